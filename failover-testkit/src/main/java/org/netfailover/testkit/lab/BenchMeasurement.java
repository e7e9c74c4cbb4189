package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Measures one move: calm traffic, the move, and traffic until it is calm again. */
final class BenchMeasurement {
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration CALM_WITHIN = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final long LOOK_MILLIS = 500;

    private final SriovLab lab;
    private final LabGuest guest;
    private final int packets;

    BenchMeasurement(SriovLab lab, LabGuest guest, int packets) {
        this.lab = lab;
        this.guest = guest;
        this.packets = packets;
    }

    /**
     * What a move came to, and what became of the packets.
     *
     * @param move the move
     * @param streams in the order of {@link BenchStream.Kind}
     */
    record Measured(BenchMove move, List<BenchStream> streams) {}

    /** A move that fails is one that was measured. */
    Measured of(BenchVariant variant, LabHost from, LabHost to) throws InterruptedException {
        try (BenchEnd source = BenchEnd.of(from);
                BenchEnd destination = BenchEnd.of(to);
                TrafficMeter meter = TrafficMeter.start(lab, guest.address(), packets, TrafficMeter.PINGS)) {
            // Pings alone: a machine that is too slow for all that UDP is measured, too, and shows by what is lost
            // before.
            if (!awaitCalm(meter, BenchMeasurement::pingsAreCalm, CALM, CALM_WITHIN)) {
                throw new IllegalStateException("traffic of " + guest + " does not come through: " + meter.soFar());
            }
            Instant at = Instant.now();
            BenchMove move;
            try {
                move = new BenchMoves(guest, source, destination).by(variant);
            } catch (RuntimeException e) {
                move = BenchMove.failed(at, Duration.between(at, Instant.now()), String.valueOf(e), List.of());
            }
            move = BenchUse.awaited(move, guest, destination);
            awaitCalm(meter, BenchMeasurement::isCalm, SHORTEST, LONGEST);
            Traffic traffic = meter.stop();
            Instant start = move.at();
            List<BenchStream> streams = Stream.of(traffic.icmp(), traffic.toGuest(), traffic.fromGuest())
                    .map(stream -> BenchStream.of(stream, start))
                    .toList();
            return new Measured(move, streams);
        }
    }

    /** Waits until traffic has been calm; for a time at least and at most. */
    private static boolean awaitCalm(
            TrafficMeter meter, BiPredicate<Traffic, Instant> isCalm, Duration least, Duration most)
            throws InterruptedException {
        Instant begun = Instant.now();
        Thread.sleep(least.toMillis());
        while (!isCalm.test(meter.soFar(), Instant.now())) {
            if (Instant.now().isAfter(begun.plus(most))) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Whether no stream had a pause of half a second in the last three seconds. */
    static boolean isCalm(Traffic traffic, Instant now) {
        return Stream.of(traffic.icmp(), traffic.toGuest(), traffic.fromGuest())
                .allMatch(stream -> isCalm(stream.arrivals(), now));
    }

    private static boolean pingsAreCalm(Traffic traffic, Instant now) {
        return isCalm(traffic.icmp().arrivals(), now);
    }

    private static boolean isCalm(List<Instant> arrivals, Instant now) {
        // What was sent just now is on its way.
        Instant end = now.minus(SILENCE);
        Instant before = now.minus(CALM);
        for (Instant arrival : arrivals) {
            if (arrival.isAfter(before)) {
                if (Duration.between(before, arrival).compareTo(SILENCE) > 0) {
                    return false;
                }
                before = arrival;
            }
        }
        return !before.isBefore(end);
    }
}
