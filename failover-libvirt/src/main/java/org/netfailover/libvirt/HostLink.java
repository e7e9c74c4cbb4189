package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way to a host: a connection that tells events and whether the host is there, others for calls, and listeners, who
 * stay when the connection is made anew.
 *
 * <p>Safe for many threads.
 */
final class HostLink {
    private static final int NO_CONNECT = 5;

    private final String uri;
    private final OpenOptions options;
    private final EventDelivery delivery;
    private final Object reconnecting = new Object();
    private final Spares spares;
    private ConnectionLease lease;
    private boolean listening;
    private boolean closed;

    HostLink(String uri, OpenOptions options, EventDelivery delivery, OpenHost opened) {
        this.uri = uri;
        this.options = options;
        this.delivery = delivery;
        this.spares = new Spares(() -> Opening.open(uri, options, event -> {}));
        this.lease = new ConnectionLease(opened);
    }

    static HostLink open(String uri, OpenOptions options) {
        EventDelivery delivery = new EventDelivery();
        return new HostLink(uri, options, delivery, Opening.open(uri, options, delivery::publish));
    }

    /** A connection that stays until it is {@linkplain #close left}, whatever happens meanwhile. */
    record Held(OpenHost host, Runnable leaving) implements AutoCloseable {
        HostConnection connection() {
            return host.connection();
        }

        Pointer pointer() {
            return host.connection().pointer();
        }

        @Override
        public void close() {
            leaving.run();
        }
    }

    /**
     * A connection for one call. A host whose connection has ended is not asked over others: it has to be connected to
     * anew. Without keepalive, as to a driver in this process, calls share the one connection.
     */
    Held hold() {
        Held main = holdMain();
        if (!main.connection().isKeptAlive() || !main.host().isAlive()) {
            return main;
        }
        try (main) {
            OpenHost spare = spares.take();
            return new Held(spare, () -> spares.giveBack(spare));
        }
    }

    /** The connection that tells events, which is not to be asked by several at once. */
    private synchronized Held holdMain() {
        if (closed) {
            throw ConnectionLease.closed();
        }
        ConnectionLease held = lease;
        return new Held(held.enter(), held::leave);
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
        try (Held main = holdMain()) {
            return main.host().isAlive();
        }
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
            try (Held main = holdMain()) {
                if (!isAlive()) {
                    throw new LibvirtException(NO_CONNECT, 0, "the connection to the host has ended");
                }
                Subscription subscription = delivery.subscribe(listener);
                try {
                    main.host().events().listen();
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
        spares.close();
        last.close();
    }
}
