package org.netfailover.testkit.contract;

import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
class DaemonHypervisorTest extends HypervisorContract {
    private final TwoHosts hosts;

    DaemonHypervisorTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected TestBed open() {
        return new DaemonTestBed(hosts);
    }
}
