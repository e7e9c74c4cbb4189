package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.BridgePort;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.PacketCounters;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;

/** A network device of a simulated host, as it is now. */
final class NetworkDevice {
    /** A VF, as it is set at its PF. */
    static final class Vf {
        MacAddress mac = new MacAddress(0);
        VfVlan vlan = VfVlan.NONE;
        boolean spoofCheck = true;
        boolean trust;
        VfLinkState linkState = VfLinkState.AUTO;
        PacketCounters counters = PacketCounters.ZERO;
        boolean driven;

        /** The NIC that it is in a guest of libvirt's. */
        @Nullable
        LiveNic user;

        boolean isDriven() {
            return driven || user != null && user.isOpen();
        }

        VfSettings settings() {
            return VfSettings.builder()
                    .mac(mac)
                    .vlan(vlan)
                    .spoofCheck(spoofCheck)
                    .trust(trust)
                    .linkState(linkState)
                    .build();
        }

        void set(VfSettings settings) {
            settings.mac().ifPresent(value -> mac = value);
            settings.vlan().ifPresent(value -> vlan = value);
            settings.spoofCheck().ifPresent(value -> spoofCheck = value);
            settings.trust().ifPresent(value -> trust = value);
            settings.linkState().ifPresent(value -> linkState = value);
        }

        private VfState state(int index) {
            return VfState.of(index, mac)
                    .vlan(vlan)
                    .spoofCheck(spoofCheck)
                    .trust(trust)
                    .linkState(linkState)
                    .counters(counters)
                    .build();
        }
    }

    final InterfaceName name;
    final MacAddress mac;
    final @Nullable String kind;
    final TreeMap<Integer, Vf> vfs = new TreeMap<>();
    final List<BridgePort.PortVlan> vlans = new ArrayList<>();

    @Nullable
    InterfaceName master;

    boolean up = true;
    boolean promiscuous;
    boolean learning = true;
    boolean flooding = true;
    boolean hooked;

    /** The NIC whose tap it is. */
    @Nullable
    LiveNic user;

    /** When a frame came in last; negative when none has. */
    long heardAt = -1;

    /** Where frames are sent instead, by whom they are for; under nobody those for all. */
    final Map<Optional<MacAddress>, InterfaceName> redirections = new HashMap<>();

    PacketCounters counters = PacketCounters.ZERO;

    NetworkDevice(InterfaceName name, MacAddress mac, @Nullable String kind) {
        this.name = name;
        this.mac = mac;
        this.kind = kind;
    }

    boolean isBridge() {
        return "bridge".equals(kind);
    }

    /** Whether it is the end of a wire. */
    boolean isHardware() {
        return kind == null;
    }

    /** The VLAN that what comes in belongs to, on a bridge that knows VLANs. */
    OptionalInt pvid() {
        return vlans.stream()
                .filter(BridgePort.PortVlan::pvid)
                .mapToInt(BridgePort.PortVlan::id)
                .findFirst();
    }

    /** Whether it is a port where the bridge has frames of a VLAN go out. */
    boolean carries(OptionalInt vlan) {
        return vlan.isEmpty() || vlans.stream().anyMatch(known -> known.id() == vlan.getAsInt());
    }

    NetworkLink link() {
        NetworkLink.Builder link = NetworkLink.named(name)
                .up(up)
                .carrier(up)
                .promiscuous(promiscuous)
                .promiscuity((promiscuous ? 1 : 0) + (master == null ? 0 : 1))
                .mac(mac)
                .master(Optional.ofNullable(master))
                .kind(Optional.ofNullable(kind))
                .counters(counters);
        vfs.forEach((index, vf) -> link.addVfs(vf.state(index)));
        return link.build();
    }

    Optional<BridgePort> port() {
        return Optional.ofNullable(master)
                .map(bridge -> BridgePort.of(name, bridge)
                        .learning(learning)
                        .flooding(flooding)
                        .addAllVlans(vlans)
                        .build());
    }

    void received(int packets, int bytes) {
        counters = new PacketCounters(
                counters.rxPackets() + packets,
                counters.rxBytes() + bytes,
                counters.rxDropped(),
                counters.txPackets(),
                counters.txBytes(),
                counters.txDropped());
    }

    static PacketCounters sent(PacketCounters before, int packets, int bytes) {
        return new PacketCounters(
                before.rxPackets(),
                before.rxBytes(),
                before.rxDropped(),
                before.txPackets() + packets,
                before.txBytes() + bytes,
                before.txDropped());
    }
}
