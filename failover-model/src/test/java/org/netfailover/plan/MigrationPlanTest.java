package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.plan.Scene.addressed;
import static org.netfailover.plan.Scene.migration;
import static org.netfailover.plan.Scene.pooled;
import static org.netfailover.plan.Scene.ready;
import static org.netfailover.plan.Scene.standby;
import static org.netfailover.plan.Scene.virtio;

import org.junit.jupiter.api.Test;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;

/** What a migration comes to, as a dry run shows it. */
class MigrationPlanTest {
    @Test
    void aDomainWithoutVfsJustMoves() {
        assertThat(Planner.migration(migration(virtio(1), virtio(2)).build())).hasToString("""
                        vm
                        net1: NONE, because it moves with the domain
                        net2: NONE, because it moves with the domain
                        1. source: migrate (within 3600 s)""");
    }

    @Test
    void aPairIsLeftToQemu() {
        assertThat(Planner.migration(migration(standby(1), pooled(1)).build())).hasToString("""
                        vm
                        ua-vf1: AUTOMATIC_FAILOVER, because its standby carries the guest while it moves
                        1. destination: reserve a VF of pool for ua-vf1 (within 15 s)
                        2. source: migrate, while QEMU unplugs ua-vf1 (within 3600 s)
                        3. destination: verify ua-vf1 (within 30 s; degraded without)""");
    }

    @Test
    void aPairIsUnpluggedAndPluggedByStepsOfThePlan() {
        Plan plan = Planner.migration(migration(standby(1), addressed(1, "5e:02.0"))
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .addMap(new VfMapping("5e:02.0", "5e:02.1"))
                .build());

        assertThat(plan).hasToString("""
                        vm
                        ua-vf1: EXPLICIT_FAILOVER, because it was asked for all
                        1. destination: reserve the VF 0000:5e:02.1 for ua-vf1 (within 15 s)
                        2. source: unplug ua-vf1 (within 30 s; undone by: plug ua-vf1)
                        3. source: migrate (within 3600 s)
                        4. destination: plug ua-vf1 (within 30 s; degraded without)
                        5. destination: verify ua-vf1 (within 30 s; degraded without)""");
        assertThat(ready(plan).destination().running()).hasToString("[ua-vf1: left out, ua-vf1: on 0000:5e:02.1]");
    }
}
