package org.netfailover.testkit.demo;

import java.time.Duration;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.FaultScript;
import org.netfailover.testkit.simulated.HostOperation;
import org.netfailover.testkit.simulated.SimulatedLab;

/** The ways in which the demonstration moves its VM. */
enum DemoMove {
    /** As libvirt and QEMU do it alone. */
    PLAIN(
            "Plain automatic failover",
            "What libvirt and QEMU do with a pair by themselves. QEMU unplugs the VF when the migration begins, and"
                    + " plugs another one while the guest stands still at its end. Nobody tells bridges and segment"
                    + " where the guest is.",
            Outcome.Completed.class),

    /** As the library does it unless told otherwise, where it knows the hosts' networks. */
    LED(
            "Failover with the frames led",
            "What the library does by itself where it is given the hosts' networks. It unplugs the VF before the"
                    + " migration and plugs another one after it. Meanwhile the frames for the guest go to both halves"
                    + " of its pair.",
            Outcome.Completed.class),

    /** The same, while a daemon dies. */
    FAULT(
            "The same, with a fault on the way",
            "When most of the memory has been sent, libvirt's daemon on the destination dies. It is back after "
                    + Death.AWAY.toSeconds() + " s. The guest is to stay on the source and to have its VF again, and"
                    + " nothing of the move is to be left.",
            Outcome.RolledBack.class);

    /** What goes wrong in {@link #FAULT}. */
    private static final class Death {
        static final Duration AWAY = Duration.ofSeconds(2);

        /**
         * Of the changes of the destination's network the one that is made when the first, long pass over the memory
         * is over. The one before it prepares that, as soon as the domain is there.
         */
        static final int CHANGE = 2;
    }

    private final String title;
    private final String explanation;
    private final Class<? extends Outcome> expected;

    DemoMove(String title, String explanation, Class<? extends Outcome> expected) {
        this.title = title;
        this.explanation = explanation;
        this.expected = expected;
    }

    String title() {
        return title;
    }

    /** What it is, in sentences. */
    String explanation() {
        return explanation;
    }

    /** What it is to come to. */
    Class<? extends Outcome> expected() {
        return expected;
    }

    /** The move, not yet planned. */
    Migration migration(String domain, SimulatedLab lab) {
        Migration migration = Migration.of(domain).timing(lab.site().time());
        return this == PLAIN
                ? migration.from(lab.a()).to(lab.b()).strategy(Strategy.AUTOMATIC_FAILOVER)
                : migration.from(lab.a(), lab.a().network()).to(lab.b(), lab.b().network());
    }

    /** Says what is to go wrong from now on. */
    void script(SimulatedLab lab) {
        if (this == FAULT) {
            FaultScript unused = lab.b()
                    .faults()
                    .at(HostOperation.NETWORK_CHANGE, Death.CHANGE, new Fault.DaemonDeath(true, Death.AWAY));
        }
    }
}
