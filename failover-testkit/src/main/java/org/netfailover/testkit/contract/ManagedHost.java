package org.netfailover.testkit.contract;

import org.netfailover.libvirt.Hypervisor;
import org.netfailover.network.HostNetwork;

/**
 * A host, as a management tool gets it. Whoever gave it closes what it holds, not the tool.
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
