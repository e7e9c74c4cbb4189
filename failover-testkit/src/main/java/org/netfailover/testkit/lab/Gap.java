package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which nothing came.
 *
 * @param from when the last packet before it came
 * @param length how long nothing came
 */
public record Gap(Instant from, Duration length) {
    /**
     * When something came again.
     *
     * @return the end
     */
    public Instant to() {
        return from.plus(length);
    }
}
