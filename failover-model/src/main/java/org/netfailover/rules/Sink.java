package org.netfailover.rules;

import org.netfailover.model.Location;

/** Takes the breaches of one rule. */
@FunctionalInterface
interface Sink {
    void found(Location location, String found);

    /** A breach at the NIC or at an element below it, such as {@code teaming}; empty for the NIC's own. */
    default void at(NicFacts nic, String child, String found) {
        found(nic.nic().origin().locate(child), found);
    }
}
