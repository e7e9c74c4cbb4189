package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.LinkState;
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
            aPairMoves(lab, guest, ends.migration(guest, a, b), a, b, Strategy.EXPLICIT_FAILOVER, FEW);
            Migration back = ends.migration(guest, b, a).strategy(Strategy.AUTOMATIC_FAILOVER);
            aPairMoves(lab, guest, back, b, a, Strategy.AUTOMATIC_FAILOVER, MORE);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static void aPairMoves(
            SriovLab lab, LabGuest guest, Migration migration, End from, End to, Strategy chosen, int most)
            throws InterruptedException {
        PlannedOperation planned = migration.plan();
        assertThat(decided(planned)).containsExactly(chosen);
        moves(lab, guest, planned, most);
        assertThat(guest.answers(lab)).isTrue();
        assertThat(to.drives(guest)).isTrue();
        from.isWithout(guest);
        to.isNotLed(guest);
    }

    @Test
    void aPairWithoutTeamingMovesByItsMacAndIsAPairAgain(SriovLab lab) throws InterruptedException {
        LabGuest guest = LabGuest.named("by-hand").unteamedPair().build();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab)) {
            LabEnds.awaitWhole(lab, guest, ends.a());
            assertThat(LabEnds.slaves(guest, lab.a())).hasSize(2);
            ends.a().cutStandby(guest);

            PlannedOperation planned = ends.migration(guest).plan();
            assertThat(decided(planned)).contains(Strategy.MANUAL_FAILOVER);
            moves(lab, guest, planned, FEW);

            LabEnds.awaitWhole(lab, guest, ends.b());
            assertThat(ends.b().standby(guest).link()).contains(LinkState.DOWN.text());
            assertThat(ends.b().libvirt().networkPorts(LabHost.NETWORK)).hasSize(1);
            ends.a().isWithout(guest);
            ends.b().isNotLed(guest);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static List<Strategy> decided(PlannedOperation planned) {
        assertThat(planned.plan()).isInstanceOf(Plan.Ready.class);
        return ((Plan.Ready) planned.plan())
                .decisions().stream().map(Decision::strategy).toList();
    }

    private static void moves(SriovLab lab, LabGuest guest, PlannedOperation planned, int most)
            throws InterruptedException {
        try (TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
            Outcome outcome = planned.run();

            Thread.sleep(AFTERWARDS.toMillis());
            Traffic traffic = meter.stop();
            System.out.println(lab.options().topology() + "\n" + outcome.journal() + "\n" + traffic);
            assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
            assertThat(traffic.icmp().lost()).as(traffic.toString()).isLessThanOrEqualTo(most);
        }
    }
}
