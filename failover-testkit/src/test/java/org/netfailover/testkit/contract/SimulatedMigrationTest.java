package org.netfailover.testkit.contract;

class SimulatedMigrationTest extends MigrationContract {
    @Override
    protected TestBed open() {
        return new SimulatedTestBed();
    }
}
