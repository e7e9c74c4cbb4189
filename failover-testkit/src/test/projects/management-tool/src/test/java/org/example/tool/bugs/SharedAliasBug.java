package org.example.tool.bugs;

import org.example.tool.ToolVerbs;
import org.example.tool.VmTool;
import org.example.tool.Vnic;
import org.netfailover.libvirt.Timing;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;

/** A tool that makes the alias of the pool, so that two NICs of one pool have the same. */
class SharedAliasBug extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing) {
            @Override
            protected String alias(Vnic vnic) {
                return "ua-" + vnic.pool();
            }
        });
    }
}
