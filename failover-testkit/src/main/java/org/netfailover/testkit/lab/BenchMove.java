package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a measured move came to.
 *
 * @param at when it began
 * @param took how long it took, as the one who asked for it saw it: {@code virsh}, or planning and running
 * @param result what came of it
 * @param reason why it is not {@link Result#MOVED}; empty where it is
 * @param back when the VF was back, after the beginning: the end of its attach, or of the move where that was no step of its
 *     own
 * @param steps what was done, in order
 */
record BenchMove(Instant at, Duration took, Result result, String reason, Duration back, List<BenchStep> steps) {
    /** What came of a move. */
    enum Result {
        /** The guest is on the other host, with all it had. */
        MOVED,
        /** It is there without its VF. */
        DEGRADED,
        /** It is not there, or nobody knows. */
        FAILED
    }

    BenchMove {
        steps = List.copyOf(steps);
    }

    /** A move that did not even begin. */
    static BenchMove failed(Instant at, String reason) {
        return new BenchMove(at, Duration.ZERO, Result.FAILED, reason, Duration.ZERO, List.of());
    }

    /** A move that failed on its way. */
    static BenchMove failed(Instant at, Duration took, String reason, List<BenchStep> steps) {
        return new BenchMove(at, took, Result.FAILED, reason, took, steps);
    }
}
