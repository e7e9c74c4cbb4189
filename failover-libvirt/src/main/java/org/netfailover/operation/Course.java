package org.netfailover.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.Side;

/** What every part of one run shares: the domain, its hosts, the time, the mailbox, and the journal. */
record Course(
        UUID domain,
        String name,
        Reach source,
        Optional<Reach> destination,
        Map<Side, HostNetwork> networks,
        Timing timing,
        Mailbox mailbox,
        JournalWriter journal) {
    /** A look whether something is so. */
    @FunctionalInterface
    interface Look {
        boolean now() throws StepFailed;
    }

    /** A signal on the way, which may end the wait by throwing. */
    @FunctionalInterface
    interface Ear {
        Ear NONE = signal -> {};

        void hear(Signal signal) throws StepFailed;
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    Reach at(Side side) {
        return side == Side.SOURCE
                ? source
                : destination.orElseThrow(() -> new IllegalStateException("this operation has no destination"));
    }

    /** The network of a host, asked with a deadline. */
    NetworkReach network(Side side, Duration deadline) {
        HostNetwork network = networks.get(side);
        if (network == null) {
            throw new IllegalStateException("the network of the " + side + " cannot be told anything");
        }
        return new NetworkReach(network, timing, mailbox, in(deadline));
    }

    Deadline in(Duration time) {
        return Deadline.in(timing, time);
    }

    /** Waits for the next signal, and writes it down. */
    @Nullable
    Signal await(Duration atMost) {
        Signal signal = mailbox.next(atMost);
        if (signal instanceof Signal.FromHost from) {
            journal.observe(from.side(), "event: " + words(from.event()));
        }
        return signal;
    }

    /**
     * Looks until something is so: at once, whenever something happens, and at intervals, since events may be lost.
     *
     * @return false when the deadline was over first
     */
    boolean until(Deadline deadline, Look look, Ear ear) throws StepFailed {
        Duration pause = FIRST_PAUSE;
        while (!look.now()) {
            if (deadline.isOver()) {
                return false;
            }
            Signal signal = await(deadline.atMost(pause));
            if (signal != null) {
                ear.hear(signal);
            } else {
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
        return true;
    }

    private static String words(HostEvent event) {
        if (event instanceof HostEvent.DeviceRemoved removed) {
            return "device " + removed.alias() + " removed";
        }
        if (event instanceof HostEvent.DeviceRemovalFailed failed) {
            return "the guest refuses to let go of " + failed.alias();
        }
        if (event instanceof HostEvent.DeviceAdded added) {
            return "device " + added.alias() + " added";
        }
        if (event instanceof HostEvent.Lifecycle life) {
            return "lifecycle " + life.change() + " (" + life.detail() + ")";
        }
        if (event instanceof HostEvent.MigrationIteration pass) {
            return "migration iteration " + pass.iteration();
        }
        if (event instanceof HostEvent.Disconnected broken) {
            return "connection lost: " + broken.reason();
        }
        return event instanceof HostEvent.Reconnected ? "connection made anew" : "job completed";
    }
}
