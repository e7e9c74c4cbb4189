package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.netfailover.model.DomainState;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;

/**
 * One way to break one rule by what the hosts are like.
 *
 * @param code the rule
 * @param bites whether a move depends on what is broken, and breaks nothing else by it
 * @param edit breaks it
 */
record MoveBreakage(String code, Predicate<MoveDraft> bites, UnaryOperator<MoveDraft> edit) {
    private static final Predicate<Nic> STANDBY = Nic::isStandby;
    private static final Predicate<Nic> PRIMARY = Nic::isPrimary;
    private static final Predicate<Nic> ALONE = STANDBY.or(PRIMARY).negate();
    private static final Predicate<Nic> ON_NETWORK = MoveBreakage::isOnNetwork;
    private static final Predicate<Nic> POOLED = PRIMARY.and(ON_NETWORK);
    private static final Predicate<Nic> HOSTDEV = nic -> nic.element() == Nic.Element.HOSTDEV;
    private static final Predicate<Nic> VF = MoveBreakage::isVf;
    private static final Predicate<Nic> NAMED = HOSTDEV.or(VF);

    static List<MoveBreakage> all() {
        return List.of(
                lacking("NETWORK_UNKNOWN", HostFlaw.NO_NETWORK, onNetwork(STANDBY, ALONE)),
                lacking("NETWORK_INACTIVE", HostFlaw.NETWORK_INACTIVE, onNetwork(STANDBY, ALONE)),
                lacking("STANDBY_NETWORK_IS_POOL", HostFlaw.NETWORK_IS_POOL, onNetwork(STANDBY, ALONE)),
                lacking("BRIDGE_UNKNOWN", HostFlaw.NO_BRIDGE, with(STANDBY).and(without(ALONE))),
                lacking("DESTINATION_NETWORK_UNKNOWN", HostFlaw.NO_NETWORK, onNetwork(ALONE, STANDBY)),
                lacking("DESTINATION_NETWORK_INACTIVE", HostFlaw.NETWORK_INACTIVE, onNetwork(ALONE, STANDBY)),
                lacking("DESTINATION_NETWORK_OF_OTHER_KIND", HostFlaw.NETWORK_IS_POOL, onNetwork(ALONE, STANDBY)),
                lacking(
                        "DESTINATION_BRIDGE_UNKNOWN",
                        HostFlaw.NO_BRIDGE,
                        with(ALONE).and(without(STANDBY))),
                lacking("POOL_WITHOUT_FREE_VF", HostFlaw.POOL_TAKEN, with(POOLED)),
                lacking("PRIMARY_NETWORK_NOT_POOL", HostFlaw.POOL_IS_BRIDGE, with(POOLED)),
                lacking("VF_NOT_PRESENT", HostFlaw.VF_GONE, with(NAMED).and(MoveBreakage::isUnmapped)),
                lacking("VF_IN_USE", HostFlaw.VF_HELD, with(NAMED).and(MoveBreakage::isUnmapped)),
                lacking("DESTINATION_VF_IN_BOND", HostFlaw.VF_IN_BOND, with(NAMED)),
                lacking("VF_GROUP_SHARED", HostFlaw.VF_GROUP_SHARED, with(NAMED)),
                lacking(
                        "INTERFACE_NOT_A_VF",
                        HostFlaw.NOT_A_VF,
                        with(VF).and(without(HOSTDEV)).and(MoveBreakage::isUnmapped)),
                lacking("PRIMARY_NOT_ETHERNET", HostFlaw.NOT_ETHERNET, with(NAMED)),
                lacking("HOST_WITHOUT_IOMMU", HostFlaw.NO_IOMMU, with(PRIMARY)),
                lacking("PF_DOWN", HostFlaw.PF_DOWN, with(POOLED.or(VF))),
                lacking("MACHINE_NOT_OFFERED", HostFlaw.NO_MACHINE, draft -> true),
                lacking(
                        "LIBVIRT_WITHOUT_TEAMING",
                        HostFlaw.NO_TEAMING,
                        with(STANDBY).and(without(HOSTDEV))),
                lacking("LIBVIRT_WITHOUT_HOSTDEV_TEAMING", HostFlaw.NO_HOSTDEV_TEAMING, with(HOSTDEV)),
                new MoveBreakage("DESTINATION_IS_SOURCE", draft -> true, MoveDraft::toItself),
                new MoveBreakage("DOMAIN_RUNS_ON_DESTINATION", draft -> true, MoveBreakage::runsThere),
                new MoveBreakage("DOMAIN_CLASHES_ON_DESTINATION", draft -> true, MoveBreakage::clashesThere));
    }

    private static MoveBreakage lacking(String code, HostFlaw flaw, Predicate<MoveDraft> bites) {
        return new MoveBreakage(code, bites, draft -> draft.flawed(flaw));
    }

    private static Predicate<MoveDraft> with(Predicate<Nic> kind) {
        return draft -> draft.has(kind);
    }

    private static Predicate<MoveDraft> without(Predicate<Nic> kind) {
        return with(kind).negate();
    }

    private static boolean isOnNetwork(Nic nic) {
        return nic.type().equals("network");
    }

    private static boolean isVf(Nic nic) {
        return nic.type().equals("hostdev");
    }

    private static boolean isUnmapped(MoveDraft draft) {
        return !draft.isMapped();
    }

    /** The rules about halves of pairs and about other NICs have codes of their own. */
    private static Predicate<MoveDraft> onNetwork(Predicate<Nic> some, Predicate<Nic> none) {
        return with(some.and(ON_NETWORK)).and(without(none.and(ON_NETWORK)));
    }

    private static MoveDraft runsThere(MoveDraft draft) {
        DataCentre.Domain domain = draft.domain();
        return draft.meeting(new Resident(domain.uuid(), domain.name(), DomainState.RUNNING));
    }

    private static MoveDraft clashesThere(MoveDraft draft) {
        return draft.meeting(new Resident(new UUID(1, 1), draft.domain().name(), DomainState.SHUT_OFF));
    }

    DomainMove applied(MoveDraft draft) {
        return new DomainMove(edit.apply(draft).order(), Optional.of(code));
    }
}
