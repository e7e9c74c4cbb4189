package org.netfailover.testkit.contract;

import org.junit.jupiter.api.Timeout;
import org.netfailover.testkit.lab.SriovLab;
import org.netfailover.testkit.lab.WithSriovLab;

/** The libvirt of the lab's hosts, newer than that of the machine. */
@WithSriovLab
@Timeout(600)
class LabHypervisorTest extends HypervisorContract {
    private final SriovLab lab;

    LabHypervisorTest(SriovLab lab) {
        this.lab = lab;
    }

    @Override
    protected TestBed open() {
        return new LabTestBed(lab);
    }

    /** Guests of guests take three seconds for one. */
    @Override
    protected int repetitions() {
        return Boolean.getBoolean("netfailover.soak") ? super.repetitions() : 5;
    }
}
