package org.netfailover.libvirt;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads on which calls block that nobody can wait for without a limit: as many as there are such calls. */
final class DaemonThreads {
    private static final ExecutorService CALLS = Executors.newCachedThreadPool(named("netfailover-libvirt-"));

    private DaemonThreads() {}

    static void run(Runnable call) {
        CALLS.execute(call);
    }

    /** Threads that do not keep the process alive, numbered from 1. */
    static ThreadFactory named(String prefix) {
        AtomicLong numbers = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, prefix + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
