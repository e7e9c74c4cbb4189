package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Faults of addresses in the guest. */
final class GuestAddressBreakages {
    private GuestAddressBreakages() {}

    static List<Breakage> all() {
        Arbitrary<UnaryOperator<Element>> malformed = Arbitraries.of("domain", "bus", "slot", "function")
                .flatMap(part -> PciAddresses.malformedNumbers()
                        .map(number -> device ->
                                device.withOnly(at("0x00", "0x13", "0x0").with(part, number))));
        Arbitrary<UnaryOperator<Element>> outOfRange = Arbitraries.of(
                        Map.entry("bus", "0x100"), Map.entry("slot", "32"), Map.entry("function", "8"))
                .map(entry ->
                        device -> device.withOnly(at("0x00", "0x13", "0x0").with(entry.getKey(), entry.getValue())));
        return List.of(
                Breakage.of(
                        "GUEST_ADDRESS_TWICE",
                        "guest address of a NIC as well",
                        Half.EITHER,
                        Arbitraries.of("0x13", "19", "023")
                                .map(slot -> device -> Edits.several(
                                        device.withOnly(at("0x00", "0x13", "0x0")),
                                        Element.of("interface", "type", "user")
                                                .containing(at("0", slot, "0").without("function"))))),
                Breakage.of(
                        "GUEST_ADDRESS_TWICE",
                        "guest address of a device as well",
                        Half.EITHER,
                        device -> Edits.several(
                                Element.of("rng", "model", "virtio")
                                        .containing(
                                                Element.of("backend", "model", "random")
                                                        .saying("/dev/random"),
                                                at("0x00", "0x14", "0x0")),
                                device.withOnly(at("0x00", "0x14", "0x0")))),
                Breakage.of("GUEST_ADDRESS_MALFORMED", "malformed guest address", Half.EITHER, malformed),
                Breakage.of("GUEST_ADDRESS_OUT_OF_RANGE", "guest address out of range", Half.EITHER, outOfRange),
                Breakage.of(
                        "GUEST_ADDRESS_DOMAIN",
                        "guest address in another domain",
                        Half.EITHER,
                        Arbitraries.of("1", "0xffff")
                                .map(domain -> device -> device.withOnly(
                                        at("0x00", "0x13", "0x0").with("domain", domain)))),
                Breakage.of(
                        "GUEST_ADDRESS_MULTIFUNCTION_UNKNOWN",
                        "multifunction of the guest address",
                        Half.EITHER,
                        Arbitraries.of("yes", "", "On", "1")
                                .map(value -> device -> device.withOnly(
                                        at("0x00", "0x13", "0x0").with("multifunction", value)))),
                Breakage.of(
                        "PRIMARY_ON_ROOT_BUS",
                        "primary on the root bus",
                        Half.PRIMARY,
                        device -> device.withOnly(at("0x00", "0x13", "0x0"))));
    }

    private static Element at(String bus, String slot, String function) {
        return Element.of("address", "type", "pci", "domain", "0x0000", "bus", bus, "slot", slot, "function", function);
    }
}
