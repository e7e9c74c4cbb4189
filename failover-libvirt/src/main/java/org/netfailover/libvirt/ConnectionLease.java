package org.netfailover.libvirt;

import org.libvirt.LibvirtException;

/**
 * Keeps a connection open until the last call that uses it has returned, however early it is closed. Nobody waits for
 * anybody: {@link #close()} returns at once, and the call that leaves last closes the connection.
 *
 * <p>Safe for many threads.
 */
final class ConnectionLease {
    private final HostConnection connection;
    private int holders = 1;
    private boolean closed;

    ConnectionLease(HostConnection connection) {
        this.connection = connection;
    }

    synchronized HostConnection enter() {
        if (closed) {
            throw new IllegalStateException("the connection to the host is closed");
        }
        holders++;
        return connection;
    }

    synchronized void leave() {
        if (--holders == 0) {
            disconnect();
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            leave();
        }
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (LibvirtException e) {
            throw Errors.translated(e);
        }
    }
}
