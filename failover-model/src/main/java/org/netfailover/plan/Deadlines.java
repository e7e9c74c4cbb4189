package org.netfailover.plan;

import java.time.Duration;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** How long each kind of step may take. Every one is positive. */
@Value.Immutable
public abstract class Deadlines {
    /** Subclassed by generated code only. */
    Deadlines() {}

    /**
     * For a device to be plugged.
     *
     * @return 30 s unless told otherwise
     */
    @Value.Default
    public Duration attach() {
        return Duration.ofSeconds(30);
    }

    /**
     * For the guest to let go of a device. libvirt itself waits 5 s and then says nothing.
     *
     * @return 30 s unless told otherwise
     */
    @Value.Default
    public Duration detach() {
        return Duration.ofSeconds(30);
    }

    /**
     * For the guest to let go of the primaries that QEMU unplugs itself, for which QEMU has no deadline.
     *
     * @return 30 s unless told otherwise
     */
    @Value.Default
    public Duration waitUnplug() {
        return Duration.ofSeconds(30);
    }

    /**
     * For the whole move from its first call to its end, the wait for the guest included.
     *
     * @return an hour unless told otherwise
     */
    @Value.Default
    public Duration migration() {
        return Duration.ofHours(1);
    }

    /**
     * For a move that was aborted to end. QEMU gives the guest 30 s more to finish the unplug.
     *
     * @return 60 s unless told otherwise
     */
    @Value.Default
    public Duration grace() {
        return Duration.ofSeconds(60);
    }

    /**
     * For what asks the host or the reserve and not the guest: setting VFs aside, setting a link, looking at the end.
     *
     * @return 15 s unless told otherwise
     */
    @Value.Default
    public Duration host() {
        return Duration.ofSeconds(15);
    }

    @Value.Check
    void check() {
        if (Stream.of(attach(), detach(), waitUnplug(), migration(), grace(), host())
                .anyMatch(time -> time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("a deadline is a positive time");
        }
    }

    /**
     * The deadlines that hold where nothing is said.
     *
     * @return the defaults
     */
    public static Deadlines defaults() {
        return builder().build();
    }

    /**
     * Starts deadlines.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link Deadlines}; not safe for use by several threads. {@code build()} refuses a time that is not positive with
     * {@link IllegalArgumentException}.
     */
    public static final class Builder extends ImmutableDeadlines.Builder {
        Builder() {}
    }
}
