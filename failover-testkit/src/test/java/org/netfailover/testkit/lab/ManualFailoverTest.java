package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Decision;
import org.netfailover.plan.Plan;

/** What has no teaming moves as well: a pair that only the guest knows of, and a VF alone. */
@WithSriovLab
@Timeout(600)
class ManualFailoverTest {
    /** Pings, 20 a second, that may be lost with a pair: the guest is on its standby meanwhile. */
    private static final int FEW = 120;

    private static final int PACKETS = 100;
    private static final long AFTERWARDS_SECONDS = 3;

    @Test
    void aPairWithoutTeamingMovesByItsMacAndIsAPairAgain(SriovLab lab) throws Exception {
        LabGuest guest = LabGuest.named("by-hand").unteamedPair().build();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            LabEnds.awaitWhole(lab, guest, ends.a());
            assertThat(slaves(guest, lab.a())).isEqualTo(2);

            Traffic traffic = moves(lab, ends, guest, Strategy.MANUAL_FAILOVER);

            assertThat(traffic.icmp().lost()).as(traffic.toString()).isLessThanOrEqualTo(FEW);
            LabEnds.awaitWhole(lab, guest, ends.b());
            ends.a().isWithout(guest);
            ends.b().isNotLed(guest);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    @Test
    void aVfAloneIsTakenOutBeforeAndIsThereAfterwards(SriovLab lab) throws Exception {
        LabGuest guest = LabGuest.named("alone")
                .number(52)
                .device(LabNic.pooled(LabGuest.named("alone").number(52).build().mac(), LabGuest.PRIMARY))
                .build();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            LabEnds.awaitWhole(lab, guest, ends.a());

            Traffic unused = moves(lab, ends, guest, Strategy.DETACH_ATTACH);

            assertThat(ends.b().vf(guest)).isPresent();
            ends.a().isWithout(guest);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static Traffic moves(SriovLab lab, LabEnds ends, LabGuest guest, Strategy chosen) throws Exception {
        PlannedOperation planned = ends.migration(guest).plan();
        Plan.Ready ready = assertInstanceOf(Plan.Ready.class, planned.plan(), planned::toString);
        assertThat(ready.decisions()).extracting(Decision::strategy).contains(chosen);
        try (TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
            Outcome outcome = planned.run();
            TimeUnit.SECONDS.sleep(AFTERWARDS_SECONDS);
            Traffic traffic = meter.stop();
            System.out.println(chosen + "\n" + outcome.journal() + "\n" + traffic);
            assertInstanceOf(
                    Outcome.Completed.class, outcome, () -> outcome.journal().toString());
            return traffic;
        }
    }

    private static long slaves(LabGuest guest, LabHost host) {
        List<String> lines = guest.console(host).lines().toList();
        return lines.stream().filter(line -> line.endsWith(" slave")).distinct().count();
    }
}
