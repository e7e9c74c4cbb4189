package org.netfailover.plan;

import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Strategy;
import org.netfailover.rules.Passage;

/**
 * A NIC of a domain that moves, and what becomes of it.
 *
 * @param index among the domain's NICs
 * @param nic the NIC on the source
 * @param role what it is
 * @param standby of a primary, its standby
 * @param strategy what becomes of it; of a standby what becomes of its pair
 * @param reason why
 * @param source what it hangs on at the destination
 * @param back the alias that it has when it was unplugged and plugged again
 */
record MovingNic(
        int index,
        Nic nic,
        Role role,
        Optional<Nic> standby,
        Strategy strategy,
        String reason,
        NicSource source,
        String back) {
    /** What plans call it; a running domain has an alias for every device. */
    String label() {
        return nic.aliasText().orElse("NIC " + index);
    }

    /** What plans call the standby of a primary. */
    String standbyLabel() {
        return standby.flatMap(Nic::aliasText).orElse("");
    }

    /** Whether it takes a VF of the destination. */
    boolean takesVf() {
        return role == Role.PRIMARY || role == Role.BARE;
    }

    /** Whether it is unplugged before the move, by a step of its own, and plugged after it. */
    boolean isDetached() {
        return strategy == Strategy.DETACH_ATTACH || isFailedOver();
    }

    /** Whether it is a primary that steps of the plan unplug and plug while its standby carries the guest. */
    boolean isFailedOver() {
        return role == Role.PRIMARY && (strategy == Strategy.EXPLICIT_FAILOVER || strategy == Strategy.MANUAL_FAILOVER);
    }

    /** Whether QEMU unplugs it while the domain moves. */
    boolean isUnpluggedByQemu() {
        return strategy == Strategy.AUTOMATIC_FAILOVER && role == Role.PRIMARY;
    }

    /** The same for rules. */
    Passage passage() {
        return new Passage(strategy, isDetached(), source, isDetached() ? Optional.of(back) : Optional.empty());
    }
}
