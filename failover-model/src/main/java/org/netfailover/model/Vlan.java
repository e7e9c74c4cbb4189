package org.netfailover.model;

import java.util.List;

/**
 * The VLANs of a NIC, {@code <vlan>}.
 *
 * @param tags VLAN ids as read, in document order; 0 to 4095 each where libvirt takes them
 * @param trunk whether the NIC carries the tags itself ({@code trunk='yes'}), as opposed to one tag set for it
 */
public record Vlan(List<Integer> tags, boolean trunk) {
    /** Copies the list. */
    public Vlan {
        tags = List.copyOf(tags);
    }

    /**
     * One VLAN, tagged outside the guest.
     *
     * @param tag 1 to 4094
     * @return the VLAN
     * @throws IllegalArgumentException when the tag is out of range
     */
    public static Vlan of(int tag) {
        if (tag < 1 || tag > 4094) {
            throw new IllegalArgumentException("VLAN " + tag + " is out of range, 1 to 4094");
        }
        return new Vlan(List.of(tag), false);
    }
}
