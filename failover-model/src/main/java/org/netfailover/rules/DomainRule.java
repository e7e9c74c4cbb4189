package org.netfailover.rules;

import org.netfailover.model.Location;
import org.netfailover.model.Nic;

/**
 * A rule about a domain, and how it is checked.
 *
 * @param rule the catalogue's entry
 * @param check adds what it finds
 */
record DomainRule(Rule rule, Check check) {
    /** Looks at a domain and reports every breach of one rule. */
    @FunctionalInterface
    interface Check {
        void run(DomainFacts facts, Sink sink);
    }

    /** Takes the breaches of one rule. */
    @FunctionalInterface
    interface Sink {
        void found(Location location, String found);

        /** A breach at the NIC or at an element below it, such as {@code teaming}; empty for the NIC's own. */
        default void at(Nic nic, String child, String found) {
            found(nic.origin().locate(child), found);
        }
    }
}
