package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;

/** What the XML of a domain for the destination of a move keeps of the XML on the source. */
final class DestinationRules {
    private static final String ABI = "libvirt 9.0.0, virDomainDefCheckABIStability";

    private DestinationRules() {}

    static List<Bound<MoveFacts>> all() {
        return List.of(
                dropsTeaming(),
                changesTeaming(),
                dropsNic(),
                addsNic(),
                changesMac(),
                changesGuestAddress(),
                notAsMapped());
    }

    private static Rule.Builder rule(String code, Authority authority) {
        return Rule.error(code, authority).subject(Rule.Subject.MOVE).needs(Need.DESTINATION_XML);
    }

    private static Bound<MoveFacts> dropsTeaming() {
        return rule("DESTINATION_DROPS_TEAMING", Authority.QEMU)
                .since(4, 2, 0)
                .requirement(
                        "The destination's XML keeps every teaming; QEMU cannot load the state of a pair otherwise.")
                .says("error while loading state for instance 0x0 of device '…/virtio-net'")
                .remedy("keep the <teaming> of both halves")
                .source("QEMU 7.2 and libvirt 9.0.0, as they answer such a migration")
                .onEach(MoveFacts.CHANGED, (nic, sink) -> {
                    if (nic.before().nic().teaming().isPresent()
                            && !nic.after().nic().teaming().isPresent()) {
                        sink.at(nic.after(), "", "the device has a teaming on the source and none on the destination");
                    }
                });
    }

    private static Bound<MoveFacts> changesTeaming() {
        return rule("DESTINATION_CHANGES_TEAMING", Authority.QEMU)
                .since(4, 2, 0)
                .requirement("The destination's XML leaves every teaming as it is.")
                .remedy("take the <teaming> of the source's XML")
                .source("QEMU 7.2, hw/net/virtio-net.c")
                .onEach(MoveFacts.CHANGED, (nic, sink) -> {
                    Nic before = nic.before().nic();
                    Nic after = nic.after().nic();
                    boolean same =
                            before.teaming().type().equals(after.teaming().type())
                                    && before.teaming()
                                            .persistent()
                                            .equals(after.teaming().persistent());
                    if (after.teaming().isPresent() && !same) {
                        sink.at(nic.after(), "teaming", "the device's teaming is another on the destination");
                    }
                });
    }

    private static Bound<MoveFacts> dropsNic() {
        return rule("DESTINATION_DROPS_NIC", LIBVIRT)
                .requirement(
                        "The destination's XML has every NIC of the source's; what is to leave is detached before.")
                .says("unsupported configuration: Target domain host device count … does not match source …")
                .remedy("keep the device, with the source of the destination")
                .source(ABI)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.dropped()) {
                        sink.at(nic, "", "the destination's XML lacks the device");
                    }
                });
    }

    private static Bound<MoveFacts> addsNic() {
        return rule("DESTINATION_ADDS_NIC", LIBVIRT)
                .requirement(
                        "The destination's XML has no NIC that the source's lacks by then: it is made after devices"
                                + " were detached, and what is to come back is plugged after the move.")
                .says("unsupported configuration: Target domain host device count … does not match source …")
                .remedy("leave the device out, and plug it on the destination")
                .source(ABI)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.added()) {
                        sink.at(nic, "", "the source's XML lacks the device");
                    }
                });
    }

    private static Bound<MoveFacts> changesMac() {
        return rule("DESTINATION_CHANGES_MAC", LIBVIRT)
                .requirement("The destination's XML leaves every MAC as it is.")
                .says("unsupported configuration: Target network card mac … does not match source …")
                .remedy("take the MAC of the source's XML")
                .source(ABI)
                .onEach(MoveFacts.CHANGED, (nic, sink) -> {
                    if (nic.before().mac() != null
                            && !nic.before().mac().equals(nic.after().mac())) {
                        sink.at(nic.after(), "mac", "the MAC is " + nic.before().mac() + " on the source");
                    }
                });
    }

    private static Bound<MoveFacts> changesGuestAddress() {
        return rule("DESTINATION_CHANGES_GUEST_ADDRESS", LIBVIRT)
                .requirement(
                        "The destination's XML leaves every address in the guest as it is, also where a VF is mapped.")
                .says("unsupported configuration: Target device PCI address … does not match source …")
                .remedy("take the guest's <address> of the source's XML")
                .source(ABI)
                .onEach(MoveFacts.CHANGED, (nic, sink) -> {
                    PciAddress address = nic.before().guest();
                    if (address != null && !address.equals(nic.after().guest())) {
                        sink.at(nic.after(), "address", "the guest's address is " + address + " on the source");
                    }
                });
    }

    private static Bound<MoveFacts> notAsMapped() {
        return rule("DESTINATION_VF_NOT_AS_MAPPED", Authority.NOVA)
                .requirement(
                        "In the destination's XML each VF is replaced as the map says, all at once and in every element:"
                                + " a new address is not mapped again.")
                .remedy("map each source address once, in <interface type='hostdev'> as in <hostdev>")
                .source("Nova 2025.1, virt/libvirt/migration.py")
                .checkedBy((facts, sink) -> {
                    for (ChangedNic nic : facts.changed()) {
                        PciAddress source = nic.before().host();
                        Optional<PciAddress> expected = source == null ? Optional.empty() : facts.mapped(source);
                        if (expected.isPresent()
                                && !expected.get().equals(nic.after().host())) {
                            sink.at(
                                    nic.after(),
                                    "source/address",
                                    "the map takes " + source + " to " + expected.get() + " and the XML does not");
                        }
                    }
                });
    }
}
