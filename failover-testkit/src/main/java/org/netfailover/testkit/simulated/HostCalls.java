package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.LibvirtException;

/** How calls reach a host: recorded, with a delay, and with what the script lets go wrong. */
final class HostCalls {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Duration CHANGE = Duration.ofMillis(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** How long libvirt waits in a detach for the guest. */
    private static final Duration DETACH_WAIT = Duration.ofSeconds(5);

    private final SimulatedHost host;
    private final Agenda agenda;
    private final List<HostCall> recorded = new ArrayList<>();

    HostCalls(SimulatedHost host) {
        this.host = host;
        this.agenda = host.site().agenda();
    }

    List<HostCall> recorded() {
        return agenda.locked(() -> List.copyOf(recorded));
    }

    void requireOpen() {
        agenda.requireClient();
        agenda.locked(() -> {
            host.daemon().requireOpen();
            return true;
        });
    }

    /** Something is looked at. */
    <T> T look(HostOperation operation, String subject, Supplier<T> body) {
        return answered(new Call<>(operation, subject, agenda.about(LOOK), () -> true, body, body));
    }

    /** A change of a domain, which waits for a job on it. */
    void change(HostOperation operation, UUID domain, String subject, Runnable body) {
        answered(new Call<@Nullable Object>(
                operation,
                subject,
                agenda.about(CHANGE),
                () -> !host.registry().isBusy(domain),
                () -> done(body),
                () -> null));
    }

    /** A detach, which may wait for the guest before it says success; whether the guest has let go by then or not. */
    void detach(UUID domain, String alias, Runnable body) {
        change(HostOperation.DETACH, domain, alias, body);
        if (!agenda.locked(
                () -> host.daemon().waitsInDetach() && host.registry().isAsked(domain, alias))) {
            return;
        }
        BooleanSupplier over =
                () -> !host.registry().isAsked(domain, alias) || !host.daemon().isAlive();
        host.site().time().await(over, agenda.now() + DETACH_WAIT.toNanos());
        agenda.locked(() -> {
            host.daemon().requireConnected();
            if (!host.registry().isAsked(domain, alias) && host.registry().shows(domain, alias)) {
                throw Errors.failed("unplug of device was rejected by the guest");
            }
            return null;
        });
    }

    /** Something is said to a job. */
    void control(HostOperation operation, UUID domain, Runnable body) {
        answered(new Call<@Nullable Object>(
                operation, domain.toString(), agenda.about(LOOK), () -> true, () -> done(body), () -> null));
    }

    /** Something is begun that goes on by itself. */
    <T> CompletableFuture<T> start(HostOperation operation, String subject, Supplier<CompletableFuture<T>> body) {
        return answered(new Call<>(
                operation,
                subject,
                agenda.about(LOOK),
                () -> true,
                body,
                () -> CompletableFuture.<T>completedFuture(null)));
    }

    void reconnect(Runnable body) {
        requireOpen();
        if (!host.daemon().isAlive()) {
            Call<@Nullable Object> call =
                    new Call<>(HostOperation.RECONNECT, host.name(), CHANGE, () -> true, () -> done(body), () -> null);
            record(call.operation, call.subject);
            pause(CHANGE);
            finish(call);
        }
    }

    private @Nullable Object done(Runnable body) {
        body.run();
        host.site().observe();
        return null;
    }

    void record(HostOperation operation, String subject) {
        agenda.locked(
                () -> recorded.add(new HostCall(Duration.ofNanos(agenda.now()), host.name(), operation, subject)));
    }

    private <T extends @Nullable Object> T answered(Call<T> call) {
        requireOpen();
        record(call.operation, call.subject);
        Fault.OfCall fault = agenda.locked(() -> host.faults().ofCall(call.operation, call.subject))
                .orElse(null);
        if (fault == null) {
            return usual(call, call.takes);
        }
        if (fault instanceof Fault.Slow slow) {
            return usual(call, call.takes.plus(slow.by()));
        }
        if (fault instanceof Fault.Fail fail) {
            pause(call.takes);
            throw new LibvirtException(fail.code(), fail.domain(), fail.message());
        }
        if (fault instanceof Fault.Lie && call.operation.isChange()) {
            pause(call.takes);
            return call.nothing.get();
        }
        return fault instanceof Fault.NoAnswer silence ? silent(call, silence) : broken(call, fault);
    }

    /** A call that never returns. */
    private <T extends @Nullable Object> T silent(Call<T> call, Fault.NoAnswer silence) {
        if (silence.effective()) {
            host.site().after(call.takes, () -> attempt(call));
        }
        if (host.site().time().deadline() == Long.MAX_VALUE) {
            throw new IllegalStateException("a call that never returns was made outside of Timing.call");
        }
        pause(Duration.ofDays(365));
        throw Errors.disconnected();
    }

    /** A call during which something dies. */
    private <T extends @Nullable Object> T broken(Call<T> call, Fault fault) {
        boolean effective = fault instanceof Fault.DaemonDeath death && death.effective()
                || fault instanceof Fault.HostDeath all && all.effective()
                || fault instanceof Fault.ClientDeath client && client.effective();
        pause(call.takes);
        if (effective) {
            agenda.locked(() -> {
                attempt(call);
                return null;
            });
        }
        if (fault instanceof Fault.DaemonDeath death) {
            host.daemon().kill();
            host.site().after(death.back(), host.daemon()::start);
            throw Errors.disconnected();
        }
        if (fault instanceof Fault.HostDeath) {
            host.die();
            throw Errors.disconnected();
        }
        if (fault instanceof Fault.ClientDeath) {
            host.site().crashClient();
            throw new ClientCrash();
        }
        return finish(call);
    }

    private void pause(Duration span) {
        host.site().time().advance(span);
    }

    private <T extends @Nullable Object> T usual(Call<T> call, Duration takes) {
        long due = agenda.now() + takes.toNanos();
        long latest = due + HostDomains.JOB_WAIT.toNanos();
        try {
            pause(takes);
            unfrozen();
            if (!agenda.locked(call.ready::getAsBoolean)) {
                host.site()
                        .time()
                        .await(() -> call.ready.getAsBoolean() || !host.daemon().isAlive(), latest);
            }
        } catch (CallAbandoned abandoned) {
            later(call, due, latest);
            throw abandoned;
        }
        return finish(call);
    }

    /** Waits while the daemon stands still, until the connection is found dead. */
    private void unfrozen() {
        if (host.daemon().isAlive() && agenda.locked(host.daemon()::isFrozen)) {
            host.site()
                    .time()
                    .await(() -> !host.daemon().isFrozen() || !host.daemon().isAlive(), Long.MAX_VALUE);
        }
    }

    private <T extends @Nullable Object> T finish(Call<T> call) {
        return agenda.locked(() -> {
            if (call.operation != HostOperation.RECONNECT) {
                host.daemon().requireConnected();
            }
            if (!call.ready.getAsBoolean()) {
                throw Errors.busy();
            }
            return call.body.get();
        });
    }

    /** The caller has gone; the host does it nevertheless when it can. */
    private void later(Call<?> call, long due, long latest) {
        long now = agenda.now();
        agenda.add(Math.max(due - now, LOOK_AGAIN.toNanos()), () -> {
            boolean waits = host.daemon().isFrozen() || !call.ready.getAsBoolean();
            if (waits && agenda.now() < latest) {
                later(call, due, latest);
            } else if (!waits) {
                attempt(call);
            }
        });
    }

    private static void attempt(Call<?> call) {
        try {
            Object unused = call.body.get();
        } catch (LibvirtException e) {
            // Nobody is there to be told.
            return;
        }
    }

    private record Call<T extends @Nullable Object>(
            HostOperation operation,
            String subject,
            Duration takes,
            BooleanSupplier ready,
            Supplier<T> body,
            Supplier<T> nothing) {}
}
