package org.netfailover.model;

import java.time.Duration;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Frames with a guest's MAC as their source, sent out of a device so that the segment learns where the guest is now:
 * broadcast RARP requests, as QEMU sends them after a migration.
 *
 * <p>The first goes out at once; more follow at the interval until what was waited for is seen or the time is over.
 */
@Value.Immutable
public abstract class Announcement {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Subclassed by generated code only. */
    Announcement() {}

    /** When no more frames are needed. */
    public sealed interface Until {
        /**
         * When so many have been sent.
         *
         * @param frames from 1
         */
        record Sent(int frames) implements Until {
            /** Refuses less than one with {@link IllegalArgumentException}. */
            public Sent {
                if (frames < 1) {
                    throw new IllegalArgumentException("at least one frame is announced, not " + frames);
                }
            }
        }

        /**
         * When a VF has sent something, by its PF's counters. Not with drivers that do not count, see {@link
         * VfState#counters()}.
         *
         * @param pf the PF's network device
         * @param vf the VF's number at the PF, from 0
         */
        record VfSends(InterfaceName pf, int vf) implements Until {
            /** Refuses a negative number with {@link IllegalArgumentException}. */
            public VfSends {
                if (vf < 0) {
                    throw new IllegalArgumentException("VFs are counted from 0, not " + vf);
                }
            }
        }

        /**
         * When a frame of the guest's own has come in at a device: at an uplink, from the segment; at a tap, from the
         * guest.
         *
         * @param device where to listen
         */
        record HeardOn(InterfaceName device) implements Until {}

        /**
         * When nothing of the guest's has come in at a device for a while: at its tap, when it no longer sends there.
         *
         * @param device where to listen
         * @param quiet for how long, positive, whole milliseconds
         */
        record SilentOn(InterfaceName device, Duration quiet) implements Until {
            /** Refuses a time that is not positive with {@link IllegalArgumentException}. */
            public SilentOn {
                requireSpan("silence", quiet);
            }
        }
    }

    /**
     * Where the frames go out.
     *
     * @return a bridge's uplink, a PF, or a bridge
     */
    public abstract InterfaceName device();

    /**
     * The guest's MAC, the frames' source.
     *
     * @return the MAC
     */
    public abstract MacAddress mac();

    /**
     * The VLAN of the frames.
     *
     * @return 1 to 4094 for an 802.1Q tag, or empty for none
     */
    public abstract OptionalInt vlan();

    /**
     * The time from one frame to the next.
     *
     * @return 1 ms to 5 minutes, whole milliseconds; 20 ms unless told otherwise
     */
    @Value.Default
    public Duration interval() {
        return DEFAULT_INTERVAL;
    }

    /**
     * When no more frames are needed.
     *
     * @return after one frame unless told otherwise
     */
    @Value.Default
    public Until until() {
        return new Until.Sent(1);
    }

    /**
     * The longest time that frames are sent.
     *
     * @return 1 ms to 5 minutes, whole milliseconds; 10 s unless told otherwise
     */
    @Value.Default
    public Duration atMost() {
        return Duration.ofSeconds(10);
    }

    /** Refuses what is out of range with {@link IllegalArgumentException}. */
    @Value.Check
    void check() {
        vlan().ifPresent(Vlan::of);
        requireSpan("interval", interval());
        requireSpan("longest time", atMost());
        if (mac().isMulticast() || mac().isZero()) {
            throw new IllegalArgumentException("frames cannot come from " + mac());
        }
    }

    private static void requireSpan(String what, Duration span) {
        if (span.toMillis() < 1
                || span.compareTo(LONGEST) > 0
                || !Duration.ofMillis(span.toMillis()).equals(span)) {
            throw new IllegalArgumentException("the " + what + " is " + span + ", expected 1 ms to " + LONGEST);
        }
    }

    /**
     * Starts an announcement.
     *
     * @param device where the frames go out
     * @param mac the guest's MAC
     * @return a builder: one frame without a tag
     */
    public static Builder of(InterfaceName device, MacAddress mac) {
        return new Builder().device(device).mac(mac);
    }

    /** Builds an {@link Announcement}; not safe for use by several threads. */
    public static final class Builder extends ImmutableAnnouncement.Builder {
        Builder() {}
    }
}
