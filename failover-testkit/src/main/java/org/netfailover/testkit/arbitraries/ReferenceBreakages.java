package org.netfailover.testkit.arbitraries;

import java.util.List;
import org.netfailover.model.PciAddress;

/** Faults between the halves of a pair: references and MACs. libvirt accepts them all. */
final class ReferenceBreakages {
    private static final String TEAMING = "teaming";

    private ReferenceBreakages() {}

    static List<Breakage> all() {
        return List.of(
                Breakage.of(
                        "REFERENCE_DANGLING",
                        "reference to nothing",
                        Half.PRIMARY,
                        Edits.child(TEAMING, "persistent", "ua-nobody-has-this-alias", "net7", " ")),
                Breakage.of(
                        "REFERENCE_TO_ITSELF",
                        "reference to itself",
                        Half.PRIMARY,
                        device -> Edits.set(device, TEAMING, "persistent", Edits.aliasOf(device))),
                Breakage.of(
                        "REFERENCE_TO_OTHER_DEVICE",
                        "reference to a disk",
                        Half.PRIMARY,
                        device -> Edits.several(disk(), Edits.set(device, TEAMING, "persistent", "ua-referred-disk"))),
                Breakage.of(
                        "REFERENCE_TO_UNMARKED_NIC",
                        "reference to a NIC without teaming",
                        Half.PRIMARY,
                        device -> Edits.several(nic(), Edits.set(device, TEAMING, "persistent", "ua-referred-nic"))),
                Breakage.of(
                        "REFERENCE_TO_UNMARKED_NIC",
                        "standby without its mark",
                        Half.STANDBY,
                        device -> device.withoutChildren(TEAMING)),
                Breakage.of(
                        "STANDBY_WITHOUT_PRIMARY",
                        "one standby more",
                        Half.BRIDGE_STANDBY,
                        device -> Edits.several(device, nic().containing(Element.of(TEAMING, "type", "persistent")))),
                Breakage.of(
                        "REFERENCE_TO_PRIMARY",
                        "reference to a primary",
                        Half.PRIMARY,
                        device -> Edits.several(
                                device,
                                second(Element.of(TEAMING, "type", "transient", "persistent", Edits.aliasOf(device))))),
                Breakage.of(
                        "SEVERAL_PRIMARIES",
                        "one primary more",
                        Half.PRIMARY,
                        device -> Edits.several(
                                device, second(device.child(TEAMING).orElseThrow()))),
                Breakage.of(
                        "STANDBY_IS_PASSED_THROUGH",
                        "standby that is a VF",
                        Half.BRIDGE_STANDBY,
                        device -> device.with("type", "hostdev")
                                .with("managed", "yes")
                                .withoutChildren("mtu")
                                .withoutChildren("vlan")
                                .withOnly(Element.of("source")
                                        .containing(Element.of(
                                                "address",
                                                "type",
                                                "pci",
                                                "domain",
                                                "0x0000",
                                                "bus",
                                                "0xfc",
                                                "slot",
                                                "0x1c",
                                                "function",
                                                "0x4")))),
                Breakage.of(
                        "MACS_DIFFER",
                        "another MAC of the primary",
                        Half.VF_PRIMARY,
                        Edits.child("mac", "address", "52:54:00:de:ad:01")),
                Breakage.of("PAIR_MAC_MISSING", "no MAC", Half.VF_PRIMARY, device -> device.withoutChildren("mac")),
                Breakage.of(
                        "PAIR_MAC_MISSING",
                        "MAC element without an address",
                        Half.STANDBY,
                        Edits.childWithout("mac", "address")),
                Breakage.of(
                        "PAIR_MAC_ZERO", "zero MAC", Half.STANDBY, Edits.child("mac", "address", "00:00:00:00:00:00")));
    }

    private static Element second(Element teaming) {
        Element address = PairElements.address(PciAddress.parse("0000:fd:1d.5"));
        return Element.of("hostdev", "mode", "subsystem", "type", "pci", "managed", "yes")
                .containing(Element.of("source").containing(address), teaming);
    }

    private static Element nic() {
        return Element.of("interface", "type", "bridge")
                .containing(
                        Element.of("mac", "address", "52:54:00:fe:fe:fe"),
                        Element.of("source", "bridge", "br7"),
                        Element.of("model", "type", "virtio"),
                        Element.of("alias", "name", "ua-referred-nic"));
    }

    private static Element disk() {
        return Element.of("disk", "type", "file", "device", "disk")
                .containing(
                        Element.of("source", "file", "/var/lib/images/referred.img"),
                        Element.of("target", "dev", "vdq", "bus", "virtio"),
                        Element.of("alias", "name", "ua-referred-disk"));
    }
}
