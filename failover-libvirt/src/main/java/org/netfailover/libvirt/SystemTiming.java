package org.netfailover.libvirt;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The machine's own time. */
final class SystemTiming implements Timing {
    static final SystemTiming INSTANCE = new SystemTiming();

    private static final AtomicLong THREADS = new AtomicLong();

    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "netfailover-call-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private SystemTiming() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> mailbox, Duration atMost) throws InterruptedException {
        return mailbox.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> Future<T> begin(Callable<T> task) {
        return callers.submit(task);
    }

    @Override
    public <T extends @Nullable Object> T call(Callable<T> call, Duration deadline)
            throws TimeoutException, InterruptedException {
        Future<T> answer = callers.submit(call);
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
