package org.netfailover.javadoc;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.netfailover.operation.Migration;
import org.netfailover.plan.Plan;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabTopology;
import org.netfailover.testkit.simulated.SimulatedLab;

/** Plans for a guest with a pair that moves between two simulated hosts, whose networks can be told where frames go. */
final class LabPlans {
    private LabPlans() {}

    /**
     * The plan that the library makes.
     *
     * @param choice what else is said of the migration
     */
    static Plan.Ready with(UnaryOperator<Migration> choice) {
        SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
        LabGuest guest = LabGuest.withPair("vm");
        UUID unused = lab.start(guest);
        Migration migration = Migration.of(guest.name())
                .from(lab.a(), lab.a().network())
                .to(lab.b(), lab.b().network())
                .timing(lab.site().time());
        Plan plan = choice.apply(migration).plan().plan();
        if (plan instanceof Plan.Ready ready) {
            return ready;
        }
        throw new IllegalStateException(plan.toString());
    }
}
