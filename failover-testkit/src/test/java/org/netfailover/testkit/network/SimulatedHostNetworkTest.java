package org.netfailover.testkit.network;

import org.junit.jupiter.api.Nested;
import org.netfailover.testkit.contract.HostNetworkContract;
import org.netfailover.testkit.contract.NetworkBed;

class SimulatedHostNetworkTest {
    @Nested
    class WithoutVlans extends HostNetworkContract {
        @Override
        protected NetworkBed open() {
            return new SimulatedNetworkBed(false);
        }
    }

    @Nested
    class WithVlans extends HostNetworkContract {
        @Override
        protected NetworkBed open() {
            return new SimulatedNetworkBed(true);
        }
    }
}
