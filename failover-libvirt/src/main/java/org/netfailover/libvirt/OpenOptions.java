package org.netfailover.libvirt;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** How a {@link LibvirtHost} is connected to. */
@Value.Immutable
public abstract class OpenOptions {
    private static final Duration DEFAULT_KEEPALIVE = Duration.ofSeconds(5);
    private static final int DEFAULT_KEEPALIVE_COUNT = 3;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /** Subclassed by generated code only. */
    OpenOptions() {}

    /**
     * After how long a silence the daemon is asked whether it is there. Without it, calls to a daemon that hangs never
     * return.
     *
     * @return whole seconds from 1, 5 unless told otherwise; empty for never
     */
    @Value.Default
    public Optional<Duration> keepalive() {
        return Optional.of(DEFAULT_KEEPALIVE);
    }

    /**
     * How often the daemon may leave that question unanswered before the connection is given up, one interval after the
     * last question: with 5 seconds and 3 questions about 20 seconds after it fell silent.
     *
     * @return from 1, 3 unless told otherwise
     */
    @Value.Default
    public int keepaliveCount() {
        return DEFAULT_KEEPALIVE_COUNT;
    }

    /**
     * How long opening a connection may take. A daemon that hangs takes connections and never answers.
     *
     * @return a positive time, 30 seconds unless told otherwise
     */
    @Value.Default
    public Duration deadline() {
        return DEFAULT_DEADLINE;
    }

    /** Refuses what libvirt or a clock cannot do, with {@link IllegalStateException}. */
    @Value.Check
    void check() {
        boolean wholeSeconds = keepalive().isEmpty()
                || keepalive().get().equals(Duration.ofSeconds(keepalive().get().toSeconds()))
                        && keepalive().get().toSeconds() >= 1
                        && keepalive().get().toSeconds() <= Integer.MAX_VALUE;
        if (!wholeSeconds || keepaliveCount() < 1) {
            throw new IllegalStateException("keepalive is " + keepalive() + ", " + keepaliveCount() + " times");
        }
        if (deadline().isNegative() || deadline().isZero()) {
            throw new IllegalStateException("the deadline is " + deadline());
        }
    }

    /**
     * What {@link LibvirtHost#open(String)} uses.
     *
     * @return keepalive after 5 seconds, 3 times; a deadline of 30 seconds
     */
    public static OpenOptions defaults() {
        return builder().build();
    }

    /**
     * Starts with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OpenOptions}; not safe for use by several threads. */
    public static final class Builder extends ImmutableOpenOptions.Builder {
        Builder() {}
    }
}
