package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.Quoted;

/** What makes a pair of two halves: the primary's reference. libvirt takes any text for it. */
final class ReferenceRules {
    private static final String SOURCE = "libvirt 9.0.0 and 11.3.0, which accept it; QEMU's failover_pair_id";

    /** Where a reference leads. */
    private enum End {
        STANDBY,
        NOTHING,
        ITSELF,
        OTHER_DEVICE,
        UNMARKED_NIC,
        PRIMARY,
        /** To a device of which another rule complains. */
        FAULTY
    }

    private ReferenceRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                reference(
                        "REFERENCE_DANGLING",
                        End.NOTHING,
                        "A primary's reference is the alias of a device.",
                        "no device"),
                reference(
                        "REFERENCE_TO_ITSELF", End.ITSELF, "A primary does not refer to itself.", "the primary itself"),
                reference(
                        "REFERENCE_TO_OTHER_DEVICE",
                        End.OTHER_DEVICE,
                        "A primary refers to an interface and not to a disk or another device.",
                        "a device that is no interface"),
                reference(
                        "REFERENCE_TO_UNMARKED_NIC",
                        End.UNMARKED_NIC,
                        "A primary refers to an interface that is marked as a standby.",
                        "an interface without teaming"),
                reference(
                        "REFERENCE_TO_PRIMARY",
                        End.PRIMARY,
                        "A primary refers to a standby and not to another primary.",
                        "another primary"),
                standbyWithoutPrimary(),
                severalPrimaries(),
                markedAsBoth(),
                standbyIsVf());
    }

    private static Bound<DomainFacts> reference(String code, End end, String requirement, String leadsTo) {
        return Rule.error(code, LIBVIRT)
                .since(6, 1, 0)
                .requirement(requirement)
                .remedy("refer to the alias of an interface with <teaming type='persistent'/>")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.primaries()) {
                        String reference = nic.reference();
                        if (reference != null && endOf(facts, nic, reference) == end) {
                            String child = nic.nic().teaming().persistent().isPresent() ? "teaming" : "driver";
                            sink.at(nic, child, "the reference " + Quoted.of(reference) + " leads to " + leadsTo);
                        }
                    }
                });
    }

    private static End endOf(DomainFacts facts, NicFacts primary, String reference) {
        Optional<NicFacts> nic = facts.nic(reference);
        if (nic.isPresent()) {
            return nic.get() == primary ? End.ITSELF : endAt(nic.get());
        }
        if (facts.isDroppedAlias(reference)) {
            return End.FAULTY;
        }
        return facts.isOtherAlias(reference) ? End.OTHER_DEVICE : End.NOTHING;
    }

    private static End endAt(NicFacts nic) {
        if (nic.isStandby()) {
            return End.STANDBY;
        }
        if (nic.isPrimary()) {
            return End.PRIMARY;
        }
        return nic.nic().teaming().elements() > 0 ? End.FAULTY : End.UNMARKED_NIC;
    }

    private static Bound<DomainFacts> standbyWithoutPrimary() {
        return Rule.warning("STANDBY_WITHOUT_PRIMARY", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A standby has a primary that refers to it; without one the guest stays on the standby.")
                .remedy("add the primary, or remove the standby's teaming")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.standbys()) {
                        if (nic.alias() != null && !facts.isReferredTo(nic.alias())) {
                            sink.at(nic, "", "no primary refers to " + Quoted.of(nic.alias()));
                        }
                    }
                });
    }

    private static Bound<DomainFacts> severalPrimaries() {
        return Rule.error("SEVERAL_PRIMARIES", Authority.QEMU)
                .since(4, 2, 0)
                .requirement(
                        "A standby has one primary, be it an interface or a plain hostdev; QEMU before 6.2 hides the"
                                + " second for ever.")
                .says("Cannot attach more than one primary device to 'ua-…': …")
                .remedy("give each primary a standby of its own")
                .source("QEMU 6.2, hw/net/virtio-net.c")
                .checkedBy((facts, sink) -> {
                    Set<NicFacts> taken = new HashSet<>();
                    for (PairFacts pair : facts.pairs()) {
                        if (!taken.add(pair.standby())) {
                            sink.at(
                                    pair.primary(),
                                    "",
                                    "the standby " + Quoted.of(name(pair.standby())) + " has a primary already");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> markedAsBoth() {
        return Rule.error("MARKED_AS_BOTH", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A device is a standby or a primary and not both, by whichever dialect.")
                .remedy("remove one of the marks")
                .source("libvirt 9.0.0, formatdomain (Teaming a virtio/hostdev NIC pair)")
                .onEach(DomainFacts.STANDBYS, (nic, sink) -> {
                    if (nic.isPrimary()) {
                        sink.at(nic, "", "the device is marked as a standby and as a primary");
                    }
                });
    }

    private static Bound<DomainFacts> standbyIsVf() {
        return Rule.error("STANDBY_IS_PASSED_THROUGH", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A standby is a virtio NIC and no VF; libvirt accepts an interface of type hostdev with a"
                        + " virtio model.")
                .remedy("put the standby on a bridge or a network")
                .source("libvirt 9.0.0, as its daemon answers a definition")
                .onEach(DomainFacts.STANDBYS, (nic, sink) -> {
                    if (nic.isInterface() && nic.isPassedThrough()) {
                        sink.at(nic, "", "the standby is a VF itself");
                    }
                });
    }

    private static String name(NicFacts nic) {
        return nic.alias() == null ? "" : nic.alias();
    }
}
