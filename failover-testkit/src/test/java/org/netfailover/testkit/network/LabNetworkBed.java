package org.netfailover.testkit.network;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.BridgePort;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.network.HostNetwork;
import org.netfailover.testkit.contract.NetworkBed;
import org.netfailover.testkit.lab.LabHost;

/** A bridge and a segment of their own on a host of the lab, and the host's PF. */
final class LabNetworkBed implements NetworkBed {
    private static final InterfaceName BRIDGE = InterfaceName.of("bed0");
    private static final InterfaceName SEGMENT = InterfaceName.of("bedseg0");
    private static final InterfaceName TAP = InterfaceName.of("bedtap0");
    private static final InterfaceName UPLINK = InterfaceName.of("bedup0");
    private static final InterfaceName SPARE = InterfaceName.of("bedspare0");

    private static final String SETUP = """
            set -e
            ip link add bed0 type bridge mcast_snooping 0 vlan_filtering 1
            ip link add bedseg0 type bridge mcast_snooping 0
            ip link add bedtap0 type veth peer name bedguest0
            ip link add bedup0 type veth peer name bedup1
            ip link add bedspare0 type veth peer name bedspare1
            ip link set bedtap0 master bed0
            ip link set bedup0 master bed0
            ip link set bedup1 master bedseg0
            for device in bed0 bedseg0 bedtap0 bedguest0 bedup0 bedup1 bedspare0 bedspare1; do
                ip link set "$device" up
            done
            bridge vlan add vid 10 dev bedtap0
            bridge vlan add vid 10 dev bedup0
            """;

    private static final String CLEAR = """
            for device in bedtap0 bedup0 bedspare0 bed0 bedseg0; do ip link del "$device" 2>/dev/null; done
            true
            """;

    private static final String SEND = """
            import socket, sys
            out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
            out.bind((sys.argv[1], 0))
            source = bytes(int(octet, 16) for octet in sys.argv[2].split(":"))
            out.send((b"\\xff" * 6 + source + b"\\x88\\xb5").ljust(60, b"\\0"))
            """;

    private final LabHost host;
    private final HostNetwork network;

    LabNetworkBed(LabHost host) {
        this.host = host;
        network = host.network();
        host.run("sh", "-c", CLEAR + SETUP);
    }

    @Override
    public HostNetwork network() {
        return network;
    }

    @Override
    public InterfaceName bridge() {
        return BRIDGE;
    }

    @Override
    public InterfaceName tap() {
        return TAP;
    }

    @Override
    public InterfaceName uplink() {
        return UPLINK;
    }

    @Override
    public InterfaceName spare() {
        return SPARE;
    }

    @Override
    public List<Integer> vlans() {
        return network.port(TAP).orElseThrow().vlans().stream()
                .map(BridgePort.PortVlan::id)
                .toList();
    }

    @Override
    public Optional<InterfaceName> pf() {
        return Optional.of(InterfaceName.of(LabHost.PF));
    }

    @Override
    public Optional<String> withoutPf() {
        return Optional.empty();
    }

    @Override
    public void frame(InterfaceName device, MacAddress source) {
        String outside = device.equals(TAP) ? "bedguest0" : "bedup1";
        host.run("python3", "-I", "-S", "-c", SEND, outside, source.toString());
    }

    @Override
    public boolean isKnownToSegment(MacAddress mac) {
        return !network.fdb(SEGMENT, mac).isEmpty();
    }

    @Override
    public void close() {
        network.close();
        host.run("sh", "-c", CLEAR);
    }
}
