package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Subscription;

/** Every event of a host since it was begun. */
final class EventLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<HostEvent> events = new CopyOnWriteArrayList<>();
    private final Subscription subscription;

    EventLog(Hypervisor host) {
        subscription = host.subscribe(events::add);
    }

    List<HostEvent> events() {
        return List.copyOf(events);
    }

    <E extends HostEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void await(HostEvent expected) {
        await(expected::equals);
    }

    void await(Predicate<HostEvent> expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(events).anyMatch(expected));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
