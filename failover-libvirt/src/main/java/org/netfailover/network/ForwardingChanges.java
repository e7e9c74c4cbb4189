package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkChange.DeleteFdbEntry;
import org.netfailover.model.NetworkChange.RestoreFdb;
import org.netfailover.model.NetworkLink;

/**
 * Changes of forwarding entries.
 *
 * <p>What is set or deleted without a VLAN the kernel sets or deletes in each VLAN of the port as well, so what was there
 * before is known, and put back, for a MAC as a whole: first without a VLAN, then in each VLAN that is not right then.
 */
final class ForwardingChanges {
    /** Whose entries of which MAC. */
    private record Place(FdbTable table, InterfaceName owner, MacAddress mac) {}

    private final HostNetwork network;
    private final HostCommands commands;

    ForwardingChanges(HostNetwork network, HostCommands commands) {
        this.network = network;
        this.commands = commands;
    }

    NetworkChange replace(FdbEntry entry) {
        return prepared(List.of(entry)).apply();
    }

    /** An entry that is to be there, and what was there before. */
    private record Replacement(Place place, FdbEntry entry, List<FdbEntry> before) {
        boolean isThere() {
            return before.contains(entry);
        }

        List<List<String>> commands() {
            return isThere() && entry.vlan().isPresent()
                    ? List.of()
                    : written(place, entry, find(before, entry.vlan()));
        }
    }

    /**
     * Looks at what is there; each entry as if it were the first. They are set by one program: where a guest stands still
     * meanwhile, one more to be started is time.
     */
    HostNetwork.Prepared prepared(List<FdbEntry> entries) {
        List<Replacement> all = entries.stream()
                .map(entry -> {
                    Place place = new Place(entry.table(), owner(entry.table(), entry.device()), entry.mac());
                    return new Replacement(place, entry, entries(place));
                })
                .toList();
        return () -> {
            try {
                commands.changeAll(
                        all.stream().flatMap(one -> one.commands().stream()).toList());
            } catch (HostNetworkException e) {
                if (all.size() > 1) {
                    all.forEach(one -> putBack(one, e));
                }
                throw e;
            }
            return NetworkChange.inReverse(all.stream()
                    .map(one -> one.isThere() ? undo(one.place(), one.before()) : restoring(one.place(), one.before()))
                    .filter(undo -> !undo.isNothing())
                    .toList());
        };
    }

    /** Of several that were to be set some may be. */
    private void putBack(Replacement one, HostNetworkException cause) {
        try {
            NetworkChange unused = restore(new RestoreFdb(
                    one.place().table(), one.place().owner(), one.place().mac(), one.before()));
        } catch (HostNetworkException e) {
            cause.addSuppressed(e);
        }
    }

    NetworkChange delete(DeleteFdbEntry change) {
        Place place = new Place(change.table(), owner(change.table(), change.device()), change.mac());
        List<FdbEntry> before = entries(place);
        boolean there = before.stream()
                .anyMatch(entry -> entry.device().equals(change.device())
                        && (change.vlan().isEmpty() || entry.vlan().equals(change.vlan())));
        if (!there) {
            return NetworkChange.nothing();
        }
        commands.change(removed(place, change.device(), change.vlan()));
        return restoring(place, before);
    }

    NetworkChange restore(RestoreFdb change) {
        Place place = new Place(change.table(), change.owner(), change.mac());
        List<FdbEntry> before = entries(place);
        if (new HashSet<>(before).equals(new HashSet<>(change.entries()))) {
            return NetworkChange.nothing();
        }
        restoreAt(place, OptionalInt.empty(), change.entries(), before);
        if (!vlans(before, change.entries()).isEmpty()) {
            List<FdbEntry> now = entries(place);
            vlans(now, change.entries()).forEach(vlan -> restoreAt(place, vlan, change.entries(), now));
        }
        return restoring(place, before);
    }

