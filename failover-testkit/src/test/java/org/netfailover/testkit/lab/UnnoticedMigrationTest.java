package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.Strategy;
import org.netfailover.network.HostNetwork;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;

/** A guest with a pair moves under traffic, and the frames for it are led. */
class UnnoticedMigrationTest {
    @ParameterizedTest
    @EnumSource(LabTopology.class)
    @Timeout(900)
    void littleIsLost(LabTopology topology) throws InterruptedException {
        try (SriovLab lab = SriovLab.start(LabOptions.of(topology));
                LibvirtHost from = lab.a().connect();
                LibvirtHost to = lab.b().connect();
                HostNetwork here = lab.a().network();
                HostNetwork there = lab.b().network()) {
            LabGuest guest = LabGuest.withPair("mover");
            guest.start(lab.a());
            try (TrafficMeter meter = TrafficMeter.start(lab, guest)) {
                Thread.sleep(3000);
                Outcome outcome = Migration.of(guest.name())
                        .from(from, here)
                        .to(to, there)
                        .mode(MigrationMode.PEER_TO_PEER)
                        .destinationUri(lab.b().peerUri())
                        .migrateUri(lab.b().migrateUri())
                        .strategy(Strategy.EXPLICIT_FAILOVER)
                        .deadline(Duration.ofMinutes(5))
                        .plan()
                        .run(event -> System.out.println(event));
                Thread.sleep(8000);
                Traffic traffic = meter.stop();
                System.out.println(topology + "\n" + outcome.summary() + "\n" + outcome.journal() + "\n" + traffic);
                assertThat(outcome).isInstanceOf(Outcome.Completed.class);
            }
        }
    }
}
