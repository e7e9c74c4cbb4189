package org.netfailover.libvirt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Opens a connection within a deadline. When it is over, the attempt goes on by itself on a thread of its own until the
 * host answers or breaks off; a connection that comes of it is closed at once.
 */
final class Opening {
    private static final int NO_CONNECT = 5;

    private Opening() {}

    static OpenHost open(String uri, OpenOptions options, Consumer<HostEvent> sink) {
        CompletableFuture<OpenHost> opening = new CompletableFuture<>();
        DaemonThreads.run(() -> attempt(uri, options, sink, opening));
        try {
            return opening.get(options.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return givenUp(opening, "the host did not answer within " + options.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return givenUp(opening, "interrupted before the host answered");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private static void attempt(
            String uri, OpenOptions options, Consumer<HostEvent> sink, CompletableFuture<OpenHost> opening) {
        try {
            OpenHost opened = HostConnection.open(uri, options, sink);
            if (!opening.complete(opened)) {
                opened.close();
            }
        } catch (RuntimeException | LinkageError e) {
            opening.completeExceptionally(e);
        }
    }

    private static OpenHost givenUp(CompletableFuture<OpenHost> opening, String reason) {
        LibvirtException late = new LibvirtException(NO_CONNECT, 0, reason);
        if (!opening.completeExceptionally(late) && !opening.isCompletedExceptionally()) {
            opening.join().close(); // it came in just now
        }
        throw late;
    }
}
