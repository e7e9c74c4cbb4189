package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.network.HostNetwork;

/**
 * The network of a simulated host: bridges with their tables, PFs with their VFs, other links. It has what it is given;
 * frames come in when {@link #frame} says so. Calls take a little simulated time, go through the host's
 * {@link SimulatedHost#faults()} and stand among its {@link SimulatedHost#calls()}; libvirt's daemon has no part in them.
 * Safe for many threads.
 */
public final class SimulatedHostNetwork implements HostNetwork {
    private static final int FRAME = 60;

    private record Heard(InterfaceName device, MacAddress mac) {}

    private final SimulatedHost host;
    private final Agenda agenda;
    private final NetworkCalls calls;
    private final NetworkDevices network = new NetworkDevices();
    private final List<Announcement> announcements = new ArrayList<>();
    private final Map<Heard, Long> heard = new LinkedHashMap<>();

    SimulatedHostNetwork(SimulatedHost host) {
        this.host = host;
        this.agenda = host.site().agenda();
        this.calls = new NetworkCalls(host);
    }

    /**
     * Adds a device that is up, such as a tap.
     *
     * @param name its name
     * @param kind what kind of software device it is, such as {@code tun}; empty for hardware
     * @return this network
     */
    public SimulatedHostNetwork device(String name, String kind) {
        InterfaceName device = InterfaceName.of(name);
        MacAddress mac = new MacAddress(0x0200_0000_0000L | (host.name() + "/" + name).hashCode() & 0xffff_ffffL);
        agenda.locked(() -> network.devices.put(device, new NetworkDevice(device, mac, kind.isEmpty() ? null : kind)));
        return this;
    }

    /**
     * Adds a bridge without ports.
     *
     * @param name its name
     * @return this network
     */
    public SimulatedHostNetwork bridge(String name) {
        return device(name, "bridge");
    }

    /**
     * Adds a PF with VFs that have nothing set.
     *
     * @param name its name
     * @param vfs how many VFs
     * @return this network
     */
    public SimulatedHostNetwork pf(String name, int vfs) {
        device(name, "");
        agenda.locked(() -> {
            for (int vf = 0; vf < vfs; vf++) {
                network.device(InterfaceName.of(name)).vfs.put(vf, new NetworkDevice.Vf());
            }
            return null;
        });
        return this;
    }

    /**
     * Makes a device a port of a bridge, which learns and floods there.
     *
     * @param bridge the bridge
     * @param device the device, added already
     * @param vlans the port's VLANs, the first its PVID; none for a bridge that knows no VLANs
     * @return this network
     */
    public SimulatedHostNetwork port(String bridge, String device, int... vlans) {
        agenda.locked(() -> {
            NetworkDevice port = network.device(InterfaceName.of(device));
            port.master = network.bridge(InterfaceName.of(bridge)).name;
            port.vlans.clear();
            for (int vlan : vlans) {
                boolean first = port.vlans.isEmpty();
                port.vlans.add(new BridgePort.PortVlan(vlan, first, first));
            }
            network.tables.replace(
                    port.master,
                    FdbEntry.at(port.name, port.mac).state(FdbState.PERMANENT).build(),
                    port.vlans);
            return null;
        });
        return this;
    }

    /**
     * Takes a device away, with its entries.
     *
     * @param name its name
     */
    public void remove(String name) {
        InterfaceName device = InterfaceName.of(name);
        agenda.locked(() -> {
            network.tables.forget(device);
            return network.devices.remove(device);
        });
    }

    /**
     * Lets a frame come in at a device. The device counts it, and a bridge that learns there does.
     *
     * @param device where
     * @param mac its source
     * @param vlan its VLAN on the bridge, or empty for a bridge that knows none
     */
    public void frame(String device, MacAddress mac, OptionalInt vlan) {
        agenda.locked(() -> {
            NetworkDevice in = network.device(InterfaceName.of(device));
            in.received(1, FRAME);
            heard.put(new Heard(in.name, mac), agenda.now());
            if (in.master != null && in.learning && !in.redirections.containsKey(Optional.<MacAddress>empty())) {
                network.tables.learn(in.master, in.name, mac, vlan);
            }
            return null;
        });
    }

    /**
     * Lets somebody's driver take a VF, or leave it.
     *
     * @param pf the PF
     * @param vf the VF's number
     * @param driven whether it has it
     */
    public void drive(String pf, int vf, boolean driven) {
        agenda.locked(() -> {
            network.vf(InterfaceName.of(pf), vf).driven = driven;
            return null;
        });
    }

    /**
     * Lets a VF send a packet, which its PF counts.
     *
     * @param pf the PF
     * @param vf the VF's number
     */
    public void vfSends(String pf, int vf) {
        agenda.locked(() -> {
            NetworkDevice.Vf sender = network.device(InterfaceName.of(pf)).vfs.get(vf);
            if (sender == null) {
                throw new IllegalArgumentException(pf + " has no VF " + vf);
            }
            sender.counters = NetworkDevice.sent(sender.counters, 1, FRAME);
            return null;
        });
    }

