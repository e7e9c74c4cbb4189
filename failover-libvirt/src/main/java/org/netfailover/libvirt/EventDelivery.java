package org.netfailover.libvirt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of one host, however often its connection is made anew.
 *
 * <p>Events go to them one after the other on one thread, which is not that of libvirt's loop: whatever a listener does,
 * keepalive is answered in time. None is dropped, however many wait.
 *
 * <p>Safe for many threads.
 */
final class EventDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
    private static final ExecutorService DELIVERER =
            Executors.newSingleThreadExecutor(DaemonThreads.named("netfailover-events-"));

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    Subscription subscribe(Consumer<HostEvent> listener) {
        Listening listening = new Listening(listener);
        listeners.add(listening);
        return listening;
    }

    /** Hands an event to who listens now, and does not wait for it to be delivered. */
    void publish(HostEvent event) {
        List<Listening> now = List.copyOf(listeners);
        if (!now.isEmpty()) {
            DELIVERER.execute(() -> now.forEach(listening -> listening.accept(event)));
        }
    }

    /** Ends every subscription. */
    void close() {
        listeners.forEach(Listening::close);
    }

    private final class Listening implements Subscription {
        private final Consumer<HostEvent> listener;
        private final ReentrantLock delivering = new ReentrantLock();
        private boolean closed;

        Listening(Consumer<HostEvent> listener) {
            this.listener = listener;
        }

        void accept(HostEvent event) {
            delivering.lock();
            try {
                if (!closed) {
                    listener.accept(event);
                }
            } catch (RuntimeException | LinkageError | AssertionError e) {
                LOG.warn("a listener threw at {}", event.getClass().getSimpleName(), e);
            } finally {
                delivering.unlock();
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
            delivering.lock();
            try {
                closed = true;
            } finally {
                delivering.unlock();
            }
        }
    }
}
