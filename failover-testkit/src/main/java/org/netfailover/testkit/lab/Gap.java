package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which nothing came.
 *
 * <pre>{@code
 * Gap gap = new Gap(Instant.parse("2026-01-01T00:00:10Z"), Duration.ofMillis(250));
 * assertThat(gap.length()).isLessThan(Duration.ofSeconds(1));
 * assertThat(gap.to()).isEqualTo(Instant.parse("2026-01-01T00:00:10.250Z"));
 * }</pre>
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
