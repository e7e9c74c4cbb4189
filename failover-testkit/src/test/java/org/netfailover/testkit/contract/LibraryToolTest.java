package org.netfailover.testkit.contract;

import org.netfailover.libvirt.Timing;
import org.netfailover.model.Strategy;

/** What is asked of other tools the library's own operations do, where QEMU unplugs the primary. */
class LibraryToolTest extends ManagementToolContract {
    @Override
    protected ManagementTool tool(Timing timing) {
        return new LibraryTool(timing, Strategy.AUTOMATIC_FAILOVER);
    }
}
