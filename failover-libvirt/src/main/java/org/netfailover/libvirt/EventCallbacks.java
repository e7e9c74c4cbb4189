package org.netfailover.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions that libvirt calls: one of each kind for all connections, held here for ever, because JNA frees a
 * callback that nobody refers to. They run on the thread of the event loop, except that the end of a connection is told
 * on the thread that found it out; they only pass the event on, and let no exception into libvirt.
 */
final class EventCallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(EventCallbacks.class);
    private static final HostEvent.Change[] CHANGES = {
        HostEvent.Change.DEFINED,
        HostEvent.Change.UNDEFINED,
        HostEvent.Change.STARTED,
        HostEvent.Change.SUSPENDED,
        HostEvent.Change.RESUMED,
        HostEvent.Change.STOPPED,
        HostEvent.Change.SHUTDOWN,
        HostEvent.Change.PM_SUSPENDED,
        HostEvent.Change.CRASHED
    };
    private static final String[] REASONS = {
        "an error on the connection", "the daemon has closed it", "keepalive found it dead", "closed by this side"
    };

    static final NativeConnections.CloseFunction CLOSED = (connection, reason, opaque) -> told(
            opaque,
            events -> events.end(
                    reason >= 0 && reason < REASONS.length ? REASONS[reason] : "libvirt's reason " + reason));

    private static final NativeConnections.LifecycleFunction LIFECYCLE =
            (connection, domain, event, detail, opaque) -> {
                if (event >= 0 && event < CHANGES.length) {
                    pass(opaque, () -> new HostEvent.Lifecycle(NativeDomain.uuid(domain), CHANGES[event], detail));
                }
                return 0;
            };
    private static final NativeConnections.DeviceFunction DEVICE_REMOVED = device(HostEvent.DeviceRemoved::new);
    private static final NativeConnections.DeviceFunction DEVICE_ADDED = device(HostEvent.DeviceAdded::new);
    private static final NativeConnections.DeviceFunction DEVICE_REMOVAL_FAILED =
            device(HostEvent.DeviceRemovalFailed::new);
    private static final NativeConnections.IterationFunction ITERATION = (connection, domain, iteration, opaque) ->
            pass(opaque, () -> new HostEvent.MigrationIteration(NativeDomain.uuid(domain), iteration));
    private static final NativeConnections.JobFunction JOB_COMPLETED =
            (connection, domain, parameters, count, opaque) -> pass(
                    opaque,
                    () -> new HostEvent.JobCompleted(
                            NativeDomain.uuid(domain), JobParameters.statistics(parameters, count)));

    /** By the number in {@code virDomainEventID}. All of them are there since libvirt 1.3.4. */
    static final Map<Integer, Callback> OF_DOMAINS = Map.of(
            0, LIFECYCLE,
            15, DEVICE_REMOVED,
            19, DEVICE_ADDED,
            20, ITERATION,
            21, JOB_COMPLETED,
            22, DEVICE_REMOVAL_FAILED);

    private EventCallbacks() {}

    private static NativeConnections.DeviceFunction device(BiFunction<UUID, String, HostEvent> event) {
        return (connection, domain, alias, opaque) -> pass(
                opaque,
                () -> event.apply(NativeDomain.uuid(domain), alias.getString(0, StandardCharsets.UTF_8.name())));
    }

    private static void pass(Pointer opaque, Supplier<HostEvent> event) {
        told(opaque, events -> events.pass(event.get()));
    }

    private static void told(Pointer opaque, Consumer<ConnectionEvents> telling) {
        try {
            ConnectionEvents events = ConnectionEvents.of(opaque);
            if (events != null) {
                telling.accept(events);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("an event of libvirt is lost", e);
        }
    }
}
