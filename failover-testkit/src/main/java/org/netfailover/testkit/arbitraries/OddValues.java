package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;

/** Values and elements that libvirt reads although they look wrong or its schema forbids them. */
final class OddValues {
    private OddValues() {}

    static List<HalfEdit> all() {
        return List.of(
                of(Half.EITHER_INTERFACE, Arbitraries.of(mac(":0", ":"), mac("$", " junk"), mac("$", "\t"))),
                of(
                        Half.EITHER_INTERFACE,
                        device -> device.changing(
                                "mac",
                                mac -> mac.with(
                                        "address",
                                        mac.attribute("address").orElse("").toUpperCase(Locale.ROOT)))),
                of(Half.EITHER_INTERFACE, device -> device.containing(Element.of("mac", "address", "nonsense"))),
                of(Half.BRIDGE_STANDBY, Edits.child("model", "type", "VIRTIO", "Virtio-Transitional")),
                of(Half.BRIDGE_STANDBY, Edits.child("mtu", "size", "0", "010", " +1500", "4294967295")),
                of(Half.VF_PRIMARY, Edits.child("mtu", "size", "0", "")),
                of(Half.EITHER_INTERFACE, Edits.child("link", "state", "")),
                of(Half.STANDBY, Edits.child("teaming", "persistent", "")),
                of(Half.EITHER, device -> first(device, Element.of("teaming"))),
                of(Half.EITHER, device -> device.containing(Element.of("teaming", "type", "nonsense"))),
                of(Half.EITHER, device -> first(device, Element.of("alias"))),
                of(Half.EITHER, device -> device.containing(Element.of("alias", "name", "ua-second"))),
                of(Half.EITHER, device -> device.withOnly(Element.of("address", "type", "pci"))),
                of(
                        Half.EITHER,
                        device -> device.withoutChildren("address")
                                .containing(Element.of("driver", "name", "nonsense", "queues", "zz"))
                                .changing(
                                        "driver",
                                        driver -> driver.without("name").without("queues"))),
                of(Half.VF_PRIMARY, hostAddresses()),
                of(Half.HOSTDEV_PRIMARY, hostAddresses()),
                of(Half.VF_PRIMARY, device -> device.with("managed", "maybe")),
                of(Half.HOSTDEV_PRIMARY, device -> device.without("mode")),
                of(Half.HOSTDEV_PRIMARY, device -> device.containing(Element.of("mac", "address", "nonsense"))),
                of(Half.VF_PRIMARY, Edits.child("model", "type", "virtio", "e1000")),
                of(Half.EITHER, device -> Edits.several(device, serial(Edits.aliasOf(device)))),
                of(
                        Half.EITHER,
                        device -> Edits.several(
                                device, Element.of("teamings"), Element.of("Interface", "type", "nonsense"))));
    }

    private static HalfEdit of(Half half, Arbitrary<UnaryOperator<Element>> edits) {
        return new HalfEdit(half, edits);
    }

    private static HalfEdit of(Half half, UnaryOperator<Element> edit) {
        return of(half, Arbitraries.just(edit));
    }

    private static UnaryOperator<Element> mac(String pattern, String replacement) {
        return device -> device.changing(
                "mac",
                mac -> mac.with(
                        "address",
                        mac.attribute("address")
                                .orElse(MacAddress.parse("52:54:00:00:00:01").toString())
                                .replaceAll(pattern, replacement)));
    }

    private static Element first(Element device, Element child) {
        return device.withChildren(List.of(child)).containing(device.children());
    }

    private static Arbitrary<UnaryOperator<Element>> hostAddresses() {
        return PciAddresses.attributes(PciAddress.parse("0000:ea:12.1"))
                .map(spelled -> device -> device.changing(
                        "source",
                        source -> source.changing("address", old -> {
                            Element address = PairElements.address(spelled);
                            return old.attribute("type")
                                    .map(type -> address.with("type", type))
                                    .orElse(address);
                        })));
    }

    private static Element serial(String alias) {
        return Element.of("serial", "type", "pty").containing(Element.of("alias", "name", alias));
    }
}
