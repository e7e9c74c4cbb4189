package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.function.Supplier;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;

/** How calls reach a host's network: recorded, with a delay, and with what the script lets go wrong. libvirt has no part in them. */
final class NetworkCalls {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration CHANGE = Duration.ofMillis(10);

    /** How long a host that does not answer is waited for. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final SimulatedHost host;
    private boolean reachable = true;
    private boolean closed;

    NetworkCalls(SimulatedHost host) {
        this.host = host;
    }

    void setReachable(boolean now) {
        reachable = now;
    }

    void close() {
        closed = true;
    }

    <T> T look(String subject, Supplier<T> body) {
        return call(HostOperation.NETWORK_READ, subject, LOOK, body, body);
    }

    /**
     * A change.
     *
     * @param pretended what a host answers that does nothing of it
     */
    <T> T change(HostOperation operation, String subject, Supplier<T> body, Supplier<T> pretended) {
        return call(operation, subject, CHANGE, body, pretended);
    }

    private <T> T call(
            HostOperation operation, String subject, Duration takes, Supplier<T> body, Supplier<T> pretended) {
        Agenda agenda = host.site().agenda();
        agenda.requireClient();
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        host.record(operation, subject);
        Fault.OfCall fault =
                agenda.locked(() -> host.faults().ofCall(operation, subject)).orElse(null);
        if (fault instanceof Fault.NoAnswer silence) {
            return silent(operation, subject, silence, body);
        }
        Duration usual = agenda.about(takes);
        pause(fault instanceof Fault.Slow slow ? usual.plus(slow.by()) : usual);
        if (!agenda.locked(() -> reachable)) {
            throw unreachable(subject);
        }
        if (fault instanceof Fault.Fail fail) {
            throw new HostNetworkException(NetworkErrorKind.REFUSED, subject, fail.message());
        }
        if (fault != null) {
            die(fault, subject, body);
        }
        return agenda.locked(fault instanceof Fault.Lie && operation.isChange() ? pretended : body);
    }

    /** Something dies during a call. What dies of libvirt alone does not matter to it. */
    private <T> void die(Fault.OfCall fault, String subject, Supplier<T> body) {
        if (fault instanceof Fault.ClientDeath death) {
            if (death.effective()) {
                attempt(body);
            }
            host.site().crashClient();
            throw new ClientCrash();
        }
        if (fault instanceof Fault.HostDeath death) {
            if (death.effective()) {
                attempt(body);
            }
            host.die();
            throw unreachable(subject);
        }
        if (fault instanceof Fault.DaemonDeath death) {
            host.daemon().kill();
            host.site().after(death.back(), host.daemon()::start);
        }
    }

    private static HostNetworkException unreachable(String subject) {
        return new HostNetworkException(NetworkErrorKind.UNREACHABLE, subject, "No route to host");
    }

    private <T> T silent(HostOperation operation, String subject, Fault.NoAnswer silence, Supplier<T> body) {
        if (silence.effective() && operation.isChange()) {
            attempt(body);
        }
        pause(DEADLINE);
        throw new HostNetworkException(NetworkErrorKind.NO_ANSWER, subject, "no answer within " + DEADLINE);
    }

    private <T> void attempt(Supplier<T> body) {
        try {
            T unused = host.site().agenda().locked(body);
        } catch (HostNetworkException e) {
            // Nobody is there to be told.
            return;
        }
    }

    private void pause(Duration span) {
        host.site().time().advance(span);
    }
}
