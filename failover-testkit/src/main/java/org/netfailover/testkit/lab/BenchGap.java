package org.netfailover.testkit.lab;

import java.time.Duration;

/**
 * A time in which nothing came.
 *
 * @param at when it began, after the move did; negative before it
 * @param length how long it was
 */
record BenchGap(Duration at, Duration length) {
    Duration end() {
        return at.plus(length);
    }
}
