package org.netfailover.model;

/** How a primary names its VF. */
public sealed interface PrimarySource {
    /**
     * One VF of the host, as {@code <interface type='hostdev'>}: libvirt sets its MAC and VLAN. The address has to be
     * mapped when the domain moves.
     *
     * @param address the VF on the host
     */
    record Vf(PciAddress address) implements PrimarySource {}

    /**
     * Any free VF of a hostdev network, as {@code <interface type='network'>}: libvirt takes one on each host.
     *
     * @param network the network's name, the same on every host
     */
    record Pool(String network) implements PrimarySource {
        /** Refuses a blank name with {@link IllegalArgumentException}. */
        public Pool {
            Named.check("network", network);
        }
    }

    /**
     * One VF of the host, as plain {@code <hostdev>} (libvirt since 7.1.0): libvirt does not know it as a NIC, so
     * whoever attaches it sets its MAC on the PF beforehand.
     *
     * @param address the VF on the host
     */
    record Hostdev(PciAddress address) implements PrimarySource {}
}
