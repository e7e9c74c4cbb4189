package org.netfailover.testkit.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.network.HostNetwork;
import org.netfailover.testkit.contract.NetworkBed;
import org.netfailover.testkit.simulated.SimulatedHostNetwork;
import org.netfailover.testkit.simulated.SimulatedSite;

/** The network of a simulated host. */
class SimulatedNetworkBed implements NetworkBed {
    private final boolean vlans;
    private final SimulatedHostNetwork network =
            new SimulatedSite().host("host-a").network();

    SimulatedNetworkBed(boolean vlans) {
        this.vlans = vlans;
        network.bridge("br0")
                .device("tap0", "tun")
                .device("up0", "")
                .device("spare0", "")
                .pf("pf0", 2);
        if (vlans) {
            network.port("br0", "tap0", 1, 10).port("br0", "up0", 1, 10);
        } else {
            network.port("br0", "tap0").port("br0", "up0");
        }
    }

    @Override
    public HostNetwork network() {
        return network;
    }

    @Override
    public InterfaceName bridge() {
        return InterfaceName.of("br0");
    }

    @Override
    public InterfaceName tap() {
        return InterfaceName.of("tap0");
    }

    @Override
    public InterfaceName uplink() {
        return InterfaceName.of("up0");
    }

    @Override
    public InterfaceName spare() {
        return InterfaceName.of("spare0");
    }

    @Override
    public List<Integer> vlans() {
        return vlans ? List.of(1, 10) : List.of();
    }

    @Override
    public Optional<InterfaceName> pf() {
        return Optional.of(InterfaceName.of("pf0"));
    }

    @Override
    public Optional<String> withoutPf() {
        return Optional.empty();
    }

    @Override
    public void frame(InterfaceName device, MacAddress source) {
        network.frame(device.value(), source, OptionalInt.empty());
    }

    @Override
    public boolean isKnownToSegment(MacAddress mac) {
        return network.announcements().stream()
                .anyMatch(announcement ->
                        announcement.mac().equals(mac) && announcement.device().equals(uplink()));
    }

    @Override
    public void close() {
        network.close();
    }
}
