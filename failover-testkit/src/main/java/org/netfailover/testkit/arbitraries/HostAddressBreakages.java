package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.netfailover.model.PciAddress;

/** Faults of the VF's address on the host. */
final class HostAddressBreakages {
    private static final String TWIN = "0000:e9:11.3";

    private HostAddressBreakages() {}

    static List<Breakage> all() {
        Arbitrary<String> parts = Arbitraries.of("domain", "bus", "slot", "function");
        Arbitrary<UnaryOperator<Element>> malformed = parts.flatMap(
                part -> PciAddresses.malformedNumbers().map(number -> device -> address(device, part, number)));
        Arbitrary<UnaryOperator<Element>> outOfRange = Arbitraries.of(
                        Map.entry("bus", "256"),
                        Map.entry("bus", "0xffffffff"),
                        Map.entry("slot", "0x20"),
                        Map.entry("slot", "040"),
                        Map.entry("function", "8"),
                        Map.entry("function", "0x10"))
                .map(entry -> device -> address(device, entry.getKey(), entry.getValue()));
        return List.of(
                Breakage.of("HOST_ADDRESS_MALFORMED", "malformed address of a VF", Half.VF_PRIMARY, malformed),
                Breakage.of(
                        "HOST_ADDRESS_MALFORMED",
                        "malformed address of a plain hostdev",
                        Half.HOSTDEV_PRIMARY,
                        malformed),
                Breakage.of("HOST_ADDRESS_OUT_OF_RANGE", "address of a VF out of range", Half.VF_PRIMARY, outOfRange),
                Breakage.of(
                        "HOST_ADDRESS_OUT_OF_RANGE",
                        "address of a plain hostdev out of range",
                        Half.HOSTDEV_PRIMARY,
                        outOfRange),
                Breakage.of(
                        "HOST_ADDRESS_MISSING",
                        "VF without a source",
                        Half.VF_PRIMARY,
                        device -> device.withoutChildren("source")),
                Breakage.of(
                        "HOST_ADDRESS_MISSING",
                        "VF without the address' type",
                        Half.VF_PRIMARY,
                        device -> device.changing(
                                "source", source -> source.changing("address", one -> one.without("type")))),
                Breakage.of(
                        "HOST_ADDRESS_MISSING",
                        "plain hostdev without a type",
                        Half.HOSTDEV_PRIMARY,
                        device -> device.without("type")),
                Breakage.of(
                        "HOST_ADDRESS_MISSING",
                        "plain hostdev with an empty type",
                        Half.HOSTDEV_PRIMARY,
                        device -> device.with("type", "")),
                Breakage.of(
                        "HOST_ADDRESS_TYPE_UNKNOWN",
                        "type of the address",
                        Half.VF_PRIMARY,
                        Edits.each(
                                Arbitraries.of("PCI", "vf", "pcie", "drive", " pci"),
                                (device, type) -> address(device, "type", type))),
                Breakage.of(
                        "HOST_ADDRESS_TYPE_UNKNOWN",
                        "type of the plain hostdev",
                        Half.HOSTDEV_PRIMARY,
                        Edits.each(
                                Arbitraries.of("PCI", "vf", "pcie", "net"),
                                (device, type) -> device.with("type", type))),
                Breakage.of(
                        "HOST_ADDRESS_ZERO",
                        "zero address",
                        Half.VF_PRIMARY,
                        device -> device.changing(
                                "source", source -> source.withOnly(Element.of("address", "type", "pci")))),
                Breakage.of("PRIMARY_NOT_PCI", "usb device as a VF", Half.VF_PRIMARY, HostAddressBreakages::usb),
                Breakage.of("VF_TWICE", "VF as a plain hostdev as well", Half.VF_PRIMARY, twins(true)),
                Breakage.of("VF_TWICE", "VF in two plain hostdevs", Half.HOSTDEV_PRIMARY, twins(false)));
    }

    private static Element address(Element device, String attribute, String value) {
        return device.changing("source", source -> source.changing("address", one -> one.with(attribute, value)));
    }

    private static Element usb(Element device) {
        // Another one for each device: one twice is another fault.
        String number = Integer.toString(Math.floorMod(Edits.aliasOf(device).hashCode(), 10_000) + 10);
        return device.withoutChildren("address")
                .changing(
                        "source",
                        source -> source.withOnly(Element.of("address", "type", "usb", "bus", "2", "device", number)));
    }

    /** Two devices that name one VF, the second by any spelling of its address. */
    private static Arbitrary<UnaryOperator<Element>> twins(boolean typed) {
        PciAddress vf = PciAddress.parse(TWIN);
        return PciAddresses.attributes(vf).map(spelled -> device -> {
            Element first = PairElements.address(vf);
            Element second = Element.of("hostdev", "mode", "subsystem", "type", "pci")
                    .containing(Element.of("source").containing(PairElements.address(spelled)));
            Element changed =
                    device.changing("source", source -> source.withOnly(typed ? first.with("type", "pci") : first));
            return Edits.several(changed, second);
        });
    }
}
