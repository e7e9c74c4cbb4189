package org.netfailover.testkit.daemon;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;

/** Waits until a daemon answers, which it does once it knows its QEMU. */
final class Readiness {
    private static final long PAUSE_MILLIS = 20;

    private Readiness() {}

    static void await(Daemon daemon, Duration deadline) {
        // A call to a daemon that hangs cannot be interrupted, so it waits on a thread of its own.
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> untilItAnswers(daemon));
        try {
            answered.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answered.cancel(true);
            throw new IllegalStateException("libvirtd did not answer within " + deadline + trouble(daemon), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("libvirtd did not start" + trouble(daemon), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while libvirtd was starting", e);
        }
    }

    private static void untilItAnswers(Daemon daemon) {
        while (daemon.isRunning()) {
            try (LibvirtHost host = daemon.connect()) {
                host.hypervisorVersion();
                return;
            } catch (LibvirtException e) {
                pause();
            }
        }
        throw new IllegalStateException("libvirtd has ended");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while libvirtd was starting", e);
        }
    }

    private static String trouble(Daemon daemon) {
        return ": " + daemon.log();
    }
}
