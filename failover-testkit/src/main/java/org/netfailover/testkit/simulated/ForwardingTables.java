package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;

/**
 * The forwarding entries of a simulated host, kept as Linux keeps them: one for a MAC in a VLAN of a bridge, the entry
 * without a VLAN beside them; what is set or deleted without a VLAN is so in each VLAN of the port as well.
 */
final class ForwardingTables {
    private record Owner(FdbTable table, InterfaceName name) {}

    private record Key(MacAddress mac, OptionalInt vlan) {}

    private final Map<Owner, Map<Key, FdbEntry>> tables = new LinkedHashMap<>();

    List<FdbEntry> entries(FdbTable table, InterfaceName owner) {
        return List.copyOf(table(table, owner).values());
    }

    List<FdbEntry> entries(FdbTable table, InterfaceName owner, MacAddress mac) {
        return entries(table, owner).stream()
                .filter(entry -> entry.mac().equals(mac))
                .toList();
    }

    /** The entry of a bridge for a MAC in a VLAN. */
    Optional<FdbEntry> find(InterfaceName bridge, MacAddress mac, OptionalInt vlan) {
        return Optional.ofNullable(table(FdbTable.MASTER, bridge).get(new Key(mac, vlan)));
    }

    /** Adds an entry, in each VLAN as {@link #replace} does, where there is none yet: libvirt's replaces nothing. */
    void add(InterfaceName owner, FdbEntry entry, List<BridgePort.PortVlan> vlans) {
        wanted(entry, vlans)
                .forEach(each -> table(each.table(), owner).putIfAbsent(new Key(each.mac(), each.vlan()), each));
    }

    void replace(InterfaceName owner, FdbEntry entry, List<BridgePort.PortVlan> vlans) {
        put(owner, entry);
        if (entry.vlan().isEmpty() && entry.table() == FdbTable.MASTER) {
            vlans.forEach(vlan -> put(owner, in(entry, vlan.id())));
        }
    }

    void delete(FdbTable table, InterfaceName owner, InterfaceName device, MacAddress mac, OptionalInt vlan) {
        table(table, owner)
                .values()
                .removeIf(entry -> entry.device().equals(device)
                        && entry.mac().equals(mac)
                        && (vlan.isEmpty() || entry.vlan().equals(vlan)));
    }

    void restore(FdbTable table, InterfaceName owner, MacAddress mac, List<FdbEntry> entries) {
        table(table, owner).values().removeIf(entry -> entry.mac().equals(mac));
        entries.forEach(entry -> put(owner, entry));
    }

    void forget(InterfaceName device) {
        tables.values()
                .forEach(
                        table -> table.values().removeIf(entry -> entry.device().equals(device)));
    }

    /** A frame has come in at a port: the bridge learns, and even a static entry moves unless it is sticky. */
    void learn(InterfaceName bridge, InterfaceName port, MacAddress mac, OptionalInt vlan) {
        @Nullable FdbEntry known = table(FdbTable.MASTER, bridge).get(new Key(mac, vlan));
        if (known != null
                && (known.sticky() || known.state() == FdbState.PERMANENT || Objects.equals(known.device(), port))) {
            return;
        }
        FdbState state = known == null ? FdbState.DYNAMIC : known.state();
        put(bridge, FdbEntry.at(port, mac).vlan(vlan).state(state).build());
    }

    private void put(InterfaceName owner, FdbEntry entry) {
        table(entry.table(), owner).put(new Key(entry.mac(), entry.vlan()), entry);
    }

    private Map<Key, FdbEntry> table(FdbTable table, InterfaceName owner) {
        return tables.computeIfAbsent(new Owner(table, owner), unused -> new LinkedHashMap<>());
    }

    private static FdbEntry in(FdbEntry entry, int vlan) {
        return FdbEntry.at(entry.device(), entry.mac())
                .vlan(vlan)
                .table(entry.table())
                .state(entry.state())
                .sticky(entry.sticky())
                .externLearn(entry.externLearn())
                .build();
    }

    /** What would be there after {@link #replace}. */
    static List<FdbEntry> wanted(FdbEntry entry, List<BridgePort.PortVlan> vlans) {
        List<FdbEntry> wanted = new ArrayList<>(List.of(entry));
        if (entry.vlan().isEmpty() && entry.table() == FdbTable.MASTER) {
            vlans.forEach(vlan -> wanted.add(in(entry, vlan.id())));
        }
        return wanted;
    }
}
