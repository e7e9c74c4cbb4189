package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way to a host: a connection at a time, and its listeners, who stay when it is made anew.
 *
 * <p>Safe for many threads.
 */
final class HostLink {
    private static final int NO_CONNECT = 5;

    private final String uri;
    private final OpenOptions options;
    private final EventDelivery delivery;
    private final Object reconnecting = new Object();
    private ConnectionLease lease;
    private boolean listening;
    private boolean closed;

    HostLink(String uri, OpenOptions options, EventDelivery delivery, OpenHost opened) {
        this.uri = uri;
        this.options = options;
        this.delivery = delivery;
        this.lease = new ConnectionLease(opened);
    }

    static HostLink open(String uri, OpenOptions options) {
        EventDelivery delivery = new EventDelivery();
        return new HostLink(uri, options, delivery, Opening.open(uri, options, delivery::publish));
    }

    /** A connection that stays until it is {@linkplain Held#close left}, whatever happens meanwhile. */
    static final class Held implements AutoCloseable {
        private final ConnectionLease held;
        private final OpenHost host;

        private Held(ConnectionLease held) {
            this.held = held;
            this.host = held.enter();
        }

        HostConnection connection() {
            return host.connection();
        }

        Pointer pointer() {
            return host.connection().pointer();
        }

        @Override
        public void close() {
            held.leave();
        }
    }

    synchronized Held hold() {
        if (closed) {
            throw ConnectionLease.closed();
        }
        return new Held(lease);
    }

    <T> T with(Function<Pointer, T> call) {
        try (Held held = hold()) {
            return call.apply(held.pointer());
        }
    }

    /** A question that libvirt-java asks. */
    interface Question<T> {
        T ask(HostConnection connection) throws org.libvirt.LibvirtException;
    }

    <T> T ask(Question<T> question) {
        try (Held held = hold()) {
            return question.ask(held.connection());
        } catch (org.libvirt.LibvirtException e) {
            throw Errors.translated(e);
        }
    }

    boolean isAlive() {
        return ask(HostConnection::isAlive);
    }

    void reconnect() {
        synchronized (reconnecting) {
            if (isAlive()) {
                return;
            }
            OpenHost opened = Opening.open(uri, options, delivery::publish);
            replaceBy(opened);
        }
    }

    private void replaceBy(OpenHost opened) {
        ConnectionLease fresh = new ConnectionLease(opened);
        ConnectionLease old;
        try {
            if (isListening()) {
                opened.events().listen();
            }
            old = swapFor(fresh);
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        old.end();
        delivery.publish(new HostEvent.Reconnected());
        old.close();
    }

    private synchronized boolean isListening() {
        return listening;
    }

    private synchronized ConnectionLease swapFor(ConnectionLease fresh) {
        if (closed) {
            throw ConnectionLease.closed();
        }
        ConnectionLease old = lease;
        lease = fresh;
        return old;
    }

    /** The first one makes libvirt send events; it sends none before. */
    Subscription subscribe(Consumer<HostEvent> listener) {
        synchronized (reconnecting) {
            try (Held held = hold()) {
                if (!isAlive()) {
                    throw new LibvirtException(NO_CONNECT, 0, "the connection to the host has ended");
                }
                Subscription subscription = delivery.subscribe(listener);
                try {
                    held.host.events().listen();
                } catch (RuntimeException e) {
                    subscription.close();
                    throw e;
                }
                synchronized (this) {
                    listening = true;
                }
                return subscription;
            }
        }
    }

    void close() {
        ConnectionLease last;
        synchronized (this) {
            closed = true;
            last = lease;
        }
        delivery.close();
        last.close();
    }
}
