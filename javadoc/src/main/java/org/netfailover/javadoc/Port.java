package org.netfailover.javadoc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.CommandRunner;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.IpRoute2Network;
import org.netfailover.network.LocalCommands;
import org.netfailover.network.SshCommands;
import org.netfailover.testkit.contract.HostNetworkContract;
import org.netfailover.testkit.contract.HypervisorContract;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedHostNetwork;
import org.netfailover.testkit.simulated.SimulatedTime;

/**
 * An interface through which operations reach what is outside, with what is behind it in earnest and in tests.
 *
 * @param type the interface
 * @param real its implementation in earnest, which for time is what a factory gives
 * @param outside what that asks, and how
 * @param simulated its implementation in tests
 * @param contract what both are tried by
 */
record Port(Class<?> type, String real, List<String> outside, Class<?> simulated, Optional<Class<?>> contract) {
    static final List<Port> ALL = List.of(
            new Port(
                    Hypervisor.class,
                    LibvirtHost.class.getSimpleName(),
                    List.of(
                            "libvirt's daemon",
                            "through libvirt-java and JNA, over a connection that keepalive watches"),
                    SimulatedHost.class,
                    Optional.of(HypervisorContract.class)),
            new Port(
                    HostNetwork.class,
                    IpRoute2Network.class.getSimpleName(),
                    List.of(
                            "ip, bridge and tc",
                            "by a " + CommandRunner.class.getSimpleName() + ": " + LocalCommands.class.getSimpleName()
                                    + " on this machine, " + SshCommands.class.getSimpleName() + " on another"),
                    SimulatedHostNetwork.class,
                    Optional.of(HostNetworkContract.class)),
            new Port(
                    Timing.class,
                    Timing.class.getSimpleName() + ".system()",
                    List.of("the machine's clock", "and threads of its own, for calls that may not return in time"),
                    SimulatedTime.class,
                    Optional.empty()));

    Port {
        outside = List.copyOf(outside);
    }

    /** What can be asked of it, by name. */
    List<String> verbs() {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }
}
