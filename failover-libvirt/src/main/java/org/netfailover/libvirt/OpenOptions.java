package org.netfailover.libvirt;

import java.time.Duration;
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
     * @return whole seconds, 5 unless told otherwise; zero for never
     */
    @Value.Default
    public Duration keepalive() {
        return DEFAULT_KEEPALIVE;
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

    /** Refuses what libvirt or a clock cannot do, with {@link IllegalArgumentException}. */
    @Value.Check
    void check() {
        long seconds = keepalive().toSeconds();
        if (seconds < 0 || seconds > Integer.MAX_VALUE || !keepalive().equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException("keepalive is " + keepalive());
        }
        if (keepaliveCount() < 1) {
            throw new IllegalArgumentException("the daemon is asked " + keepaliveCount() + " times");
        }
        if (deadline().isNegative() || deadline().isZero()) {
            throw new IllegalArgumentException("the deadline is " + deadline());
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

    /**
     * Builds {@link OpenOptions}; not safe for use by several threads. {@code build()} refuses what libvirt or a clock cannot
     * do with {@link IllegalArgumentException}.
     */
    public static final class Builder extends ImmutableOpenOptions.Builder {
        Builder() {}
    }
}
