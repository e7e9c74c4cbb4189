package org.netfailover.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;

/**
 * Forwarding entries, ports and VLANs as {@code bridge -j} writes them; the names are those of iproute2's
 * {@code bridge/fdb.c}, {@code bridge/link.c} and {@code bridge/vlan.c}.
 */
final class BridgeJson {
    private BridgeJson() {}

    /**
     * Reads {@code bridge -j fdb show}; entries without an Ethernet MAC are passed over.
     *
     * @param device the device that was asked about, which iproute2 does not write then
     */
    static List<FdbEntry> entries(String text, Optional<InterfaceName> device) throws IOException {
        List<FdbEntry> entries = new ArrayList<>();
        for (Json json : Json.list(text)) {
            Optional<MacAddress> mac = json.text("mac").flatMap(MacAddress::find);
            Optional<InterfaceName> at =
                    json.text("ifname").flatMap(InterfaceName::find).or(() -> device);
            if (mac.isPresent() && at.isPresent()) {
                entries.add(entry(FdbEntry.at(at.get(), mac.get()), json));
            }
        }
        return entries;
    }

    private static FdbEntry entry(FdbEntry.Builder entry, Json json) {
        List<String> flags = json.texts("flags");
        FdbState state = state(json.text("state").orElse(""));
        Optional<Integer> vlan = json.integer("vlan").filter(id -> id >= 1 && id <= 4094);
        return entry.vlan(vlan.isPresent() ? OptionalInt.of(vlan.get()) : OptionalInt.empty())
                .table(flags.contains("self") ? FdbTable.SELF : FdbTable.MASTER)
                .state(state)
                .sticky(flags.contains("sticky") && state != FdbState.PERMANENT)
                .externLearn(flags.contains("extern_learn"))
                .build();
    }

    /** A learnt entry has no word of its own: nothing while it is fresh, {@code stale} when it has aged. */
    private static FdbState state(String text) {
        return switch (text) {
            case "permanent" -> FdbState.PERMANENT;
            case "static" -> FdbState.STATIC;
            case "", "stale" -> FdbState.DYNAMIC;
            default -> FdbState.OTHER;
        };
    }

    /**
     * Reads {@code bridge -j -d link show dev} and {@code bridge -j vlan show dev}.
     *
     * @return the port, or empty when the device is none
     */
    static Optional<BridgePort> port(InterfaceName device, String links, String vlans) throws IOException {
        for (Json json : Json.list(links)) {
            Optional<InterfaceName> bridge = json.text("master").flatMap(InterfaceName::find);
            if (bridge.isPresent()
                    && json.text("ifname").filter(device.value()::equals).isPresent()) {
                return Optional.of(port(BridgePort.of(device, bridge.get()), json, vlans(device, vlans)));
            }
        }
        return Optional.empty();
    }

    private static BridgePort port(BridgePort.Builder port, Json json, List<BridgePort.PortVlan> vlans) {
        json.flag("learning").ifPresent(port::learning);
        json.flag("flood").ifPresent(port::flooding);
        json.flag("mcast_flood").ifPresent(port::multicastFlooding);
        json.flag("bcast_flood").ifPresent(port::broadcastFlooding);
        json.flag("isolated").ifPresent(port::isolated);
        return port.addAllVlans(vlans).build();
    }

    private static List<BridgePort.PortVlan> vlans(InterfaceName device, String text) throws IOException {
        List<BridgePort.PortVlan> vlans = new ArrayList<>();
        for (Json json : Json.list(text)) {
            if (json.text("ifname").filter(device.value()::equals).isPresent()) {
                json.objects("vlans").forEach(vlan -> add(vlan, vlans));
            }
        }
        return vlans;
    }

    private static void add(Json json, List<BridgePort.PortVlan> vlans) {
        List<String> flags = json.texts("flags");
        int first = json.integer("vlan").orElse(0);
        int last = Math.min(json.integer("vlanEnd").orElse(first), 4094);
        for (int id = Math.max(first, 1); id <= last; id++) {
            vlans.add(new BridgePort.PortVlan(id, flags.contains("PVID"), flags.contains("Egress Untagged")));
        }
    }
}
