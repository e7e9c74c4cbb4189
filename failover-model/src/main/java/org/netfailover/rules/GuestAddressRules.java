package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Quoted;

/** What libvirt refuses about the PCI addresses that devices have in the guest. */
final class GuestAddressRules {
    private static final String SOURCE = "libvirt 9.0.0, as its daemon answers a definition";

    private GuestAddressRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(twice(), malformed(), outOfRange(), domain(), multifunction());
    }

    private static Bound<DomainFacts> twice() {
        return Rule.error("GUEST_ADDRESS_TWICE", LIBVIRT)
                .requirement("Each device has a PCI address of its own in the guest; a missing function is 0.")
                .says("XML error: Attempted double use of PCI Address …")
                .remedy("give one of them a free address, or none and let libvirt assign it")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Set<PciAddress> used = new HashSet<>();
                    for (DomainDevice device : facts.domain().otherDevices()) {
                        Optional<PciAddress> address = device.guestAddress();
                        if (address.isPresent() && !used.add(address.get())) {
                            sink.found(device.origin().locate("address"), inUse(address.get()));
                        }
                    }
                    Machine machine = Machine.of(facts.domain());
                    for (NicFacts nic : facts.placed()) {
                        if (nic.guest() != null && (!used.add(nic.guest()) || machine.hasBuiltIn(nic.guest()))) {
                            sink.at(nic, "address", inUse(nic.guest()));
                        }
                    }
                });
    }

    private static String inUse(PciAddress address) {
        return "the guest's address " + address + " is in use already";
    }

    private static Bound<DomainFacts> malformed() {
        return Rule.error("GUEST_ADDRESS_MALFORMED", LIBVIRT)
                .requirement("The parts of a guest's PCI address are numbers, hexadecimal with 0x.")
                .says("XML error: Invalid value for attribute '…' in element 'address': '…'. Expected non-negative"
                        + " integer value")
                .remedy("correct the address, or remove it and let libvirt assign one")
                .source(SOURCE)
                .onEach(DomainFacts.PLACED, (nic, sink) -> {
                    Optional<PciAddressText> address = nic.nic().guestAddress();
                    if (address.isPresent() && !address.get().isReadable()) {
                        sink.at(nic, "address", address.get().fault().orElse(""));
                    }
                });
    }

    private static Bound<DomainFacts> outOfRange() {
        return Rule.error("GUEST_ADDRESS_OUT_OF_RANGE", LIBVIRT)
                .requirement("In a guest's PCI address the bus is at most 0xff, the slot 0x1f, the function 7.")
                .says("XML error: Invalid PCI address …, must be <= …")
                .remedy("correct the address, or remove it and let libvirt assign one")
                .source(SOURCE)
                .onEach(DomainFacts.PLACED, (nic, sink) -> {
                    Optional<PciAddressText> address = nic.nic().guestAddress();
                    if (address.isPresent()
                            && address.get().isReadable()
                            && !address.get().isEmpty()) {
                        address.get().fault().ifPresent(fault -> sink.at(nic, "address", fault));
                    }
                });
    }

    private static Bound<DomainFacts> domain() {
        return Rule.error("GUEST_ADDRESS_DOMAIN", LIBVIRT)
                .requirement("A guest has one PCI domain, 0.")
                .says("XML error: Invalid PCI address …. Only PCI domain 0 is available")
                .remedy("use domain='0x0000'")
                .source(SOURCE)
                .onEach(DomainFacts.PLACED, (nic, sink) -> {
                    if (nic.guest() != null && nic.guest().domain() != 0) {
                        sink.at(nic, "address", "the guest's address is " + nic.guest());
                    }
                });
    }

    private static Bound<DomainFacts> multifunction() {
        return Rule.error("GUEST_ADDRESS_MULTIFUNCTION_UNKNOWN", LIBVIRT)
                .requirement("The multifunction attribute is on or off.")
                .says("XML error: Invalid value for attribute 'multifunction' in element 'address': '…'.")
                .remedy("remove the attribute")
                .source(SOURCE)
                .onEach(DomainFacts.PLACED, (nic, sink) -> {
                    Optional<String> text = nic.nic().guestAddress().flatMap(PciAddressText::multifunction);
                    if (text.isPresent()
                            && !text.get().equals("on")
                            && !text.get().equals("off")) {
                        sink.at(nic, "address", "multifunction is " + Quoted.of(text.get()));
                    }
                });
    }
}
