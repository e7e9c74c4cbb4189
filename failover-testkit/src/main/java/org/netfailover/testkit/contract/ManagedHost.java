package org.netfailover.testkit.contract;

import org.netfailover.libvirt.Hypervisor;
import org.netfailover.network.HostNetwork;

/**
 * A host, as a management tool gets it. Whoever gave it closes what it holds, not the tool.
 *
 * <pre>{@code
 * SimulatedHost host = new SimulatedSite().host("host-a");
 * ManagedHost managed = new ManagedHost(host, host.network());
 * assertThat(managed).hasToString("host-a");
 * }</pre>
 *
 * @param hypervisor the host's domains
 * @param network the host's bridges and PFs
 */
public record ManagedHost(Hypervisor hypervisor, HostNetwork network) {
    /** The host's URI. */
    @Override
    public String toString() {
        return hypervisor.uri();
    }
}
