package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What is left to chance at a site, which falls the same way for one seed. Guarded by the agenda's lock. */
final class Chance {
    private final @Nullable SplittableRandom random;

    private Chance(@Nullable SplittableRandom random) {
        this.random = random;
    }

    /** Nothing is left to chance. */
    static Chance none() {
        return new Chance(null);
    }

    static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** A number from 0, and 0 without a seed. */
    int below(int bound) {
        return random == null ? 0 : random.nextInt(bound);
    }

    /** From three quarters of a time to five quarters, and the very time without a seed. */
    Duration about(Duration usual) {
        if (random == null) {
            return usual;
        }
        long quarter = usual.toNanos() / 4;
        return usual.minusNanos(quarter).plusNanos(random.nextLong(2 * quarter + 1));
    }
}
