package org.netfailover.testkit.contract;

class SimulatedHypervisorTest extends HypervisorContract {
    @Override
    protected TestBed open() {
        return new SimulatedTestBed();
    }
}
