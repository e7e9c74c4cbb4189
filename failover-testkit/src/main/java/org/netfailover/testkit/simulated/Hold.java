package org.netfailover.testkit.simulated;

import java.util.Optional;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.PciAddress;

/** What a NIC has of its host while it is there. */
record Hold(Optional<NetworkPort> port, Optional<PciAddress> function) {
    static final Hold NOTHING = new Hold(Optional.empty(), Optional.empty());
}
