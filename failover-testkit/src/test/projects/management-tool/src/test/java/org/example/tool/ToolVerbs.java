package org.example.tool;

import java.util.UUID;
import org.netfailover.model.MacAddress;
import org.netfailover.testkit.contract.ManagedHost;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.PairRequest;

/** The tool, as the kit calls it. */
public record ToolVerbs(VmTool tool) implements ManagementTool {
    private static Host host(ManagedHost host) {
        return new Host(host.hypervisor(), host.network());
    }

    @Override
    public void plug(ManagedHost host, UUID domain, PairRequest request) throws Exception {
        tool.plug(host(host), domain, new Vnic(request.mac(), request.bridge(), request.pool()));
    }

    @Override
    public void unplug(ManagedHost host, UUID domain, MacAddress mac) throws Exception {
        tool.unplug(host(host), domain, mac);
    }

    @Override
    public void migrate(ManagedHost from, ManagedHost to, UUID domain) throws Exception {
        tool.migrate(host(from), host(to), domain);
    }
}
