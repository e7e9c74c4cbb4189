package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.Timing;

/**
 * Time that passes only while everybody waits, and then at once: to the next thing that happens.
 *
 * <pre>{@code
 * SimulatedTime time = new SimulatedSite().time();
 * List<Instant> rung = new ArrayList<>();
 * time.after(Duration.ofMinutes(10), () -> rung.add(time.now()));
 * time.advance(Duration.ofHours(1)); // returns at once
 * assertThat(rung).containsExactly(Instant.parse("2026-01-01T00:10:00Z"));
 * assertThat(time.now()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
 * }</pre>
 *
 * <p>It starts at 2026-01-01T00:00:00Z. A thread that waits moves it on, by running what is due until what it waits for
 * is there; so one thread alone sees everything happen in the same order every time, and so do those that {@link
 * #together} starts, of which one goes on at a time. Safe for many threads.
 */
public final class SimulatedTime implements Timing {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How far the current thread may get inside {@link #call}, in nanoseconds of this clock. */
    private final ThreadLocal<@Nullable Long> deadline = new ThreadLocal<>();

    private final Agenda agenda;

    /** Made by its site. */
    SimulatedTime(Chance chance) {
        agenda = new Agenda(chance);
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanoTime());
    }

    @Override
    public long nanoTime() {
        return agenda.now();
    }

    /**
     * Has something happen later, on the thread that moves time on; it neither waits nor calls a host.
     *
     * @param delay how much later; what is due at one moment happens in the order in which it was asked for
     * @param action what happens
     */
    public void after(Duration delay, Runnable action) {
        agenda.add(delay.toNanos(), action);
    }

    /**
     * Lets time pass.
     *
     * @param span how much
     */
    public void advance(Duration span) {
        await(() -> false, nanoTime() + span.toNanos());
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> mailbox, Duration atMost) throws InterruptedException {
        agenda.await(() -> !mailbox.isEmpty(), nanoTime() + Math.max(0, atMost.toNanos()));
        return mailbox.poll();
    }

    /**
     * Calls on the current thread. A simulated host that answers later than the deadline, or never, ends the call at the
     * deadline; what it was asked to do it does in its own time. What does not wait in this time is not interrupted.
     */
    @Override
    public <T extends @Nullable Object> T call(Callable<T> call, Duration within)
            throws TimeoutException, InterruptedException {
        Long outer = deadline.get();
        long mine = nanoTime() + within.toNanos();
        deadline.set(outer == null ? mine : Math.min(outer, mine));
        try {
            return call.call();
        } catch (CallAbandoned abandoned) {
            if (abandoned.interrupted) {
                throw new InterruptedException();
            }
            throw new TimeoutException("no answer within " + within);
        } catch (RuntimeException | InterruptedException | TimeoutException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            deadline.set(outer);
        }
    }

    /**
     * Runs tasks side by side, each on a thread of its own, and waits for all of them. One goes on at a time: of those
     * that can the first in the list, or the one that the site's {@linkplain SimulatedSite#SimulatedSite(long) seed}
     * picks. Time moves when none can. So the same tasks do the same in the same order every time.
     *
     * @param tasks what to run; what one of them throws is thrown when all have ended
     */
    public void together(List<? extends Runnable> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        agenda.join(tasks.size());
        List<Future<?>> running = new ArrayList<>();
        for (int number = 0; number < tasks.size(); number++) {
            int mine = number;
            running.add(threads.submit(() -> run(mine, tasks.get(mine))));
        }
        threads.shutdown();
        running.forEach(SimulatedTime::ended);
    }

    private void run(int number, Runnable task) {
        try {
            agenda.enter(number);
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            agenda.leave();
        }
    }

    private static void ended(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    Agenda agenda() {
        return agenda;
    }

    /** The moment at which the current call is given up; far away outside {@link #call}. */
    long deadline() {
        Long known = deadline.get();
        return known == null ? Long.MAX_VALUE : known;
    }

    /** Waits for something or for a moment, inside {@link #call} no longer than to its deadline. */
    void await(BooleanSupplier condition, long until) {
        long end = Math.min(until, deadline());
        boolean interrupted = false;
        while (true) {
            try {
                agenda.await(condition, end);
                break;
            } catch (InterruptedException e) {
                if (deadline() < Long.MAX_VALUE) {
                    throw new CallAbandoned(true);
                }
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (end < until && !agenda.locked(condition::getAsBoolean)) {
            throw new CallAbandoned(false);
        }
    }
}
