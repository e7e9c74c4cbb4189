package org.netfailover.testkit.network;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.netfailover.testkit.contract.HostNetworkContract;
import org.netfailover.testkit.contract.NetworkBed;

@Tag("daemon")
class IpRoute2NetworkTest extends HostNetworkContract {
    @BeforeAll
    static void requireNamespaces() {
        NetworkNamespace.missing().ifPresent(reason -> Assumptions.abort(reason));
    }

    @Override
    protected NetworkBed open() {
        return new NetworkNamespace();
    }
}
