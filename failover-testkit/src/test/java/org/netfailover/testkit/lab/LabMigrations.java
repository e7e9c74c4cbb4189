package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfState;
import org.netfailover.network.HostNetwork;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Decision;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.Plan;

/** A guest with a pair moves under traffic, by libvirt, and its frames are led. For each topology. */
@Timeout(600)
abstract class LabMigrations {
    private static final InterfaceName PF = InterfaceName.of(LabHost.PF);

    /** Pings, 20 a second. On a machine that is busy they are lost while the guest stands still, too. */
    private static final int FEW = 120;

    /** The same where QEMU plugs the VF while the guest stands still. */
    private static final int MORE = 400;

    /** Packets a second each way: not to fill the machine. */
    private static final int PACKETS = 100;

    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    private record End(LabHost host, LibvirtHost libvirt, HostNetwork network) implements AutoCloseable {
        static End of(LabHost host) {
            return new End(host, host.connect(), host.network());
        }

        @Override
        public void close() {
            network.close();
            libvirt.close();
        }
    }

    @Test
    void aPairMovesThereAndBackAndNothingOfItIsLeft(SriovLab lab) throws InterruptedException {
        LabGuest guest = LabGuest.withPair("mover");
        guest.start(lab.a());
        try (End a = End.of(lab.a());
                End b = End.of(lab.b())) {
            moves(lab, guest, a, b, Optional.empty(), Strategy.EXPLICIT_FAILOVER);
            moves(lab, guest, b, a, Optional.of(Strategy.AUTOMATIC_FAILOVER), Strategy.AUTOMATIC_FAILOVER);
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static void moves(SriovLab lab, LabGuest guest, End from, End to, Optional<Strategy> asked, Strategy chosen)
            throws InterruptedException {
        try (TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
            PlannedOperation planned = planned(guest, from, to, asked);
            assertThat(planned.plan()).isInstanceOf(Plan.Ready.class);
            assertThat(((Plan.Ready) planned.plan()).decisions())
                    .extracting(Decision::strategy)
                    .containsExactly(chosen);

            Outcome outcome = planned.run();

            Thread.sleep(AFTERWARDS.toMillis());
            Traffic traffic = meter.stop();
            System.out.println(lab.options().topology() + " " + chosen + "\n" + outcome.journal() + "\n" + traffic);
            assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
            assertThat(traffic.icmp().lost())
                    .as(traffic.toString())
                    .isLessThanOrEqualTo(chosen == Strategy.EXPLICIT_FAILOVER ? FEW : MORE);
        }
        assertThat(guest.answers(lab)).isTrue();
        assertThat(to.network().link(PF).vfs()).extracting(VfState::mac).contains(guest.mac());
        isWithout(from, guest);
        isNotLed(to, guest);
    }

    private static PlannedOperation planned(LabGuest guest, End from, End to, Optional<Strategy> asked) {
        Migration migration = Migration.of(guest.name())
                .from(from.libvirt(), from.network())
                .to(to.libvirt(), to.network())
                .mode(MigrationMode.PEER_TO_PEER)
                .destinationUri(to.host().peerUri())
                .migrateUri(to.host().migrateUri())
                .persist(true)
                .undefineSource(true)
                .deadline(Duration.ofMinutes(4));
        asked.ifPresent(migration::strategy);
        return migration.plan();
    }

    private static void isWithout(End end, LabGuest guest) {
        assertThat(end.libvirt().find(guest.name())).isEmpty();
        List<NetworkLink> links = end.network().links();
        assertThat(links)
                .filteredOn(link -> link.name().value().startsWith("vnet"))
                .isEmpty();
        assertThat(end.network().link(PF).vfs()).extracting(VfState::mac).doesNotContain(guest.mac());
        isNotLed(end, guest);
    }

    private static void isNotLed(End end, LabGuest guest) {
        assertThat(end.network().redirection(PF, Optional.of(guest.mac()))).isEmpty();
        assertThat(end.host().run("tc", "filter", "show", "dev", LabHost.PF, "ingress"))
                .isEmpty();
    }
}
