package org.netfailover.testkit.contract;

import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
class DaemonOperationTest extends OperationContract {
    private final TwoHosts hosts;

    DaemonOperationTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected TestBed open() {
        return new DaemonTestBed(hosts);
    }
}
