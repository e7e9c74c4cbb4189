package org.netfailover.testkit.simulated;

import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;

/** Which frames a NIC of a host takes for the host itself. */
final class NicFilter {
    private final NetworkDevices network;

    NicFilter(NetworkDevices network) {
        this.network = network;
    }

    /** Whether it takes what comes from its wire. */
    boolean takes(NetworkDevice nic, Frame frame) {
        return frame.isToAll() || owns(nic, frame.to()) || isPromiscuous(nic);
    }

    /**
     * Whether its filter has a MAC: its own, those that it was told by {@code bridge fdb … self}, and those of its bridge's
     * static entries, which the bridge tells every port that is not promiscuous.
     */
    boolean owns(NetworkDevice nic, MacAddress mac) {
        return nic.mac.equals(mac)
                || !network.tables.entries(FdbTable.SELF, nic.name, mac).isEmpty()
                || nic.master != null
                        && network.tables.entries(FdbTable.MASTER, nic.master, mac).stream()
                                .anyMatch(entry -> entry.state() != FdbState.DYNAMIC);
    }

    /**
     * Whether it takes everything. A bridge that knows no VLANs wants that of each port. One that does goes without where
     * nothing has to be learnt or flooded but at the port itself.
     */
    private boolean isPromiscuous(NetworkDevice nic) {
        InterfaceName bridge = nic.master;
        if (nic.promiscuous || bridge == null) {
            return nic.promiscuous;
        }
        return nic.vlans.isEmpty()
                || network.ports(bridge).stream()
                        .anyMatch(port -> !port.equals(nic) && (port.learning || port.flooding));
    }
}
