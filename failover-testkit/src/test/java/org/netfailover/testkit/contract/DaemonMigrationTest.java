package org.netfailover.testkit.contract;

import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
class DaemonMigrationTest extends MigrationContract {
    private final TwoHosts hosts;

    DaemonMigrationTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected TestBed open() {
        return new DaemonTestBed(hosts);
    }
}
