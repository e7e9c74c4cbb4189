package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.io.IOException;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkChange.EndRedirect;
import org.netfailover.model.NetworkChange.Redirect;

/**
 * What comes in at a device, sent out of another: a filter ahead of all others on the device's {@code clsact}, or on an
 * {@code ingress} that is there already. Kernels have the filter {@code u32} where they may lack {@code matchall}.
 */
final class Redirections {
    /** The filter's preference, which is its place and its name: before every one that chose none. */
    private static final int PREFERENCE = 1;

    private record State(boolean taken, Optional<InterfaceName> to) {}

    private final HostCommands commands;

    Redirections(HostCommands commands) {
        this.commands = commands;
    }

    Optional<InterfaceName> of(InterfaceName from) {
        return state(from).to();
    }

    NetworkChange begin(Redirect change) {
        InterfaceName from = change.from();
        State before = state(from);
        if (before.to().filter(change.to()::equals).isPresent()) {
            return NetworkChange.nothing();
        }
        if (before.taken() && before.to().isEmpty()) {
            throw new HostNetworkException(
                    NetworkErrorKind.REFUSED,
                    change.text() + " on " + commands.runner().where(),
                    "there is another filter of preference " + PREFERENCE);
        }
        boolean hooked = hasHook(from);
        if (before.taken()) {
            removeFilter(from);
        } else if (!hooked) {
            commands.change(argv("tc", "qdisc", "add", "dev", from, "clsact"));
        }
        try {
            add(change);
        } catch (HostNetworkException e) {
            putBack(from, before, hooked, e);
            throw e;
        }
        return before.to().<NetworkChange>map(to -> new Redirect(from, to)).orElse(new EndRedirect(from, hooked));
    }

    private void add(Redirect change) {
        commands.change(argv(
                "tc",
                "filter",
                "add",
                "dev",
                change.from(),
                "ingress",
                "pref",
                PREFERENCE,
                "protocol",
                "all",
                "u32",
                "match",
                "u32",
                "0",
                "0",
                "action",
                "mirred",
                "egress",
                "redirect",
                "dev",
                change.to()));
    }

    private void putBack(InterfaceName from, State before, boolean hooked, HostNetworkException cause) {
        try {
            if (before.to().isPresent()) {
                add(new Redirect(from, before.to().get()));
            } else if (!hooked) {
                removeHook(from);
            }
        } catch (HostNetworkException e) {
            cause.addSuppressed(e);
        }
    }

    NetworkChange end(EndRedirect change) {
        Optional<InterfaceName> before = of(change.from());
        if (before.isEmpty()) {
            return NetworkChange.nothing();
        }
        removeFilter(change.from());
        if (!change.keepHook()) {
            removeHook(change.from());
        }
        return new Redirect(change.from(), before.get());
    }

    private void removeFilter(InterfaceName from) {
        commands.change(argv("tc", "filter", "del", "dev", from, "ingress", "pref", PREFERENCE));
    }

    private void removeHook(InterfaceName from) {
        commands.change(argv("tc", "qdisc", "del", "dev", from, "clsact"));
    }

    private boolean hasHook(InterfaceName from) {
        return commands.read(argv("tc", "-j", "qdisc", "show", "dev", from), TrafficJson::hasHook);
    }

    private State state(InterfaceName from) {
        return commands.read(argv("tc", "-j", "filter", "show", "dev", from, "ingress"), Redirections::state);
    }

    private static State state(String filters) throws IOException {
        return new State(TrafficJson.isTaken(filters, PREFERENCE), TrafficJson.redirection(filters, PREFERENCE));
    }
}
