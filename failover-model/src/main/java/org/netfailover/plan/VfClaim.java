package org.netfailover.plan;

import org.netfailover.model.PciAddress;

/** A VF that a step will need on a host. */
public sealed interface VfClaim {
    /**
     * Any free VF of a pool; libvirt chooses which.
     *
     * @param pool the network's name
     * @param alias the NIC it is for
     */
    record FromPool(String pool, String alias) implements VfClaim {
        /** {@code a VF of POOL for ALIAS}. */
        @Override
        public String toString() {
            return "a VF of " + pool + " for " + alias;
        }
    }

    /**
     * One VF.
     *
     * @param address its address on the host
     * @param alias the NIC it is for
     */
    record Of(PciAddress address, String alias) implements VfClaim {
        /** {@code the VF ADDRESS for ALIAS}. */
        @Override
        public String toString() {
            return "the VF " + address + " for " + alias;
        }
    }

    /**
     * The NIC that it is for.
     *
     * @return its alias
     */
    String alias();
}
