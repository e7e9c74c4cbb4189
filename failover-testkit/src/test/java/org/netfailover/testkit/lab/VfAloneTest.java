package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Decision;
import org.netfailover.plan.Plan;

/** A VF without a standby moves as well: it goes no way over a bridge, so one topology tells about all. */
@WithSriovLab
@Timeout(600)
class VfAloneTest {
    @Test
    void aVfAloneIsTakenOutBeforeAndIsThereAfterwards(SriovLab lab) throws Exception {
        LabGuest guest = LabGuest.named("alone")
                .number(52)
                .device(LabNic.pooled(LabGuest.named("alone").number(52).build().mac(), LabGuest.PRIMARY))
                .build();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            LabEnds.awaitWhole(lab, guest, ends.a());

            PlannedOperation planned = ends.migration(guest).plan();
            Plan.Ready ready = assertInstanceOf(Plan.Ready.class, planned.plan(), planned::toString);
            assertThat(ready.decisions()).extracting(Decision::strategy).containsExactly(Strategy.DETACH_ATTACH);
            Outcome outcome = planned.run();

            assertInstanceOf(
                    Outcome.Completed.class, outcome, () -> outcome.journal().toString());
            assertThat(ends.b().vf(guest)).isPresent();
            ends.a().isWithout(guest);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }
}
