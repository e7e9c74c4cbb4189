package org.netfailover.testkit.contract;

class SimulatedRepairTest extends RepairContract {
    @Override
    protected TestBed open() {
        return new SimulatedTestBed();
    }
}
