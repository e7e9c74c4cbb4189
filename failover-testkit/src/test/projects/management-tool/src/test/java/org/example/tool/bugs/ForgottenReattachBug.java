package org.example.tool.bugs;

import java.util.List;
import java.util.UUID;
import org.example.tool.Host;
import org.example.tool.ToolVerbs;
import org.example.tool.VmTool;
import org.netfailover.libvirt.Timing;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;
import org.netfailover.xml.DeviceXml;

/** A tool that does not plug the primary again when the migration has failed. */
class ForgottenReattachBug extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing) {
            @Override
            protected void plugBack(Host host, UUID domain, List<DeviceXml> primaries) {
                // The domain is where it was.
            }
        });
    }
}