    /**
     * Lets the host be reached by its network's commands, or not.
     *
     * @param reachable whether it can be
     */
    public void setReachable(boolean reachable) {
        agenda.locked(() -> {
            calls.setReachable(reachable);
            return null;
        });
    }

    /**
     * What was announced.
     *
     * @return in the order in which it began
     */
    public List<Announcement> announcements() {
        return agenda.locked(() -> List.copyOf(announcements));
    }

    @Override
    public String where() {
        return host.name();
    }

    @Override
    public List<NetworkLink> links() {
        return calls.look(
                "links",
                () -> network.devices.values().stream().map(NetworkDevice::link).toList());
    }

    @Override
    public Optional<NetworkLink> find(InterfaceName device) {
        return calls.look(
                device.value(),
                () -> Optional.ofNullable(network.devices.get(device)).map(NetworkDevice::link));
    }

    @Override
    public List<FdbEntry> fdb(InterfaceName bridge) {
        return calls.look("fdb of " + bridge, () -> {
            List<FdbEntry> entries =
                    new ArrayList<>(network.tables.entries(FdbTable.MASTER, network.bridge(bridge).name));
            network.devices.values().stream()
                    .filter(device -> bridge.equals(device.master))
                    .forEach(port -> entries.addAll(network.tables.entries(FdbTable.SELF, port.name)));
            return List.copyOf(entries);
        });
    }

    @Override
    public List<FdbEntry> ownFdb(InterfaceName device) {
        return calls.look(
                "own fdb of " + device, () -> network.tables.entries(FdbTable.SELF, network.device(device).name));
    }

    @Override
    public Optional<BridgePort> port(InterfaceName device) {
        return calls.look("port " + device, () -> network.device(device).port());
    }

    @Override
    public Optional<InterfaceName> redirection(InterfaceName from, Optional<MacAddress> whom) {
        return calls.look(
                "redirection of " + from,
                () -> Optional.ofNullable(network.device(from).redirections.get(whom)));
    }

    @Override
    public boolean isDriven(InterfaceName pf, int vf) {
        return calls.look("VF " + vf + " of " + pf, () -> network.vf(pf, vf).driven);
    }

    @Override
    public NetworkChange apply(NetworkChange change) {
        if (change.isNothing()) {
            return change;
        }
        return calls.change(
                HostOperation.NETWORK_CHANGE,
                change.text(),
                () -> network.apply(change),
                () -> NetworkChange.nothing());
    }

    @Override
    public Announced announce(Announcement announcement) {
        long begin = agenda.now();
        boolean sends = calls.change(
                HostOperation.ANNOUNCE,
                announcement.mac() + " on " + announcement.device(),
                () -> {
                    NetworkDevice unused = network.device(announcement.device());
                    announcements.add(announcement);
                    return true;
                },
                () -> false);
        Duration interval = announcement.interval();
        long end = begin + announcement.atMost().toNanos();
        boolean seen;
        if (announcement.until() instanceof Announcement.Until.Sent sent) {
            long needed = begin + interval.toNanos() * (sent.frames() - 1L);
            seen = needed <= end;
            host.site().time().await(() -> false, Math.min(needed, end));
        } else {
            BooleanSupplier condition = condition(announcement.until(), begin);
            seen = waited(condition, interval, end);
        }
        long took = agenda.now() - begin;
        return new Announced(sends ? (int) (took / interval.toNanos()) + 1 : 0, seen, Duration.ofNanos(took));
    }

    /** Looks whenever a frame is sent, since silence is nothing that happens. */
    private boolean waited(BooleanSupplier condition, Duration interval, long end) {
        while (!agenda.locked(condition::getAsBoolean)) {
            if (agenda.now() >= end) {
                return false;
            }
            host.site().time().await(condition, Math.min(end, agenda.now() + interval.toNanos()));
        }
        return true;
    }

    private BooleanSupplier condition(Announcement.Until until, long begin) {
        if (until instanceof Announcement.Until.VfSends vf) {
            long before = sent(vf);
            return () -> sent(vf) > before;
        }
        if (until instanceof Announcement.Until.HeardOn on) {
            return () -> lastHeard(on.device()) > begin;
        }
        Announcement.Until.SilentOn on = (Announcement.Until.SilentOn) until;
        return () -> agenda.now() - Math.max(begin, lastHeard(on.device()))
                >= on.quiet().toNanos();
    }

    private long sent(Announcement.Until.VfSends vf) {
        return agenda.locked(() -> network.device(vf.pf())
                .link()
                .vf(vf.vf())
                .orElseThrow()
                .counters()
                .orElseThrow()
                .txPackets());
    }

    private long lastHeard(InterfaceName device) {
        return agenda.locked(() -> heard.entrySet().stream()
                .filter(entry -> entry.getKey().device().equals(device))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(-1));
    }

    @Override
    public void close() {
        calls.close();
    }
}
