package org.example.tool.bugs;

import java.util.UUID;
import org.example.tool.Host;
import org.example.tool.ToolVerbs;
import org.example.tool.VmTool;
import org.netfailover.libvirt.Timing;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;

/** A tool that believes a device to be gone when libvirt's detach returns, which it does after 5 s in any case. */
class TrustedDetachBug extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing) {
            @Override
            protected void awaitGone(Host host, UUID domain, String alias) {
                // The detach has returned, so it is gone.
            }
        });
    }
}
