package org.netfailover.testkit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C and SIGTERM mean while an operation runs: it is cancelled, and the JVM lives on until its outcome was
 * printed. Safe for many threads.
 */
final class Interruption {
    private final AtomicReference<@Nullable Runnable> cancel = new AtomicReference<>();
    private final CountDownLatch printed = new CountDownLatch(1);
    private volatile int status;
    private volatile boolean stopping;

    /** Has the JVM wait, from now on, when it is told to end while something can be cancelled. */
    Interruption guarded() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "netfailover-interrupted"));
        return this;
    }

    /** Says how what runs now is cancelled. */
    void cancelledBy(Runnable action) {
        cancel.set(action);
        if (stopping) {
            action.run();
        }
    }

    private void stop() {
        stopping = true;
        Runnable action = cancel.get();
        if (action == null) {
            return;
        }
        action.run();
        try {
            printed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    /** Ends the JVM, everything being printed. */
    void exit(int code) {
        status = code;
        printed.countDown();
        System.exit(code);
    }
}
