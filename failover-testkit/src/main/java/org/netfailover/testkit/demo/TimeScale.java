package org.netfailover.testkit.demo;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where moments stand in a picture, from left to right.
 *
 * @param left where the first moment stands
 * @param right where the last one does
 * @param first the first moment that is shown, since the move began
 * @param last the last one
 */
record TimeScale(double left, double right, Duration first, Duration last) {
    /** More seconds than this are not all marked. */
    private static final long MANY = 20;

    private static final long FEW = 5;

    /** Where a moment stands; one that is not shown, at the edge. */
    double x(Duration moment) {
        double part = Seconds.of(moment.minus(first)) / Seconds.of(last.minus(first));
        return left + Math.max(0, Math.min(1, part)) * (right - left);
    }

    /** Whether some of a time is shown. */
    boolean shows(Duration from, Duration to) {
        return from.compareTo(last) < 0 && to.compareTo(first) > 0;
    }

    /** Full seconds to be marked. */
    List<Duration> marks() {
        long step = last.minus(first).toSeconds() > MANY ? FEW : 1;
        return LongStream.rangeClosed(first.toSeconds() / step, last.toSeconds() / step)
                .mapToObj(mark -> Duration.ofSeconds(mark * step))
                .toList();
    }
}
