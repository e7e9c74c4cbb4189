package org.netfailover.testkit.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.network.CommandRunner;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.IpRoute2Network;
import org.netfailover.network.LocalCommands;
import org.netfailover.testkit.contract.NetworkBed;
import org.netfailover.testkit.daemon.Requirement;

/**
 * A network namespace of this machine, with pairs of virtual Ethernet in the place of a tap and of an uplink, and a bridge
 * in the place of the segment. It lives as long as a process in it.
 */
public final class NetworkNamespace implements NetworkBed {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final InterfaceName BRIDGE = InterfaceName.of("br0");
    private static final InterfaceName SEGMENT = InterfaceName.of("seg0");
    private static final InterfaceName TAP = InterfaceName.of("tap0");
    private static final InterfaceName UPLINK = InterfaceName.of("up0");
    private static final InterfaceName SPARE = InterfaceName.of("spare0");

    private static final String SEND = """
            import socket, sys
            out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
            out.bind((sys.argv[1], 0))
            source = bytes(int(octet, 16) for octet in sys.argv[2].split(":"))
            out.send((b"\\xff" * 6 + source + b"\\x88\\xb5").ljust(60, b"\\0"))
            """;

    private static final String SETUP = """
            echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
            ip link set lo up
            ip link add br0 type bridge mcast_snooping 0
            ip link add seg0 type bridge mcast_snooping 0
            ip link add tap0 type veth peer name guest0
            ip link add up0 type veth peer name up1
            ip link add spare0 type veth peer name spare1
            ip link set tap0 master br0
            ip link set up0 master br0
            ip link set up1 master seg0
            for device in br0 seg0 tap0 guest0 up0 up1 spare0 spare1; do ip link set "$device" up; done
            bridge vlan add vid 10 dev tap0 2>/dev/null && bridge vlan add vid 10 dev up0
            for i in 1 2 3 4 5 6 7 8 9 10; do
                if ip -o link show up0 | grep -q LOWER_UP && ip -o link show tap0 | grep -q LOWER_UP; then break; fi
                sleep 0.1
            done
            true
            """;

    private final Process holder;
    private final CommandRunner runner;
    private final HostNetwork network;

    /** Makes the namespace. */
    public NetworkNamespace() {
        try {
            holder = new ProcessBuilder("unshare", "--net", "sh", "-c", "echo ready; exec sleep 1d")
                    .redirectErrorStream(true)
                    .start();
            if (holder.getInputStream().read() < 0) {
                throw new IllegalStateException("no namespace could be made");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        runner = LocalCommands.within(prefix());
        network = IpRoute2Network.over(runner);
        run(List.of("sh", "-e", "-s"), SETUP);
    }

    /** What makes namespaces impossible here, if anything does; a failure where the run asks for {@code libvirt}, which needs as much. */
    public static Optional<String> missing() {
        return Requirement.LIBVIRT.skip(reason());
    }

    private static Optional<String> reason() {
        try {
            CommandRunner.Result result = LocalCommands.ofThisMachine()
                    .run(List.of("unshare", "--net", "ip", "link", "add", "br0", "type", "bridge"), "", DEADLINE);
            return result.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of("a network namespace with a bridge needs root and iproute2: " + result.err());
        } catch (RuntimeException e) {
            return Optional.of("a network namespace needs Linux and util-linux: " + e.getMessage());
        }
    }

    /** The words that put a program into the namespace. */
    public String[] prefix() {
        return new String[] {"nsenter", "--net=/proc/" + holder.pid() + "/ns/net"};
    }

    private String run(List<String> argv, String input) {
        CommandRunner.Result result = runner.run(argv, input, DEADLINE);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(argv + ": " + result.err());
        }
        return result.out();
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
                .map(vlan -> vlan.id())
                .toList();
    }

    @Override
    public Optional<InterfaceName> pf() {
        return Optional.empty();
    }

    @Override
    public Optional<String> withoutPf() {
        return Optional.of("a network namespace has no PF; VFs are tested in the SR-IOV lab");
    }

    @Override
    public void frame(InterfaceName device, MacAddress source) {
        String outside = device.equals(TAP) ? "guest0" : "up1";
        String unused = run(List.of("python3", "-I", "-S", "-", outside, source.toString()), SEND);
    }

    @Override
    public boolean isKnownToSegment(MacAddress mac) {
        return !network.fdb(SEGMENT, mac).isEmpty();
    }

    @Override
    public void close() {
        network.close();
        holder.destroyForcibly();
    }
}
