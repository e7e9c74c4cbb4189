package org.example.tool.bugs;

import org.example.tool.Host;
import org.example.tool.ToolVerbs;
import org.example.tool.VmTool;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NicPair;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;

/** A tool that leaves the guest's MAC in the forwarding table (FDB) of the host that it leaves. */
class StaleForwardingBug extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing) {
            @Override
            protected NetworkChange forget(Host host, NicPair pair) {
                return NetworkChange.nothing();
            }
        });
    }
}
