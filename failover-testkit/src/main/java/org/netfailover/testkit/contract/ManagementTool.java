package org.netfailover.testkit.contract;

import java.util.UUID;
import org.netfailover.model.MacAddress;

/**
 * What {@link ManagementToolContract} asks of a management tool: a few verbs, which the author of the tool leads to it.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(DomainXml.parse(xml).withoutPair("ua-net0").text());
 * ManagementTool tool = new MyTool(site.time()); // your verbs
 * PairRequest request = new PairRequest(MacAddress.parse("52:54:00:aa:bb:01"), "br0", "vfpool");
 * tool.plug(new ManagedHost(host, host.network()), vm, request);
 * assertThat(site.truth().devices(vm)).hasSize(2);
 * }</pre>
 *
 * <p>A verb that returns says that it was done. One that could not do it throws any exception, and leaves the guest with
 * a network. It waits with the {@link org.netfailover.libvirt.Timing} that the tool was given and with nothing else: the
 * hosts' time is simulated, and for a thread that sleeps it stands still. It is called from one thread.
 */
public interface ManagementTool {
    /**
     * Plugs a pair into a domain that runs, and into its definition if the tool wants to.
     *
     * @param host where the domain runs
     * @param domain the domain's UUID
     * @param request the pair
     * @throws Exception when it was not done
     */
    void plug(ManagedHost host, UUID domain, PairRequest request) throws Exception;

    /**
     * Unplugs both halves of a pair from a domain that runs.
     *
     * @param host where the domain runs
     * @param domain the domain's UUID
     * @param mac the pair's MAC
     * @throws Exception when it was not done, or when it is not known whether it was
     */
    void unplug(ManagedHost host, UUID domain, MacAddress mac) throws Exception;

    /**
     * Moves a domain that runs to another host, with all of its pairs.
     *
     * @param from where the domain runs
     * @param to where it is to run; bridges and pools have the same names there
     * @param domain the domain's UUID
     * @throws Exception when it was not done, or not all of it
     */
    void migrate(ManagedHost from, ManagedHost to, UUID domain) throws Exception;
}
