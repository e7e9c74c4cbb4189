package org.netfailover.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What libvirt tells about one connection, until it is closed. Callbacks find their connection by a number and not by a
 * pointer, so one that comes late finds nothing and does no harm. The connection is held here as long as it is open:
 * libvirt's loop would not keep it from being collected, and its events would be lost without a word.
 *
 * <p>Safe for many threads.
 */
final class ConnectionEvents {
    private static final Map<Long, ConnectionEvents> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final HostConnection connection;
    private final Consumer<HostEvent> sink;
    private final List<Integer> registered = new ArrayList<>();
    private final Object passing = new Object();
    private boolean closed;
    private boolean ended;
    private boolean detached;

    private ConnectionEvents(HostConnection connection, Consumer<HostEvent> sink) {
        this.connection = connection;
        this.sink = sink;
    }

    /** Watches for the connection's end. */
    static ConnectionEvents watch(HostConnection connection, Consumer<HostEvent> sink) {
        ConnectionEvents events = new ConnectionEvents(connection, sink);
        OPEN.put(events.number, events);
        try {
            Errors.check(NativeLibvirt.INSTANCE.virConnectRegisterCloseCallback(
                    connection.pointer(), EventCallbacks.CLOSED, events.opaque(), null));
        } catch (LibvirtException e) {
            events.detach();
            throw e;
        }
        return events;
    }

    /** The connection that a callback is about, or null when it is closed. */
    static @Nullable ConnectionEvents of(Pointer opaque) {
        return OPEN.get(Pointer.nativeValue(opaque));
    }

    void pass(HostEvent event) {
        synchronized (passing) {
            if (!detached) {
                sink.accept(event);
            }
        }
    }

    /** Tells that the connection has ended, once. */
    void end(String reason) {
        synchronized (passing) {
            if (!ended) {
                ended = true;
                pass(new HostEvent.Disconnected(reason));
            }
        }
    }

    /** Tells nothing from now on. */
    void detach() {
        OPEN.remove(number);
        synchronized (passing) {
            detached = true;
        }
    }

    /** Asks for every event of {@link EventCallbacks}; twice is once. */
    synchronized void listen() {
        if (closed || !registered.isEmpty()) {
            return;
        }
        try {
            EventCallbacks.OF_DOMAINS.forEach((event, function) -> registered.add(register(event, function)));
        } catch (LibvirtException e) {
            deregister();
            throw e;
        }
    }

    private int register(int event, Callback function) {
        int id = NativeLibvirt.INSTANCE.virConnectDomainEventRegisterAny(
                connection.pointer(), null, event, function, opaque(), null);
        Errors.check(id);
        return id;
    }

    /** Ends it. What fails here fails because the connection has ended before, and its callbacks with it. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            detach();
            deregister();
            int unused = NativeLibvirt.INSTANCE.virConnectUnregisterCloseCallback(
                    connection.pointer(), EventCallbacks.CLOSED);
        }
    }

    private void deregister() {
        for (int id : registered) {
            int unused = NativeLibvirt.INSTANCE.virConnectDomainEventDeregisterAny(connection.pointer(), id);
        }
        registered.clear();
    }

    private Pointer opaque() {
        return new Pointer(number);
    }
}
