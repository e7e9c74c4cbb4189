package org.netfailover.testkit.arbitraries;

import java.util.List;

/** Faults of aliases. */
final class AliasBreakages {
    private AliasBreakages() {}

    static List<Breakage> all() {
        return List.of(
                Breakage.of(
                        "ALIAS_TWICE",
                        "alias of a disk as well",
                        Half.EITHER,
                        device -> Edits.several(
                                Element.of("disk", "type", "file", "device", "disk")
                                        .containing(
                                                Element.of("source", "file", "/var/lib/images/twin.img"),
                                                Element.of("target", "dev", "vdr", "bus", "virtio"),
                                                Element.of("alias", "name", Edits.aliasOf(device))),
                                device)),
                Breakage.of(
                        "ALIAS_TWICE",
                        "alias of another NIC as well",
                        Half.EITHER,
                        device -> Edits.several(
                                device,
                                Element.of("interface", "type", "user")
                                        .containing(Element.of("alias", "name", Edits.aliasOf(device))))),
                Breakage.of(
                        "ALIAS_TWICE",
                        "alias of the standby for the primary",
                        Half.PRIMARY,
                        device -> device.withOnly(Element.of(
                                "alias",
                                "name",
                                device.child("teaming")
                                        .flatMap(teaming -> teaming.attribute("persistent"))
                                        .orElse("ua-x")))),
                Breakage.of(
                        "STANDBY_ALIAS_DROPPED",
                        "alias of the standby that libvirt drops",
                        Half.STANDBY,
                        Edits.child("alias", "name", Aliases.dropped().filter(alias -> !alias.equals("net0")))),
                Breakage.of(
                        "ALIAS_DROPPED",
                        "alias of the primary that libvirt drops",
                        Half.PRIMARY,
                        Edits.child("alias", "name", "ua-vf.0", "ua-vf 0", "UA-vf", "ua-vf/0", "ua-vf\u00e9")),
                Breakage.of(
                        "STANDBY_WITHOUT_ALIAS",
                        "standby without an alias",
                        Half.STANDBY,
                        device -> device.withoutChildren("alias")),
                Breakage.of("STANDBY_WITHOUT_ALIAS", "empty alias", Half.STANDBY, Edits.child("alias", "name", "")),
                Breakage.of(
                        "PRIMARY_WITHOUT_ALIAS",
                        "primary without an alias",
                        Half.PRIMARY,
                        device -> device.withoutChildren("alias")),
                Breakage.of(
                        "ALIAS_IS_PREFIX_ONLY",
                        "alias that is only the prefix",
                        Half.PRIMARY,
                        Edits.child("alias", "name", "ua-")));
    }
}
