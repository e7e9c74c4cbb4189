package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkChange.EndRedirect;
import org.netfailover.model.NetworkChange.Redirect;

/**
 * What comes in at a device, sent out of another: a filter on the device's {@code clsact}, or on an {@code ingress} that is
 * there already. Kernels have the filter {@code u32} where they may lack {@code matchall} and {@code flower}.
 */
final class Redirections {
    /** The filter's preference, which is its place and its name: before every one that chose none. */
    private static final int OF_ALL = 1;

    /** Filters for one MAC have preferences of their own, made of its last 15 bits. */
    private static final int OF_ONE = 2;

    private static final long LAST = 0x7fff;

    /**
     * What there is of a preference.
     *
     * @param taken whether there is a filter
     * @param alone whether there is no other beside it
     * @param redirects whether it sends everything out of a device
     * @param to that device, unless it is gone
     */
    private record State(boolean taken, boolean alone, boolean redirects, Optional<InterfaceName> to) {}

    private final HostCommands commands;

    Redirections(HostCommands commands) {
        this.commands = commands;
    }

    private static int preference(Optional<MacAddress> mac) {
        return mac.map(address -> OF_ONE + (int) (address.bits() & LAST)).orElse(OF_ALL);
    }

    Optional<InterfaceName> of(InterfaceName from, Optional<MacAddress> mac) {
        return state(from, mac).to();
    }

    NetworkChange begin(Redirect change) {
        if (!hasHook(change.from())) {
            return first(change);
        }
        State before = state(change.from(), change.mac());
        if (before.to().filter(change.to()::equals).isPresent()) {
            return NetworkChange.nothing();
        }
        if (before.taken() && !before.redirects()) {
            throw new HostNetworkException(
                    NetworkErrorKind.REFUSED,
                    change.text() + " on " + commands.runner().where(),
                    "there is another filter of preference " + preference(change.mac()));
        }
        if (before.taken()) {
            removeFilter(change.from(), change.mac());
        }
        try {
            commands.change(added(change));
        } catch (HostNetworkException e) {
            before.to().ifPresent(to -> putBack(added(new Redirect(change.from(), to, change.mac())), e));
            throw e;
        }
        return before.to()
                .<NetworkChange>map(to -> new Redirect(change.from(), to, change.mac()))
                .orElse(new EndRedirect(change.from(), change.mac(), true));
    }

    /** Where there is no hook there is no filter. */
    private NetworkChange first(Redirect change) {
        List<String> hook = argv("tc", "qdisc", "add", "dev", change.from(), "clsact");
        try {
            commands.changeAll(List.of(hook, added(change)));
        } catch (HostNetworkException e) {
            putBack(removedHook(change.from()), e);
            throw e;
        }
        return new EndRedirect(change.from(), change.mac(), false);
    }

    private static List<String> added(Redirect change) {
        List<Object> line = new ArrayList<>(List.of("tc", "filter", "add", "dev", change.from(), "ingress", "pref"));
        line.addAll(List.of(preference(change.mac()), "protocol", "all", "u32"));
        line.addAll(change.mac().map(Redirections::destination).orElse(List.of("match", "u32", "0", "0")));
        line.addAll(List.of("action", "mirred", "egress", "redirect", "dev", change.to()));
        return argv(line.toArray());
    }

    /** The Ethernet header stands before what the filter counts from. */
    private static List<Object> destination(MacAddress mac) {
        String first = String.format("0x%04x", mac.bits() >> 32);
        String last = String.format("0x%08x", mac.bits() & 0xffff_ffffL);
        return List.of("match", "u16", first, "0xffff", "at", "-14", "match", "u32", last, "0xffffffff", "at", "-12");
    }

    private void putBack(List<String> argv, HostNetworkException cause) {
        try {
            commands.change(argv);
        } catch (HostNetworkException e) {
            cause.addSuppressed(e);
        }
    }

    NetworkChange end(EndRedirect change) {
        State before = state(change.from(), change.mac());
        if (!before.redirects()) {
            return NetworkChange.nothing();
        }
        if (!change.keepHook() && before.alone()) {
            commands.change(removedHook(change.from()));
        } else {
            removeFilter(change.from(), change.mac());
        }
        return before.to()
                .<NetworkChange>map(to -> new Redirect(change.from(), to, change.mac()))
                .orElseGet(NetworkChange::nothing);
    }

    private void removeFilter(InterfaceName from, Optional<MacAddress> mac) {
        commands.change(argv("tc", "filter", "del", "dev", from, "ingress", "pref", preference(mac)));
    }

    /** With the hook goes what hangs on it. */
    private static List<String> removedHook(InterfaceName from) {
        return argv("tc", "qdisc", "del", "dev", from, "clsact");
    }

    private boolean hasHook(InterfaceName from) {
        return commands.read(argv("tc", "-j", "qdisc", "show", "dev", from), TrafficJson::hasHook);
    }

    private State state(InterfaceName from, Optional<MacAddress> mac) {
        int preference = preference(mac);
        return commands.read(
                argv("tc", "-j", "filter", "show", "dev", from, "ingress"), filters -> state(filters, preference));
    }

    private static State state(String filters, int preference) throws IOException {
        return new State(
                TrafficJson.isTaken(filters, preference),
                TrafficJson.isAlone(filters, preference),
                TrafficJson.isRedirection(filters, preference),
                TrafficJson.redirection(filters, preference));
    }
}
