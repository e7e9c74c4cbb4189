package org.netfailover.testkit.network;

import org.junit.jupiter.api.Timeout;
import org.netfailover.testkit.contract.HostNetworkContract;
import org.netfailover.testkit.contract.NetworkBed;
import org.netfailover.testkit.lab.SriovLab;
import org.netfailover.testkit.lab.WithSriovLab;

/** The network of one of the lab's hosts, which has a PF. */
@WithSriovLab
@Timeout(300)
class LabNetworkTest extends HostNetworkContract {
    private final SriovLab lab;

    LabNetworkTest(SriovLab lab) {
        this.lab = lab;
    }

    @Override
    protected NetworkBed open() {
        return new LabNetworkBed(lab.a());
    }
}
