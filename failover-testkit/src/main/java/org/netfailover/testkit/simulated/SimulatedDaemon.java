package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Subscription;

/**
 * The libvirt daemon of a simulated host, with the one connection to it. Domains go on without it; what happens
 * meanwhile is never told. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.daemon().kill();
 * assertThat(host.isAlive()).isFalse();
 * assertThat(site.truth().isRunning(vm)).isTrue();
 * host.daemon().start();
 * host.reconnect();
 * assertThat(host.find(vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
 * }</pre>
 */
public final class SimulatedDaemon {
    /** How long a connection lives whose other side does not answer: libvirt's keepalive, 5 times 5 s. */
    static final Duration KEEPALIVE = Duration.ofSeconds(25);

    private static final Duration TELLING = Duration.ofMillis(1);

    private static final class Listener {
        final Consumer<HostEvent> consumer;

        Listener(Consumer<HostEvent> consumer) {
            this.consumer = consumer;
        }
    }

    private final Agenda agenda;
    private final FaultScript faults;
    private final Runnable onDeath;
    private final Runnable onDisconnect;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Runnable> withheld = new ArrayList<>();
    private boolean up = true;
    private boolean frozen;
    private boolean connected = true;
    private boolean closed;
    private boolean waitsInDetach;

    SimulatedDaemon(Agenda agenda, FaultScript faults, Runnable onDeath, Runnable onDisconnect) {
        this.agenda = agenda;
        this.faults = faults;
        this.onDeath = onDeath;
        this.onDisconnect = onDisconnect;
    }

    /** Ends the daemon as {@code kill -9} does. Its connection breaks at once; migrations that it leads fail. */
    public void kill() {
        agenda.locked(() -> {
            if (up) {
                up = false;
                frozen = false;
                disconnect("the daemon has died");
                onDeath.run();
            }
            return null;
        });
    }

    /** Starts the daemon again; the connection to it has to be made anew. */
    public void start() {
        agenda.locked(() -> up = true);
    }

    /** Stops the daemon as SIGSTOP does: it answers nothing, and keepalive breaks the connection after 25 s. */
    public void freeze() {
        agenda.locked(() -> {
            frozen = up;
            agenda.add(KEEPALIVE.toNanos(), () -> {
                if (frozen) {
                    disconnect("no answer to keepalive");
                }
            });
            return null;
        });
    }

    /** Lets a stopped daemon go on. */
    public void thaw() {
        agenda.locked(() -> {
            frozen = false;
            List<Runnable> late = List.copyOf(withheld);
            withheld.clear();
            late.forEach(Runnable::run);
            return null;
        });
    }

    /**
     * Lets a detach from a running domain wait for the guest from now on, as {@code virDomainDetachDeviceFlags} does: until
     * the device is gone, but 5 s at most, <strong>and then it says success with the device still there</strong>. A guest
     * that refuses meanwhile is an error. Otherwise a detach returns at once, as {@code virDomainDetachDeviceAlias} does.
     */
    public void waitInDetach() {
        agenda.locked(() -> waitsInDetach = true);
    }

    /**
     * Whether there is a daemon.
     *
     * @return false from its death to its start; true also while it is frozen
     */
    public boolean isUp() {
        return agenda.locked(() -> up);
    }

    boolean answers() {
        return up && !frozen;
    }

    boolean waitsInDetach() {
        return waitsInDetach;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isAlive() {
        return agenda.locked(() -> connected && !closed);
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
    }

    void requireConnected() {
        if (!connected) {
            throw Errors.disconnected();
        }
    }

    void reconnect(String uri) {
        if (connected) {
            return;
        }
        if (!answers()) {
            throw Errors.unreachable(uri);
        }
        connected = true;
        tell(new HostEvent.Reconnected(), 0);
    }

    void close() {
        closed = true;
        connected = false;
        listeners.clear();
    }

    /** A new program has connected, that listens to nothing yet. */
    void connectAnew() {
        listeners.clear();
        closed = false;
        connected = up;
    }

    Subscription subscribe(Consumer<HostEvent> consumer) {
        Listener listener = new Listener(consumer);
        agenda.locked(() -> listeners.add(listener));
        return () -> agenda.locked(() -> listeners.remove(listener));
    }

    /** Something has happened to a domain. */
    void emit(HostEvent event) {
        if (!up) {
            return;
        }
        Fault.OfEvent fault = faults.ofEvent(event).orElse(null);
        if (fault instanceof Fault.Late late) {
            tell(event, late.by().toNanos());
        } else if (!(fault instanceof Fault.Lost)) {
            tell(event, 0);
        }
        if (fault instanceof Fault.Repeated) {
            tell(event, 0);
        }
    }

    private void disconnect(String reason) {
        if (connected) {
            connected = false;
            onDisconnect.run();
            tell(new HostEvent.Disconnected(reason), 0);
        }
    }

    /** Those who listen now are told soon. */
    private void tell(HostEvent event, long late) {
        List<Listener> audience = List.copyOf(listeners);
        agenda.add(TELLING.toNanos() + late, () -> deliver(event, audience));
    }

    private void deliver(HostEvent event, List<Listener> audience) {
        if (event instanceof HostEvent.OfDomain && !connected) {
            return;
        }
        if (event instanceof HostEvent.OfDomain && frozen) {
            withheld.add(() -> deliver(event, audience));
            return;
        }
        for (Listener listener : audience) {
            if (listeners.contains(listener)) {
                deliver(listener, event);
            }
        }
    }

    private static void deliver(Listener listener, HostEvent event) {
        try {
            listener.consumer.accept(event);
        } catch (RuntimeException e) {
            // A listener that fails hurts itself alone.
            return;
        }
    }
}
