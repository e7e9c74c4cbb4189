package org.netfailover.testkit.simulated;

import java.io.Serial;

/**
 * The program under test dies here. An error and no exception, and without a stack to print: what catches it to go on is
 * wrong, as a dead process catches nothing. Until {@link SimulatedSite#startClient()} it is thrown from every call to a
 * simulated host and from every wait in simulated time.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.faults().at(HostOperation.DETACH, 1, new Fault.ClientDeath(true));
 * PlannedOperation unplug = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0-vf");
 * assertThatThrownBy(unplug::run).isInstanceOf(ClientCrash.class);
 * site.startClient();
 * assertThat(host.find(vm)).isPresent();
 * }</pre>
 */
public final class ClientCrash extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    ClientCrash() {
        super("the simulated client has died", null, false, false);
    }
}
