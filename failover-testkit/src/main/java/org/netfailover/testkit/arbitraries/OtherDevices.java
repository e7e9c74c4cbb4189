package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.netfailover.model.PciAddress;

/** Devices beside the pairs, with aliases and guest addresses that collide with nothing. */
final class OtherDevices {
    private OtherDevices() {}

    /** Some devices, each at most once; an alias that a pair has already is left out. */
    static Arbitrary<List<Element>> any(Set<String> taken) {
        List<Element> all = List.of(
                disk(),
                aliased(disk2(), "ua-disk"),
                placed(aliased(nic(), "ua-nic"), 0x1c),
                nic().withOnly(Element.of("model", "type", "virtio")),
                aliased(Element.of("memballoon", "model", "virtio"), "ua-balloon"),
                Element.of("serial", "type", "pty").containing(Element.of("target", "port", "0")),
                aliased(usb(), "ua-usb"),
                placed(
                        aliased(
                                Element.of("controller", "type", "scsi", "index", "0", "model", "virtio-scsi"),
                                "ua-scsi"),
                        0x1d),
                placed(rng(), 0x1b));
        return Arbitraries.of(all).set().ofMaxSize(4).map(chosen -> {
            List<Element> free = new ArrayList<>();
            for (Element device : chosen) {
                boolean clashes = device.child("alias")
                        .flatMap(alias -> alias.attribute("name"))
                        .filter(taken::contains)
                        .isPresent();
                free.add(clashes ? device.withoutChildren("alias") : device);
            }
            return free;
        });
    }

    private static Element aliased(Element device, String alias) {
        return device.containing(Element.of("alias", "name", alias));
    }

    private static Element placed(Element device, int slot) {
        return device.containing(
                PairElements.address(new PciAddress(0, 0, slot, 0)).with("type", "pci"));
    }

    private static Element disk() {
        return disk("vda", "virtio");
    }

    private static Element disk2() {
        return disk("sdb", "sata");
    }

    private static Element disk(String target, String bus) {
        return Element.of("disk", "type", "file", "device", "disk")
                .containing(
                        Element.of("driver", "name", "qemu", "type", "raw"),
                        Element.of("source", "file", "/var/lib/images/" + target + ".img"),
                        Element.of("target", "dev", target, "bus", bus));
    }

    private static Element nic() {
        return Element.of("interface", "type", "bridge")
                .containing(Element.of("source", "bridge", "br9"), Element.of("model", "type", "e1000e"));
    }

    private static Element usb() {
        return Element.of("hostdev", "mode", "subsystem", "type", "usb", "managed", "no")
                .containing(Element.of("source").containing(Element.of("address", "bus", "1", "device", "2")));
    }

    private static Element rng() {
        return Element.of("rng", "model", "virtio")
                .containing(Element.of("backend", "model", "random").saying("/dev/urandom"));
    }
}
