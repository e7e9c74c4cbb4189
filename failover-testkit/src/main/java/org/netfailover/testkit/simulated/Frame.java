package org.netfailover.testkit.simulated;

import org.netfailover.model.MacAddress;

/** A frame, as far as switches and filters look at it. */
record Frame(MacAddress from, MacAddress to) {
    /** How long each is. */
    static final int BYTES = 60;

    private static final MacAddress EVERYBODY = new MacAddress(0xffff_ffff_ffffL);

    /** A broadcast, such as an ARP request or an announcement. */
    static Frame toAll(MacAddress from) {
        return new Frame(from, EVERYBODY);
    }

    boolean isToAll() {
        return to.isMulticast();
    }
}
