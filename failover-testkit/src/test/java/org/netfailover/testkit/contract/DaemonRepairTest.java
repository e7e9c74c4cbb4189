package org.netfailover.testkit.contract;

import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
class DaemonRepairTest extends RepairContract {
    private final TwoHosts hosts;

    DaemonRepairTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected TestBed open() {
        return new DaemonTestBed(hosts);
    }
}
