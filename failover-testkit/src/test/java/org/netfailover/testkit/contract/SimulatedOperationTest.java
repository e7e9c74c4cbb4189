package org.netfailover.testkit.contract;

class SimulatedOperationTest extends OperationContract {
    @Override
    protected TestBed open() {
        return new SimulatedTestBed();
    }
}
