package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.simulated.PacketMeter;
import org.netfailover.testkit.simulated.PacketReport;
import org.netfailover.testkit.simulated.SimulatedLab;

/**
 * One guest is moved in the lab and in its simulation, in each way. What one of them clearly loses more of than in another
 * way, the other does not lose less of. For each topology.
 */
@Timeout(1200)
abstract class LabAndSimulation {
    /** A guest that has spoken for a while before it moves. */
    private static final Duration BEFORE = Duration.ofSeconds(13);

    /** Longer than the segment goes on sending to where a guest was. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(25);

    /** Of so much less, the noise of emulated machines is not the cause. */
    private static final double CLEARLY = 2;

    /** Packets a second each way. */
    private static final int PACKETS = 50;

    /** How a guest moves. */
    enum Way {
        ALONE(Optional.empty(), false),
        AUTOMATIC(Optional.of(Strategy.AUTOMATIC_FAILOVER), false),
        EXPLICIT(Optional.of(Strategy.EXPLICIT_FAILOVER), false),
        AUTOMATIC_LED(Optional.of(Strategy.AUTOMATIC_FAILOVER), true),
        EXPLICIT_LED(Optional.of(Strategy.EXPLICIT_FAILOVER), true);

        private final Optional<Strategy> strategy;
        private final boolean led;

        Way(Optional<Strategy> strategy, boolean led) {
            this.strategy = strategy;
            this.led = led;
        }

        LabGuest guest() {
            return strategy.isPresent()
                    ? LabGuest.withPair("pair-" + ordinal())
                    : LabGuest.named("bare").bridged().build();
        }

        Migration asked(Migration migration) {
            strategy.ifPresent(migration::strategy);
            return migration;
        }
    }

    @Test
    void theSimulationLosesMoreWhereTheLabDoes(SriovLab lab) throws InterruptedException {
        Map<Way, Integer> real = new EnumMap<>(Way.class);
        Map<Way, Integer> simulated = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            real.put(way, inLab(lab, way));
            simulated.put(way, simulated(lab.options().topology(), way));
        }
        String both = lab.options().topology() + ", pings lost in the lab " + real + ", simulated " + simulated;
        System.out.println(both);
        assertThat(Arrays.stream(Way.values())
                        .anyMatch(way -> real.get(way) > CLEARLY * real.get(Way.ALONE)
                                || real.get(Way.ALONE) > CLEARLY * real.get(way)))
                .as("ways that differ clearly: " + both)
                .isTrue();
        for (Way more : Way.values()) {
            for (Way less : Way.values()) {
                if (real.get(more) > CLEARLY * real.get(less)) {
                    assertThat(simulated.get(more))
                            .as("%s > %s: %s", more, less, both)
                            .isGreaterThan(simulated.get(less));
                }
                if (simulated.get(more) > CLEARLY * simulated.get(less)) {
                    assertThat(real.get(more))
                            .as("%s > %s: %s", more, less, both)
                            .isGreaterThan(real.get(less));
                }
            }
        }
    }

    private static int inLab(SriovLab lab, Way way) throws InterruptedException {
        LabGuest guest = way.guest();
        guest.start(lab.a());
        try (LabEnds ends = new LabEnds(lab);
                TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
            Thread.sleep(BEFORE.toMillis());
            Outcome outcome = way.asked(way.led ? ends.migration(guest) : ends.unled(guest))
                    .plan()
                    .run();
            assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
            Thread.sleep(AFTERWARDS.toMillis());
            return meter.stop().icmp().lost();
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    private static int simulated(LabTopology topology, Way way) {
        SimulatedLab lab = SimulatedLab.of(topology);
        LabGuest guest = way.guest();
        lab.start(guest);
        PacketMeter meter =
                lab.segment().meter(guest.mac()).pings(TrafficMeter.PINGS).start();
        lab.site().time().advance(BEFORE);
        Migration migration = Migration.of(guest.name()).timing(lab.site().time());
        Outcome outcome = way.asked(
                        way.led
                                ? migration
                                        .from(lab.a(), lab.a().network())
                                        .to(lab.b(), lab.b().network())
                                : migration.from(lab.a()).to(lab.b()))
                .plan()
                .run();
        assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
        lab.site().time().advance(AFTERWARDS);
        PacketReport report = meter.stop();
        System.out.println(topology + ", " + way + ", simulated: " + report);
        return report.lost();
    }
}
