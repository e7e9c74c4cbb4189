package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Quoted;

/** What libvirt refuses about the VF on the host that a device names. */
final class LibvirtAddressRules {
    private static final String SOURCE = "libvirt 9.0.0, as its daemon answers a definition";
    private static final Set<String> ADDRESS_TYPES = Set.of("pci", "usb", "scsi", "scsi_host", "mdev");

    private LibvirtAddressRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(vfTwice(), malformed(), outOfRange(), typeMissing(), typeUnknown(), primaryNotPci(), zero());
    }

    private static Bound<DomainFacts> vfTwice() {
        return Rule.error("VF_TWICE", LIBVIRT)
                .requirement("A device of the host is in a domain once, whichever element names it.")
                .says("XML error: Hostdev already exists in the domain configuration")
                .remedy("name another VF")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Map<PciAddress, NicFacts> first = new HashMap<>();
                    for (NicFacts nic : facts.passedThrough()) {
                        if (nic.host() != null && first.putIfAbsent(nic.host(), nic) != null) {
                            sink.at(nic, "source/address", nic.host() + " is in the domain already");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> malformed() {
        return Rule.error("HOST_ADDRESS_MALFORMED", LIBVIRT)
                .requirement("The parts of a host's PCI address are numbers, hexadecimal with 0x.")
                .says("XML error: Invalid value for attribute '…' in element 'address': '…'. Expected non-negative"
                        + " integer value")
                .remedy("write the address as nodedev-dumpxml gives it")
                .source(SOURCE)
                .onEach(DomainFacts.PASSED_THROUGH, (nic, sink) -> {
                    Optional<PciAddressText> address = hostAddress(nic);
                    if (address.isPresent() && !address.get().isReadable()) {
                        sink.at(nic, "source/address", address.get().fault().orElse(""));
                    }
                });
    }

    private static Bound<DomainFacts> outOfRange() {
        return Rule.error("HOST_ADDRESS_OUT_OF_RANGE", LIBVIRT)
                .requirement("In a host's PCI address the bus is at most 0xff, the slot 0x1f, the function 7.")
                .says("XML error: Invalid PCI address …, must be <= …")
                .remedy("write the address as nodedev-dumpxml gives it")
                .source(SOURCE)
                .onEach(DomainFacts.PASSED_THROUGH, (nic, sink) -> {
                    Optional<PciAddressText> address = hostAddress(nic);
                    if (address.isPresent()
                            && address.get().isReadable()
                            && !address.get().isEmpty()) {
                        address.get().fault().ifPresent(fault -> sink.at(nic, "source/address", fault));
                    }
                });
    }

    /** The address of a PCI device; that of a USB device has a bus as well, of another kind. */
    private static Optional<PciAddressText> hostAddress(NicFacts nic) {
        boolean pci = nic.isInterface()
                ? nic.nic().source().addressType().filter("usb"::equals).isEmpty()
                : nic.nic().type().equals("pci");
        return pci ? nic.nic().source().address() : Optional.empty();
    }

    private static Bound<DomainFacts> typeMissing() {
        return Rule.error("HOST_ADDRESS_MISSING", LIBVIRT)
                .requirement("An interface of type hostdev has a source address with a type; a hostdev has a type.")
                .says(
                        "XML error: missing source address type",
                        "unsupported configuration: unknown host device source address type ''")
                .remedy("name the VF in <source><address type='pci' …/></source>")
                .source(SOURCE)
                .onEach(DomainFacts.PASSED_THROUGH, (nic, sink) -> {
                    if (nic.isInterface("hostdev")
                            && nic.nic().source().addressType().isEmpty()) {
                        sink.at(nic, "source/address", "the interface names no device of the host");
                    } else if (!nic.isInterface() && nic.nic().type().isEmpty()) {
                        sink.at(nic, "", "the hostdev has no type");
                    }
                });
    }

    private static Bound<DomainFacts> typeUnknown() {
        return Rule.error("HOST_ADDRESS_TYPE_UNKNOWN", LIBVIRT)
                .requirement("A device of the host is of a type that libvirt knows, pci for a VF.")
                .says("unsupported configuration: unknown host device source address type '…'")
                .remedy("use type='pci'")
                .source(SOURCE)
                .onEach(DomainFacts.PASSED_THROUGH, (nic, sink) -> {
                    Optional<String> type = addressType(nic.nic());
                    if (type.isPresent() && !type.get().isEmpty() && !ADDRESS_TYPES.contains(type.get())) {
                        sink.at(
                                nic,
                                nic.isInterface() ? "source/address" : "",
                                "the type of the host's device is " + Quoted.of(type.get()));
                    }
                });
    }

    private static Optional<String> addressType(Nic nic) {
        if (nic.element() == Nic.Element.HOSTDEV) {
            return nic.mode().orElse("subsystem").equals("subsystem") ? Optional.of(nic.type()) : Optional.empty();
        }
        return nic.type().equals("hostdev") ? nic.source().addressType() : Optional.empty();
    }

    private static Bound<DomainFacts> primaryNotPci() {
        return Rule.error("PRIMARY_NOT_PCI", Authority.GUEST)
                .requirement("A primary is a PCI device; libvirt accepts an interface of type hostdev that is not.")
                .remedy("name a VF in <source><address type='pci' …/></source>")
                .source("Linux, Documentation/networking/net_failover.rst and net_failover.c")
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    Optional<String> type = nic.nic().source().addressType();
                    if (nic.isInterface("hostdev")
                            && type.isPresent()
                            && ADDRESS_TYPES.contains(type.get())
                            && !type.get().equals("pci")) {
                        sink.at(nic, "source/address", "the primary is a device of type " + Quoted.of(type.get()));
                    }
                });
    }

    private static Bound<DomainFacts> zero() {
        return Rule.warning("HOST_ADDRESS_ZERO", LIBVIRT)
                .requirement("A VF's address is not zero; libvirt reads a missing address as 0000:00:00.0.")
                .remedy("name the VF's address")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    boolean possible = facts.domain().arch().orElse("").startsWith("s390");
                    for (NicFacts nic : facts.passedThrough()) {
                        if (NicFacts.ZERO.equals(nic.host()) && !possible) {
                            boolean there = nic.nic().source().address().isPresent();
                            sink.at(nic, "source/address", "the VF's address is " + (there ? "zero" : "missing"));
                        }
                    }
                });
    }
}
