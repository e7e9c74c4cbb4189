package org.netfailover.operation;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Timing;
import org.netfailover.plan.Side;

/**
 * Where an operation learns of what happens: hosts' events, the end of its migration, a wish to cancel it. An interrupt
 * of its thread is such a wish, too, and is remembered until the operation is over. Anybody may put; one thread takes.
 */
final class Mailbox {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Timing timing;
    private volatile boolean cancelled;
    private volatile boolean interrupted;

    Mailbox(Timing timing) {
        this.timing = timing;
    }

    /** What to subscribe with: events of the domain and of the connection go in, others do not. */
    Consumer<HostEvent> ear(Side side, UUID domain) {
        return event -> {
            boolean ours =
                    !(event instanceof HostEvent.OfDomain of) || of.domain().equals(domain);
            if (ours) {
                signals.add(new Signal.FromHost(side, event));
            }
        };
    }

    void put(Signal signal) {
        signals.add(signal);
    }

    void cancel() {
        cancelled = true;
        signals.add(Signal.Other.CANCELLED);
    }

    /** To be called by who caught an {@link InterruptedException}. */
    void interrupt() {
        interrupted = true;
        cancel();
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /** How the wish to cancel came. */
    String cancelWord() {
        return interrupted ? "interrupted" : "cancelled";
    }

    /** Takes the next signal, or null when none came in time. */
    @Nullable
    Signal next(Duration atMost) {
        try {
            return timing.poll(signals, atMost);
        } catch (InterruptedException e) {
            interrupt();
            return Signal.Other.CANCELLED;
        }
    }

    /** Forgets signals of the past, so that what comes from now on is about what is done now. */
    void clear() {
        signals.clear();
    }
}
