package org.netfailover.testkit.contract;

import org.netfailover.libvirt.Timing;
import org.netfailover.model.Strategy;

/** What is asked of other tools the library's own operations do, where they unplug the primary by a step of their own. */
class LibraryExplicitToolTest extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new LibraryTool(timing, Strategy.EXPLICIT_FAILOVER);
    }
}
