package org.netfailover.operation;

import java.time.Duration;
import org.netfailover.libvirt.Timing;

/** A moment until which something is waited for. */
record Deadline(Timing timing, long end) {
    static Deadline in(Timing timing, Duration time) {
        return new Deadline(timing, timing.nanoTime() + time.toNanos());
    }

    /** What is left; zero when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - timing.nanoTime()));
    }

    boolean isOver() {
        return end - timing.nanoTime() <= 0;
    }

    /** The shorter of what is left and a pause. */
    Duration atMost(Duration pause) {
        Duration left = left();
        return left.compareTo(pause) < 0 ? left : pause;
    }
}
