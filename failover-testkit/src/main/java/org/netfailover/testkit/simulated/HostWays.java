package org.netfailover.testkit.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;

/**
 * The ways of frames through a host: from the wire past the filters of a NIC and of its VFs, over redirections and bridges
 * to taps, and back. Guarded by the agenda's lock.
 */
final class HostWays {
    private final String host;
    private final NetworkDevices network;
    private final LongSupplier clock;
    private final NicFilter filter;
    private final Map<InterfaceName, Segment> wires = new LinkedHashMap<>();

    HostWays(String host, NetworkDevices network, LongSupplier clock) {
        this.host = host;
        this.network = network;
        this.clock = clock;
        this.filter = new NicFilter(network);
    }

    /** Connects a NIC with a segment. */
    void wire(InterfaceName nic, Segment segment) {
        if (!network.device(nic).isHardware()) {
            throw new IllegalArgumentException(nic + " has no place for a cable");
        }
        if (wires.putIfAbsent(nic, segment) != null) {
            throw new IllegalArgumentException(nic + " is plugged in already");
        }
    }

    boolean isWired() {
        return !wires.isEmpty();
    }

    /** A frame comes from the segment. */
    void fromWire(InterfaceName name, Way before) {
        Way way = before.to(host, name.value());
        NetworkDevice nic = network.devices.get(name);
        if (nic == null || !nic.up) {
            way.lose(LossReason.NO_CARRIER);
            return;
        }
        boolean taken = toVfs(nic, null, way);
        if (filter.takes(nic, way.frame())) {
            enter(nic, way);
        } else if (!taken) {
            way.lose(LossReason.NO_FILTER);
        }
    }

    /** A guest sends on a NIC that libvirt gave it. */
    void fromGuest(LiveNic nic, Way way) {
        for (NetworkDevice device : List.copyOf(network.devices.values())) {
            if (nic.equals(device.user)) {
                enter(device, way.to(host, device.name.value()));
                return;
            }
            for (Map.Entry<Integer, NetworkDevice.Vf> vf : device.vfs.entrySet()) {
                if (nic.equals(vf.getValue().user)) {
                    vf.getValue().counters = NetworkDevice.sent(vf.getValue().counters, 1, Frame.BYTES);
                    transmit(device, vf.getValue(), way.to(place(device, vf.getKey())));
                    return;
                }
            }
        }
        way.lose(LossReason.NO_CARRIER);
    }

    /** The host itself sends out of a device. */
    void fromHost(InterfaceName device, Way way) {
        leave(device, way);
    }

    private PacketPlace place(NetworkDevice pf, int vf) {
        return new PacketPlace(host, pf.name + " VF " + vf);
    }

    /** It comes in at a device. */
    private void enter(NetworkDevice in, Way way) {
        Optional<InterfaceName> redirected = Optional.ofNullable(
                        in.redirections.get(Optional.of(way.frame().to())))
                .or(() -> Optional.ofNullable(in.redirections.get(Optional.<MacAddress>empty())));
        network.heard(in, way.frame().from(), in.pvid(), redirected.isPresent(), clock.getAsLong());
        if (way.isTooLong()) {
            way.lose(LossReason.LOOP);
        } else if (redirected.isPresent()) {
            leave(redirected.get(), way);
        } else if (in.master != null) {
            bridge(in, in.master, way.to(host, in.master.value()));
        } else {
            way.lose(LossReason.NOBODY);
        }
    }

    private void bridge(NetworkDevice in, InterfaceName bridge, Way way) {
        OptionalInt vlan = in.pvid();
        Optional<FdbEntry> known = network.tables.find(bridge, way.frame().to(), vlan);
        if (way.frame().isToAll() || known.isEmpty()) {
            flood(in, bridge, way);
        } else if (known.get().device().equals(in.name)) {
            way.lose(LossReason.WRONG_PORT);
        } else if (known.get().state() == FdbState.PERMANENT) {
            way.lose(LossReason.NOBODY); // the host's own
        } else {
            leave(known.get().device(), way);
        }
    }

    private void flood(NetworkDevice in, InterfaceName bridge, Way way) {
        List<NetworkDevice> ports = network.ports(bridge).stream()
                .filter(port -> !port.equals(in) && port.carries(in.pvid()))
                .filter(port -> port.flooding || way.frame().isToAll())
                .toList();
        ports.forEach(port -> leave(port.name, way));
        if (ports.isEmpty()) {
            way.lose(LossReason.NOBODY);
        }
    }

    /** It goes out of a device. */
    private void leave(InterfaceName name, Way before) {
        Way way = before.to(host, name.value());
        NetworkDevice device = network.devices.get(name);
        if (device == null || !device.up) {
            way.lose(LossReason.NO_CARRIER);
        } else if (device.user != null) {
            new NetFailover(device.user.domain).receive(device.user, way);
        } else if (device.isHardware()) {
            transmit(device, null, way);
        } else {
            way.lose(LossReason.NO_CARRIER);
        }
    }

    /** A NIC sends what its host or one of its VFs gave it: to its own VFs, to its host, and what is for none of them out. */
    private void transmit(NetworkDevice nic, NetworkDevice.@Nullable Vf sender, Way way) {
        boolean taken = toVfs(nic, sender, way);
        if (sender != null
                && (way.frame().isToAll() || filter.owns(nic, way.frame().to()))) {
            enter(nic, way.to(host, nic.name.value()));
            taken = true;
        }
        Segment wire = wires.get(nic.name);
        if (taken && !way.frame().isToAll()) {
            return;
        }
        if (wire == null) {
            way.lose(LossReason.NO_CARRIER);
        } else {
            wire.carry(new PacketPlace(host, nic.name.value()), way);
        }
    }

    /** Gives a frame to the VFs whose filters take it. */
    private boolean toVfs(NetworkDevice pf, NetworkDevice.@Nullable Vf sender, Way way) {
        boolean taken = false;
        for (Map.Entry<Integer, NetworkDevice.Vf> entry : pf.vfs.entrySet()) {
            NetworkDevice.Vf vf = entry.getValue();
            boolean mine = vf.mac.equals(way.frame().to());
            if (vf.equals(sender) || !mine && !way.frame().isToAll()) {
                continue;
            }
            taken |= mine;
            Way there = way.to(place(pf, entry.getKey()));
            if (vf.user == null) {
                there.lose(LossReason.VF_CLOSED);
            } else {
                new NetFailover(vf.user.domain).receive(vf.user, there);
            }
        }
        return taken;
    }
}
