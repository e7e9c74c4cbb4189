package org.netfailover.libvirt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection open until the last call that uses it has returned, however early it is closed. Nobody waits for
 * anybody: {@link #close()} returns at once, and the call that leaves last closes the connection.
 *
 * <p>Saying goodbye to a host that hangs takes until keepalive gives it up, so it is waited for only a moment and then
 * goes on by itself.
 *
 * <p>Safe for many threads.
 */
final class ConnectionLease {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLease.class);
    private static final long GOODBYE_MILLIS = 1000;

    private final OpenHost host;
    private int holders = 1;
    private boolean closed;

    ConnectionLease(OpenHost host) {
        this.host = host;
    }

    synchronized OpenHost enter() {
        if (closed) {
            throw closed();
        }
        holders++;
        return host;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            last = --holders == 0;
        }
        if (last) {
            disconnect();
        }
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        leave();
    }

    /** Tells that the connection has ended, unless it was told, and nothing after that. */
    void end() {
        host.events().end("the host no longer answers");
        host.events().detach();
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the connection to the host is closed");
    }

    private void disconnect() {
        CountDownLatch done = new CountDownLatch(1);
        DaemonThreads.run(() -> {
            try {
                host.close();
            } catch (RuntimeException e) {
                LOG.debug("a connection was not closed well", e);
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("a host does not answer at the end of its connection");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
