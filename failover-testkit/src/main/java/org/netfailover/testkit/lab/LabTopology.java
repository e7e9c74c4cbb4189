package org.netfailover.testkit.lab;

import java.util.Locale;

/**
 * How the hosts' bridge, which standbys are plugged into, reaches the segment that the VFs are on.
 *
 * <pre>{@code
 * for (LabTopology topology : LabTopology.values()) {
 *     try (SriovLab lab = SriovLab.start(LabOptions.of(topology))) {
 *         LabGuest guest = LabGuest.withPair("mover");
 *         guest.start(lab.a());
 *         assertThat(guest.answers(lab)).as(topology.name()).isTrue();
 *     }
 * }
 * }</pre>
 */
public enum LabTopology {
    /**
     * The bridge is on the PF, with {@code vlan_filtering 1}; the PF's port does not learn, and libvirt keeps the FDB. The
     * PF is not promiscuous.
     */
    VLAN,

    /** A plain bridge on the PF, which learns: what is built first. */
    PF,

    /** The bridge is on another NIC of the same segment, and learns. */
    VIRTIO;

    /** How the hosts' kernel is told. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