    private static Set<OptionalInt> vlans(List<FdbEntry> now, List<FdbEntry> wanted) {
        Set<OptionalInt> vlans = now.stream()
                .map(FdbEntry::vlan)
                .filter(OptionalInt::isPresent)
                .collect(Collectors.toCollection(HashSet::new));
        wanted.stream().map(FdbEntry::vlan).filter(OptionalInt::isPresent).forEach(vlans::add);
        return vlans;
    }

    private void restoreAt(Place place, OptionalInt vlan, List<FdbEntry> wanted, List<FdbEntry> now) {
        Optional<FdbEntry> there = find(now, vlan);
        Optional<FdbEntry> entry = find(wanted, vlan);
        if (there.equals(entry)) {
            return;
        }
        if (entry.isPresent()) {
            commands.changeAll(written(place, entry.get(), there));
        } else if (there.isPresent()) {
            commands.change(removed(place, there.get().device(), vlan));
        }
    }

    private static Optional<FdbEntry> find(List<FdbEntry> entries, OptionalInt vlan) {
        return entries.stream().filter(entry -> entry.vlan().equals(vlan)).findFirst();
    }

    /** The mark of a control plane goes only with the entry, and comes beside the state that the entry has already. */
    private static List<List<String>> written(Place place, FdbEntry entry, Optional<FdbEntry> there) {
        List<List<String>> all = new ArrayList<>();
        boolean marked =
                entry.externLearn() || there.filter(FdbEntry::externLearn).isPresent();
        if (marked && there.isPresent()) {
            all.add(removed(place, there.get().device(), entry.vlan()));
        }
        if (!entry.externLearn() || entry.state() != FdbState.DYNAMIC) {
            List<String> argv = command("replace", place, entry.device(), entry.vlan());
            argv.add(entry.state().text());
            if (entry.sticky()) {
                argv.add("sticky");
            }
            all.add(argv);
        }
        if (entry.externLearn()) {
            List<String> argv = command("replace", place, entry.device(), entry.vlan());
            argv.add("extern_learn");
            all.add(argv);
        }
        return all;
    }

    private static List<String> removed(Place place, InterfaceName device, OptionalInt vlan) {
        return command("del", place, device, vlan);
    }

    /** A bridge's own entry in its table is asked for as one of the device. */
    private static List<String> command(String verb, Place place, InterfaceName device, OptionalInt vlan) {
        List<String> argv = argv("bridge", "fdb", verb, place.mac(), "dev", device);
        vlan.ifPresent(id -> argv.addAll(argv("vlan", id)));
        boolean own = place.table() == FdbTable.SELF || device.equals(place.owner());
        argv.add((own ? FdbTable.SELF : FdbTable.MASTER).text());
        return argv;
    }

    private NetworkChange undo(Place place, List<FdbEntry> before) {
        return new HashSet<>(entries(place)).equals(new HashSet<>(before))
                ? NetworkChange.nothing()
                : restoring(place, before);
    }

    private static NetworkChange restoring(Place place, List<FdbEntry> before) {
        return new RestoreFdb(place.table(), place.owner(), place.mac(), before);
    }

    private List<FdbEntry> entries(Place place) {
        List<FdbEntry> all =
                place.table() == FdbTable.SELF ? network.ownFdb(place.owner()) : network.fdb(place.owner());
        return all.stream()
                .filter(entry -> entry.table() == place.table()
                        && entry.mac().equals(place.mac())
                        && entry.state() != FdbState.OTHER)
                .toList();
    }

    /** Whose table a device's entry is in: the bridge that it is a port of, a bridge itself, or the device. */
    private InterfaceName owner(FdbTable table, InterfaceName device) {
        if (table == FdbTable.SELF) {
            return device;
        }
        NetworkLink link = network.link(device);
        if (link.kind().filter("bridge"::equals).isPresent()) {
            return device;
        }
        return link.master()
                .orElseThrow(() -> new HostNetworkException(
                        NetworkErrorKind.NO_DEVICE,
                        "looking at " + device + " on " + network.where(),
                        "it is no port of a bridge"));
    }
}
