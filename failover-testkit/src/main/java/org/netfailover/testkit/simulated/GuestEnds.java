package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.DomainState;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.VirtualFunction;

/**
 * Where a host's network ends at its guests, as libvirt and QEMU make it: taps on bridges, and VFs with the MACs of NICs. A
 * host that is plugged into no segment has none of it. Guarded by the agenda's lock.
 */
final class GuestEnds {
    /** When QEMU announces a guest that has just come, by its default. */
    private static final List<Duration> ANNOUNCEMENTS = List.of(
            Duration.ZERO,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(450),
            Duration.ofMillis(800));

    /** What libvirt puts in place of the first octet of a NIC's MAC for its tap. */
    private static final long TAP = 0xfe00_0000_0000L;

    private static final long REST = 0x00ff_ffff_ffffL;

    private final SimulatedHost host;
    private final NetworkDevices network;
    private final HostWays ways;

    GuestEnds(SimulatedHost host, NetworkDevices network, HostWays ways) {
        this.host = host;
        this.network = network;
        this.ways = ways;
    }

    /** Makes the ends of the NICs that there are already. */
    void catchUp() {
        host.registry().all().stream().flatMap(domain -> domain.nics.stream()).forEach(this::plug);
    }

    /** libvirt gives a NIC to a domain. Twice is once. */
    void plug(LiveNic nic) {
        if (!ways.isWired()) {
            return;
        }
        if (nic.isVf()) {
            vf(nic).ifPresent(vf -> {
                vf.user = nic;
                nic.device.mac().ifPresent(mac -> vf.mac = mac);
            });
        } else if (tap(nic).isEmpty()) {
            addTap(nic);
        }
        if (nic.domain.state == DomainState.RUNNING) {
            start(nic);
        }
    }

    private Optional<NetworkDevice.Vf> vf(LiveNic nic) {
        VirtualFunction function = host.hardware().function(nic.hold.function().orElseThrow());
        return function.pfDevice()
                .flatMap(InterfaceName::find)
                .flatMap(pf -> Optional.ofNullable(network.devices.get(pf)))
                .flatMap(pf -> Optional.ofNullable(pf.vfs.get(host.hardware().index(function))));
    }

    private Optional<NetworkDevice> tap(LiveNic nic) {
        return network.devices.values().stream()
                .filter(device -> nic.equals(device.user))
                .findFirst();
    }

    private void addTap(LiveNic nic) {
        Optional<InterfaceName> bridge = bridge(nic).filter(name -> network.devices.containsKey(name));
        Optional<InterfaceName> name = nic.device.nic().target().flatMap(InterfaceName::find);
        if (bridge.isEmpty() || name.isEmpty()) {
            return;
        }
        long mac = nic.device.mac().map(MacAddress::bits).orElse(0L);
        NetworkDevice tap = new NetworkDevice(name.get(), new MacAddress(TAP | mac & REST), "tun");
        tap.user = nic;
        network.devices.put(tap.name, tap);
        boolean vlans = network.ports(bridge.get()).stream().anyMatch(port -> !port.vlans.isEmpty());
        network.join(bridge.get(), tap, vlans ? new int[] {1} : new int[] {});
        if (isKept(nic)) {
            tap.learning = false;
            tap.flooding = false;
        }
    }

    private Optional<InterfaceName> bridge(LiveNic nic) {
        return nic.device
                .nic()
                .source()
                .bridge()
                .or(() -> nic.device
                        .network()
                        .flatMap(host.hardware()::definition)
                        .flatMap(definition -> definition.bridge()))
                .flatMap(InterfaceName::find);
    }

    private boolean isKept(LiveNic nic) {
        return nic.device.network().filter(host.hardware()::keepsMacTable).isPresent();
    }

    /** The guest begins to run here: libvirt makes its entry where it keeps the table. */
    void start(LiveNic nic) {
        Optional<NetworkDevice> tap = isKept(nic) ? tap(nic) : Optional.empty();
        tap.ifPresent(device -> nic.device.mac().ifPresent(mac -> network.expect(device, mac)));
    }

    /** libvirt takes a NIC from a domain. */
    void unplug(LiveNic nic) {
        tap(nic).ifPresent(tap -> network.remove(tap.name));
        if (nic.isVf()) {
            vf(nic).filter(vf -> nic.equals(vf.user)).ifPresent(vf -> {
                vf.user = null;
                vf.mac = new MacAddress(0);
            });
        }
    }

    /** A guest sends on a NIC. */
    void send(LiveNic nic, Way way) {
        ways.fromGuest(nic, way);
    }

    /** QEMU announces a guest that has come, by frames from its tap. */
    void announce(LiveNic nic) {
        if (tap(nic).isEmpty()) {
            return;
        }
        nic.device
                .mac()
                .ifPresent(mac -> ANNOUNCEMENTS.forEach(after -> host.site()
                        .agenda()
                        .add(after.toNanos(), () -> ways.fromGuest(nic, new Journey(Frame.toAll(mac)).begin()))));
    }
}
