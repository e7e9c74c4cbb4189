package org.netfailover.testkit.lab;

import java.time.Duration;

/**
 * A step of a measured move.
 *
 * @param at when it began, after the move did
 * @param took how long it took
 * @param side on which host
 * @param what what was done
 * @param result what came of it: {@code done}, {@code failed} or {@code skipped}
 */
record BenchStep(Duration at, Duration took, String side, String what, String result) {
    static final String DONE = "done";
    static final String FAILED = "failed";

    Duration end() {
        return at.plus(took);
    }
}
