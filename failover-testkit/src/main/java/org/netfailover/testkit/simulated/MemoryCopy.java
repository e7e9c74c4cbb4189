package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.netfailover.libvirt.JobStatistics;

/** A guest's memory on its way, in passes: each sends what the guest has changed during the one before. */
final class MemoryCopy {
    /** How long the guest may stand still for the last pass; QEMU's default. */
    private static final long DOWNTIME_NANOS = 300_000_000L;

    private static final double SECOND = 1e9;

    private final long total;
    private final long speed;
    private long dirty;
    private long sent;
    private long pass;
    private long passBegan;
    private long iteration;

    MemoryCopy(long total, long dirty, long speed) {
        this.total = total;
        this.dirty = dirty;
        this.speed = speed;
        this.pass = total;
    }

    /** Begins a pass, and says how many nanoseconds it takes. */
    long begin(long now) {
        iteration++;
        passBegan = now;
        return (long) (pass * SECOND / speed);
    }

    long iteration() {
        return iteration;
    }

    /** Ends a pass; false when what is left can be sent while the guest stands still. */
    boolean needsAnother(boolean slowsGuest) {
        long took = (long) (pass * SECOND / speed);
        sent += pass;
        pass = Math.min(total, (long) (dirty * (took / SECOND)));
        if (slowsGuest) {
            dirty /= 2;
        }
        return pass > speed * (DOWNTIME_NANOS / SECOND);
    }

    /** How many nanoseconds it takes to send the rest of the current pass. */
    long rest(long now) {
        return Math.max(0, (long) (pass * SECOND / speed) - (now - passBegan));
    }

    JobStatistics statistics(Duration elapsed, long now) {
        long inPass = Math.min(pass, (long) ((now - passBegan) / SECOND * speed));
        return new JobStatistics(
                elapsed,
                total,
                sent + inPass,
                pass - inPass,
                iteration,
                speed,
                Optional.of(Duration.ofNanos(DOWNTIME_NANOS)),
                OptionalLong.of(dirty / 4096));
    }
}
