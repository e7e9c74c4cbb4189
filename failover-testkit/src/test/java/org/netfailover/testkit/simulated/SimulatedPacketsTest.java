package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.model.Strategy.AUTOMATIC_FAILOVER;
import static org.netfailover.model.Strategy.EXPLICIT_FAILOVER;
import static org.netfailover.testkit.lab.LabTopology.PF;
import static org.netfailover.testkit.lab.LabTopology.VIRTIO;
import static org.netfailover.testkit.lab.LabTopology.VLAN;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabTopology;

/** Where a guest's packets are lost while it moves: in the order and for the reasons that the lab has shown. */
class SimulatedPacketsTest {
    /** A guest that spoke on its VF before it moved, so that the bridges have heard it at their uplinks. */
    private static final Duration TALKED = Duration.ofSeconds(13);

    /** A guest that did not. */
    private static final Duration SILENT = Duration.ofSeconds(3);

    private static final Duration AFTERWARDS = Duration.ofSeconds(30);
    private static final int STAND_STILL = 500 / 50;
    private static final int REALIZING = 1000 / 50;
    private static final int UNPLUG = 2;

    private static final LabGuest PAIR = LabGuest.withPair("pair");
    private static final LabGuest BARE =
            LabGuest.named("bare").number(52).virtio().build();

    private static PacketReport moved(
            SimulatedLab lab, LabGuest guest, Duration before, boolean led, Strategy strategy) {
        lab.start(guest);
        lab.site().time().advance(Duration.ofSeconds(5));
        PacketMeter meter = lab.segment().meter(guest.mac()).start();
        lab.site().time().advance(before);
        Migration migration = Migration.of(guest.name()).timing(lab.site().time());
        migration = led
                ? migration.from(lab.a(), lab.a().network()).to(lab.b(), lab.b().network())
                : migration.from(lab.a()).to(lab.b());
        if (guest.equals(PAIR)) {
            migration.strategy(strategy);
        }
        Outcome outcome = migration.plan().run();
        assertThat(outcome).as(outcome + "\n" + outcome.journal()).isInstanceOf(Outcome.Completed.class);
        lab.site().time().advance(AFTERWARDS);
        return meter.stop();
    }

    private static PacketReport pair(LabTopology topology, Duration before, boolean led, Strategy strategy) {
        return moved(SimulatedLab.of(topology), PAIR, before, led, strategy);
    }

    private static PacketReport floor(LabTopology topology) {
        return moved(SimulatedLab.of(topology), BARE, SILENT, false, AUTOMATIC_FAILOVER);
    }

    private static Set<LossReason> reasons(PacketReport report) {
        return report.losses().stream().map(PacketLoss::reason).collect(Collectors.toSet());
    }

    @Test
    void aGuestWithoutVfLosesWhatComesWhileItStandsStill() {
        PacketReport floor = floor(VLAN);

        assertThat(reasons(floor)).containsExactly(LossReason.STOOD_STILL);
        assertThat(floor.lost()).isBetween(STAND_STILL - 1, STAND_STILL + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "VLAN, true",
        "VLAN, false",
        "PF, true",
        "VIRTIO, true",
    })
    void aPairLosesThatAndTheUnplug(LabTopology topology, boolean led) {
        PacketReport explicit = pair(topology, TALKED, led, EXPLICIT_FAILOVER);
        PacketReport automatic = pair(topology, TALKED, led, AUTOMATIC_FAILOVER);

        assertThat(explicit.lost()).as("%s", explicit).isBetween(STAND_STILL, STAND_STILL + UNPLUG);
        assertThat(automatic.lost())
                .as("%s", automatic)
                .isBetween(STAND_STILL + REALIZING, STAND_STILL + REALIZING + UNPLUG);
        assertThat(explicit.outages()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"PF", "VIRTIO"})
    void aPairThatWasHeardAtTheUplinkIsLostUntilItsVfIsBackUnlessItsFramesAreLed(LabTopology topology) {
        PacketReport led = pair(topology, TALKED, true, EXPLICIT_FAILOVER);
        PacketReport unled = pair(topology, TALKED, false, EXPLICIT_FAILOVER);

        assertThat(unled.lost()).as("%s\n%s", unled, led).isGreaterThan(3 * led.lost());
        assertThat(reasons(unled)).contains(LossReason.WRONG_PORT);
    }

    @Test
    void withAnUplinkOfItsOwnTheSegmentDoesNotLearnThatTheVfIsBack() {
        PacketReport unled = pair(VIRTIO, SILENT, false, EXPLICIT_FAILOVER);

        assertThat(unled.lost(LossReason.PRIMARY_REGISTERED)).as("%s", unled).isGreaterThan(40);
        assertThat(unled.outages().get(unled.outages().size() - 1).packets()).isGreaterThan(40);
        assertThat(unled.lost(LossReason.NO_FILTER)).as("%s", unled).isPositive();
    }

    @Test
    void thePfTopologyIsBetterThanAnUplinkOfItsOwnSinceThereIsOnePortOnly() {
        PacketReport pf = pair(PF, TALKED, false, AUTOMATIC_FAILOVER);
        PacketReport virtio = pair(VIRTIO, TALKED, false, AUTOMATIC_FAILOVER);
        PacketReport vlan = pair(VLAN, TALKED, false, AUTOMATIC_FAILOVER);

        assertThat(List.of(vlan.lost(), pf.lost(), virtio.lost()))
                .as("%s\n%s\n%s", vlan, pf, virtio)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theSameRunGivesTheSameReport(LabTopology topology) {
        assertThat(pair(topology, TALKED, true, EXPLICIT_FAILOVER))
                .isEqualTo(pair(topology, TALKED, true, EXPLICIT_FAILOVER));
    }

    @Test
    void aTraceTellsTheWayOfAPing() {
        SimulatedLab lab = SimulatedLab.of(VIRTIO);
        lab.start(PAIR);
        lab.site().time().advance(Duration.ofSeconds(5));
        PacketMeter meter = lab.segment().meter(PAIR.mac()).start();
        lab.site().time().advance(Duration.ofSeconds(1));

        assertThat(meter.report().lost()).as("%s", meter.report()).isZero();
        assertThat(meter.trace(Duration.ofSeconds(6)))
                .extracting(PacketPlace::toString)
                .containsExactly(
                        "segment/client",
                        "segment",
                        "host-a/pf0",
                        "host-a/pf0 VF 0",
                        "pair/" + LabGuest.PRIMARY,
                        "pair/" + LabGuest.PRIMARY,
                        "host-a/pf0 VF 0",
                        "segment",
                        "segment/client");
        assertThat(lab.segment().whereIs(PAIR.mac())).contains(new PacketPlace("host-a", "pf0"));
    }

    @Test
    void nothingOfTheGuestIsLeftOnTheHostThatItHasLeft() {
        SimulatedLab lab = SimulatedLab.of(VIRTIO);
        moved(lab, PAIR, TALKED, true, EXPLICIT_FAILOVER);

        assertThat(lab.segment().whereIs(PAIR.mac())).contains(new PacketPlace("host-b", "pf0"));
        assertThat(lab.a().network().links())
                .allMatch(link -> link.kind().filter("tun"::equals).isEmpty())
                .allMatch(link -> link.vfs().stream().allMatch(vf -> vf.mac().isZero()));
    }
}
