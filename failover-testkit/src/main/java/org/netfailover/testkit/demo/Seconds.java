package org.netfailover.testkit.demo;

import java.time.Duration;
import java.util.Locale;

/** Times as they are written. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration time) {
        return time.toNanos() / NANOS;
    }

    /** Such as {@code 1.25 s}. */
    static String text(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", of(time));
    }
}
