package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.network.HostNetwork;

/**
 * The network of a simulated host: bridges with their tables, PFs with their VFs, other links. It has what it is given;
 * frames come in when {@link #frame} says so, and by NICs that are {@linkplain Segment#plug plugged} into a segment. Calls take a little simulated time, go through the host's
 * {@link SimulatedHost#faults()} and stand among its {@link SimulatedHost#calls()}; libvirt's daemon has no part in them.
 * Safe for many threads.
 *
 * <pre>{@code
 * SimulatedHostNetwork network = new SimulatedSite().host("host-a").network();
 * network.bridge("br0").device("tap0", "tun").port("br0", "tap0");
 * MacAddress guest = MacAddress.parse("52:54:00:aa:bb:01");
 * network.frame("tap0", guest, OptionalInt.empty());
 * assertThat(network.fdb(InterfaceName.of("br0"), guest))
 *         .extracting(FdbEntry::device)
 *         .containsExactly(InterfaceName.of("tap0"));
 * }</pre>
 */
public final class SimulatedHostNetwork implements HostNetwork {
    private final SimulatedHost host;
    private final Agenda agenda;
    private final NetworkCalls calls;
    private final NetworkDevices network = new NetworkDevices();
    private final HostWays ways;
    private final GuestEnds ends;
    private final Announcing announcing;

    SimulatedHostNetwork(SimulatedHost host) {
        this.host = host;
        this.agenda = host.site().agenda();
        this.calls = new NetworkCalls(host);
        this.ways = new HostWays(host.name(), network, agenda::now);
        this.ends = new GuestEnds(host, network, ways);
        this.announcing = new Announcing(host.site().time(), calls, network, ways);
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
            network.join(InterfaceName.of(bridge), network.device(InterfaceName.of(device)), vlans);
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
        agenda.locked(() -> {
            network.remove(InterfaceName.of(name));
            return null;
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
            boolean redirected = in.redirections.containsKey(Optional.<MacAddress>empty());
            network.heard(in, mac, vlan, redirected, agenda.now());
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
            sender.counters = NetworkDevice.sent(sender.counters, 1, Frame.BYTES);
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
        return announcing.begun();
    }

    /** Plugs a NIC into a segment, and gives the guests that are there their ends. */
    void plug(InterfaceName nic, Segment segment) {
        ways.wire(nic, segment);
        ends.catchUp();
    }

    HostWays ways() {
        return ways;
    }

    GuestEnds ends() {
        return ends;
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
        return calls.look("VF " + vf + " of " + pf, () -> network.vf(pf, vf).isDriven());
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
        return announcing.announce(announcement);
    }

    @Override
    public void close() {
        calls.close();
    }
}
