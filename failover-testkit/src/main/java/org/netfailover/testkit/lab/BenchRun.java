package org.netfailover.testkit.lab;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A measured move.
 *
 * @param topology of which lab
 * @param round in which round, from 1
 * @param variant how
 * @param from from which host
 * @param load the machine's load beforehand, the average over a minute
 * @param move what it came to
 * @param streams what became of the packets, in the order of {@link BenchStream.Kind}; none where it did not begin
 */
record BenchRun(
        LabTopology topology,
        int round,
        BenchVariant variant,
        String from,
        double load,
        BenchMove move,
        List<BenchStream> streams) {
    BenchRun {
        if (!streams.isEmpty() && streams.size() != BenchStream.Kind.values().length) {
            throw new IllegalArgumentException(streams.size() + " streams");
        }
        streams = List.copyOf(streams);
    }

    /** Whether its numbers count. */
    boolean moved() {
        return move.result() == BenchMove.Result.MOVED && !streams.isEmpty();
    }

    BenchStream stream(BenchStream.Kind kind) {
        return streams.get(List.of(BenchStream.Kind.values()).indexOf(kind));
    }

    double seconds() {
        return seconds(move.took());
    }

    /** When the guest used its VF again; empty where it has none, or nobody saw it. */
    OptionalDouble secondsToUse() {
        return move.steps().stream()
                .filter(step ->
                        step.what().startsWith(BenchUse.WHAT) && step.result().equals(BenchStep.DONE))
                .mapToDouble(step -> seconds(step.at().plus(step.took())))
                .max();
    }

    double longestGap(BenchStream.Kind kind) {
        return seconds(stream(kind).longestGap());
    }

    /** The longest gap that began when the VF was back. */
    double secondGap(BenchStream.Kind kind) {
        return seconds(stream(kind).longestGapAfter(move.back()));
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
