package org.netfailover.libvirt;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Time, as whoever waits for a host sees it: the machine's own, or that of simulated hosts, in which a minute takes no
 * time at all. Safe for many threads.
 */
public interface Timing {
    /**
     * The time of day.
     *
     * @return now
     */
    Instant now();

    /**
     * A clock that only goes forward, for deadlines.
     *
     * @return nanoseconds since some moment
     */
    long nanoTime();

    /**
     * Waits until something is in a mailbox, and takes it.
     *
     * @param <T> what the mailbox holds
     * @param mailbox where it will be; others put things there from any thread
     * @param atMost how long to wait; zero or less only looks
     * @return what was there, or null when the time was over
     * @throws InterruptedException when the thread was interrupted
     */
    <T> @Nullable T poll(BlockingQueue<T> mailbox, Duration atMost) throws InterruptedException;

    /**
     * Calls something that may not return in time, such as a host that hangs.
     *
     * @param <T> what the call returns
     * @param call what to do; it may go on by itself after the deadline
     * @param deadline how long to wait for it, positive
     * @return what the call returned; what it threw is thrown
     * @throws TimeoutException when it had not returned in time; it is not known whether it took effect or will
     * @throws InterruptedException when the thread was interrupted; it is not known whether the call took effect
     */
    <T extends @Nullable Object> T call(Callable<T> call, Duration deadline)
            throws TimeoutException, InterruptedException;

    /**
     * Begins something that is waited for later, so that two hosts are asked side by side. Where this is not the machine's
     * own time, it may be done before this returns.
     *
     * @param <T> what is waited for
     * @param task what to do; it sets its own deadlines
     * @return what to wait for
     */
    default <T> Future<T> begin(Callable<T> task) {
        FutureTask<T> done = new FutureTask<>(task);
        done.run();
        return done;
    }

    /**
     * The machine's own time.
     *
     * @return the one that everybody shares; its threads are daemons, made when needed
     */
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}
