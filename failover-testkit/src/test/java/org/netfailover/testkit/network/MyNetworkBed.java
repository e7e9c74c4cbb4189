package org.netfailover.testkit.network;

/** What the examples of the contracts call a user's own network. */
public final class MyNetworkBed extends SimulatedNetworkBed {
    /** A bridge that knows no VLANs. */
    public MyNetworkBed() {
        super(false);
    }
}
