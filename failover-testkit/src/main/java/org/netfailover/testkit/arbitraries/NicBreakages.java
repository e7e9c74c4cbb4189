package org.netfailover.testkit.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import org.netfailover.model.MacAddress;

/** Faults in an interface's own values. */
final class NicBreakages {
    private NicBreakages() {}

    static List<Breakage> all() {
        return List.of(
                Breakage.of(
                        "MAC_MALFORMED",
                        "malformed MAC",
                        Half.EITHER_INTERFACE,
                        Edits.child("mac", "address", MacAddresses.malformed())),
                Breakage.of(
                        "MAC_MULTICAST",
                        "multicast MAC",
                        Half.EITHER_INTERFACE,
                        Edits.child("mac", "address", MacAddresses.multicast().map(MacAddress::toString))),
                Breakage.of(
                        "MTU_NOT_SUPPORTED",
                        "MTU of a VF",
                        Half.VF_PRIMARY,
                        Edits.child("mtu", "size", "1500", "9000", "+1", " 68", "4294967295")),
                Breakage.of(
                        "MTU_NOT_SUPPORTED",
                        "MTU of a macvtap",
                        Half.BRIDGE_STANDBY,
                        device -> device.with("type", "direct")
                                .withOnly(Element.of("source", "dev", "eth0", "mode", "bridge"))
                                .withOnly(Element.of("mtu", "size", "1500"))),
                Breakage.of(
                        "MTU_NOT_SUPPORTED",
                        "MTU of user-mode networking",
                        Half.BRIDGE_STANDBY,
                        device -> device.with("type", "user")
                                .withoutChildren("source")
                                .withOnly(Element.of("mtu", "size", "9000"))),
                Breakage.of(
                        "MTU_MALFORMED",
                        "MTU that is no number",
                        Half.EITHER_INTERFACE,
                        Edits.child("mtu", "size", "0x5dc", "1500 ", "-1", "jumbo", "4294967296", "9k", "1.5")),
                Breakage.of(
                        "LINK_STATE_UNKNOWN",
                        "state of the link",
                        Half.EITHER_INTERFACE,
                        Edits.child("link", "state", "default", "Up", "off", "yes", " up")),
                Breakage.of(
                        "MODEL_MALFORMED",
                        "model with other characters",
                        Half.EITHER_INTERFACE,
                        Edits.child("model", "type", " virtio", "virtio ", "vir tio", "virtio.net", "virti\u00f6")),
                Breakage.of(
                        "INTERFACE_TYPE_UNKNOWN",
                        "type of the interface",
                        Half.EITHER_INTERFACE,
                        Edits.each(
                                Arbitraries.of("", "Bridge", "hostdevs", "pool", "pci", " bridge"),
                                (device, type) -> device.with("type", type))),
                Breakage.of(
                        "INTERFACE_SOURCE_MISSING",
                        "bridge without a name",
                        Half.BRIDGE_STANDBY,
                        Edits.childWithout("source", "bridge")),
                Breakage.of(
                        "INTERFACE_SOURCE_MISSING",
                        "network under the wrong name",
                        Half.BRIDGE_STANDBY,
                        device -> device.with("type", "network").withOnly(Element.of("source", "bridge", "vfpool"))),
                Breakage.of(
                        "INTERFACE_SOURCE_MISSING",
                        "vhost-user without a socket",
                        Half.BRIDGE_STANDBY,
                        device -> device.with("type", "vhostuser")
                                .withoutChildren("mtu")
                                .withOnly(Element.of("source", "type", "unix", "mode", "client"))),
                Breakage.of(
                        "INTERFACE_SOURCE_MISSING",
                        "no source",
                        Half.BRIDGE_STANDBY,
                        device -> device.withoutChildren("source")),
                Breakage.of(
                        "VLAN_MALFORMED",
                        "VLAN without a tag",
                        Half.EITHER_INTERFACE,
                        device -> device.withOnly(Element.of("vlan"))),
                Breakage.of(
                        "VLAN_MALFORMED",
                        "tag of the VLAN",
                        Half.EITHER_INTERFACE,
                        Edits.each(
                                Arbitraries.of("4096", "65536", "x", "", "-1", "0x2a", "42 "),
                                (device, id) ->
                                        device.withOnly(Element.of("vlan").containing(Element.of("tag", "id", id))))),
                Breakage.of(
                        "PRIMARY_VLAN_TRUNK",
                        "trunk on a VF",
                        Half.VF_PRIMARY,
                        device -> device.withOnly(Element.of("vlan", "trunk", "yes")
                                .containing(Element.of("tag", "id", "1"), Element.of("tag", "id", "2")))),
                Breakage.of(
                        "STANDBY_LINK_DOWN",
                        "link of the standby down",
                        Half.STANDBY,
                        Edits.child("link", "state", "down")));
    }
}
