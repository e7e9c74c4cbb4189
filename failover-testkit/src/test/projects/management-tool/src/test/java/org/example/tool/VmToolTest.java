package org.example.tool;

import org.netfailover.libvirt.Timing;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;

/** The tool keeps what the kit asks of it. */
class VmToolTest extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing));
    }
}
