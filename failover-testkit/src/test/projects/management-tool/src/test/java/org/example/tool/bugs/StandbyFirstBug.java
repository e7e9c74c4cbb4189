package org.example.tool.bugs;

import java.util.List;
import org.example.tool.ToolVerbs;
import org.example.tool.VmTool;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.NicPair;
import org.netfailover.testkit.contract.ManagementTool;
import org.netfailover.testkit.contract.ManagementToolContract;

/** A tool that unplugs the standby before its primary. */
class StandbyFirstBug extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new ToolVerbs(new VmTool(timing) {
            @Override
            protected List<String> unplugOrder(NicPair pair) {
                return List.of(
                        pair.standby().alias().orElseThrow(), pair.primary().alias().orElseThrow());
            }
        });
    }
}
