package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Decision;
import org.netfailover.plan.Plan;
import org.netfailover.testkit.lab.LabEnds.End;

/** A guest with a pair moves under traffic, by libvirt, and its frames are led. For each topology. */
@Timeout(600)
abstract class LabMigrations {
    /** Pings, 20 a second. On a machine that is busy they are lost while the guest stands still, too. */
    private static final int FEW = 120;

    /** The same where QEMU plugs the VF while the guest stands still. */
    private static final int MORE = 400;

    /** Packets a second each way: not to fill the machine. */
    private static final int PACKETS = 100;

    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    @Test
    void aPairMovesThereAndBackAndNothingOfItIsLeft(SriovLab lab) throws InterruptedException {
        LabGuest guest = LabGuest.withPair("mover");
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            End a = ends.a();
            End b = ends.b();
            moves(lab, guest, ends.migration(guest, a, b), a, b, Strategy.EXPLICIT_FAILOVER);
            Migration back = ends.migration(guest, b, a).strategy(Strategy.AUTOMATIC_FAILOVER);
            moves(lab, guest, back, b, a, Strategy.AUTOMATIC_FAILOVER);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    @Test
    void aPairWithoutTeamingMovesByItsMacAndIsAPairAgain(SriovLab lab) throws InterruptedException {
        LabGuest guest = LabGuest.named("by-hand").unteamedPair().build();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            LabEnds.awaitWhole(lab, guest, ends.a());
            assertThat(slaves(guest, lab.a())).isEqualTo(2);
            moves(lab, guest, ends.migration(guest), ends.a(), ends.b(), Strategy.MANUAL_FAILOVER);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static long slaves(LabGuest guest, LabHost host) {
        return guest.console(host)
                .lines()
                .filter(line -> line.endsWith(" slave"))
                .distinct()
                .count();
    }

    private static void moves(SriovLab lab, LabGuest guest, Migration migration, End from, End to, Strategy chosen)
            throws InterruptedException {
        try (TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
            PlannedOperation planned = migration.plan();
            assertThat(planned.plan()).isInstanceOf(Plan.Ready.class);
            assertThat(((Plan.Ready) planned.plan()).decisions())
                    .extracting(Decision::strategy)
                    .contains(chosen);

            Outcome outcome = planned.run();

            Thread.sleep(AFTERWARDS.toMillis());
            Traffic traffic = meter.stop();
            System.out.println(lab.options().topology() + " " + chosen + "\n" + outcome.journal() + "\n" + traffic);
            assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
            assertThat(traffic.icmp().lost())
                    .as(traffic.toString())
                    .isLessThanOrEqualTo(chosen == Strategy.AUTOMATIC_FAILOVER ? MORE : FEW);
        }
        LabEnds.awaitWhole(lab, guest, to);
        from.isWithout(guest);
        to.isNotLed(guest);
    }
}
