package org.netfailover.testkit.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Faults in {@code <teaming>} itself. */
final class TeamingBreakages {
    private static final String TEAMING = "teaming";

    private TeamingBreakages() {}

    static List<Breakage> all() {
        Arbitrary<String> unknown = Arbitraries.of(
                "primary",
                "none",
                "Persistent",
                "TRANSIENT",
                " persistent",
                "transient ",
                "persistent\n",
                "yes",
                "p\u00e9");
        Arbitrary<String> models = Arbitraries.of("e1000", "e1000e", "rtl8139", "ne2k_pci", "virtio-net", "netfront");
        return List.of(
                Breakage.of(
                        "TEAMING_TYPE_UNKNOWN",
                        "type of the teaming",
                        Half.EITHER,
                        Edits.child(TEAMING, "type", unknown)),
                Breakage.of(
                        "TEAMING_TYPE_UNKNOWN",
                        "reference without a type",
                        Half.PRIMARY,
                        Edits.childWithout(TEAMING, "type")),
                Breakage.of(
                        "TRANSIENT_WITHOUT_REFERENCE",
                        "no reference",
                        Half.INTERFACE_PRIMARY,
                        Edits.childWithout(TEAMING, "persistent")),
                Breakage.of(
                        "TRANSIENT_WITHOUT_REFERENCE",
                        "empty reference",
                        Half.INTERFACE_PRIMARY,
                        Edits.child(TEAMING, "persistent", "")),
                Breakage.of(
                        "PERSISTENT_WITH_REFERENCE",
                        "reference of a standby",
                        Half.STANDBY,
                        Edits.child(TEAMING, "persistent", "ua-other", " ", "x")),
                Breakage.of(
                        "PERSISTENT_WITH_REFERENCE",
                        "second teaming of a standby",
                        Half.STANDBY,
                        device ->
                                device.containing(Element.of(TEAMING, "type", "transient", "persistent", "ua-other"))),
                Breakage.of(
                        "STANDBY_NOT_VIRTIO",
                        "model of the standby",
                        Half.BRIDGE_STANDBY,
                        Edits.child("model", "type", models)),
                Breakage.of(
                        "STANDBY_NOT_VIRTIO",
                        "no model",
                        Half.BRIDGE_STANDBY,
                        device -> device.withoutChildren("model").withoutChildren("driver")),
                Breakage.of(
                        "TRANSIENT_NOT_HOSTDEV",
                        "primary on a bridge",
                        Half.INTERFACE_PRIMARY,
                        device -> device.with("type", "bridge")
                                .without("managed")
                                .withOnly(Element.of("source", "bridge", "br0"))),
                Breakage.of(
                        "TRANSIENT_NOT_HOSTDEV",
                        "primary on macvtap",
                        Half.INTERFACE_PRIMARY,
                        device -> device.with("type", "direct")
                                .without("managed")
                                .withOnly(Element.of("source", "dev", "eth0", "mode", "bridge"))),
                Breakage.of(
                        "TRANSIENT_NOT_HOSTDEV",
                        "primary without a type",
                        Half.INTERFACE_PRIMARY,
                        device -> device.without("type").without("managed").withoutChildren("source")),
                Breakage.of(
                        "HOSTDEV_NOT_TRANSIENT",
                        "plain hostdev as a standby",
                        Half.HOSTDEV_PRIMARY,
                        device -> device.withOnly(Element.of(TEAMING, "type", "persistent"))),
                Breakage.of(
                        "HOSTDEV_WITHOUT_REFERENCE",
                        "plain hostdev without a reference",
                        Half.HOSTDEV_PRIMARY,
                        Edits.childWithout(TEAMING, "persistent")),
                Breakage.of("HOSTDEV_NOT_PCI", "usb device as a primary", Half.HOSTDEV_PRIMARY, TeamingBreakages::usb),
                Breakage.of(
                        "HOSTDEV_NOT_PCI",
                        "mediated device as a primary",
                        Half.HOSTDEV_PRIMARY,
                        TeamingBreakages::mdev),
                Breakage.of(
                        "HOSTDEV_NOT_PCI", "scsi device as a primary", Half.HOSTDEV_PRIMARY, TeamingBreakages::scsi),
                Breakage.of(
                        "TEAMING_EMPTY",
                        "teaming without attributes",
                        Half.EITHER,
                        device -> device.withOnly(Element.of(TEAMING))),
                Breakage.of(
                        "TEAMING_EMPTY",
                        "teaming with an empty type",
                        Half.STANDBY,
                        device -> device.withOnly(Element.of(TEAMING, "type", ""))),
                Breakage.of(
                        "TEAMING_REPEATED",
                        "teaming twice",
                        Half.EITHER,
                        device -> device.containing(device.child(TEAMING).orElseThrow())),
                Breakage.of(
                        "TEAMING_PARTS_IGNORED",
                        "unknown attribute of the teaming",
                        Half.EITHER,
                        Edits.child(TEAMING, "mode", "active-backup")),
                Breakage.of(
                        "TEAMING_MISPLACED",
                        "teaming beside the device",
                        Half.EITHER,
                        device -> Edits.several(
                                device.withoutChildren(TEAMING),
                                device.child(TEAMING).orElseThrow())),
                Breakage.of(
                        "TEAMING_MISPLACED",
                        "teaming inside the driver",
                        Half.EITHER,
                        device -> device.withoutChildren(TEAMING)
                                .withOnly(Element.of("driver")
                                        .containing(device.child(TEAMING).orElseThrow()))));
    }

    private static Element usb(Element device) {
        return device.with("type", "usb")
                .withoutChildren("address")
                .withOnly(Element.of("source").containing(Element.of("address", "bus", "2", "device", "3")));
    }

    private static Element mdev(Element device) {
        return device.with("type", "mdev")
                .with("model", "vfio-pci")
                .without("managed")
                .withOnly(Element.of("source")
                        .containing(Element.of("address", "uuid", "c2177883-f1bb-47f0-914d-32a22e3a8804")));
    }

    private static Element scsi(Element device) {
        return device.with("type", "scsi")
                .without("managed")
                .withoutChildren("address")
                .withOnly(Element.of("source")
                        .containing(
                                Element.of("adapter", "name", "scsi_host0"),
                                Element.of("address", "bus", "0", "target", "0", "unit", "0")));
    }
}
