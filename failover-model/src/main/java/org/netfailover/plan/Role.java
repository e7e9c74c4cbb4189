package org.netfailover.plan;

/** What a NIC is in its domain. */
enum Role {
    /** The virtio half of a pair. */
    STANDBY,
    /** The VF half of a pair. */
    PRIMARY,
    /** A device of the host that no standby stands in for. */
    BARE,
    /** Anything else: virtio without a primary, an emulated NIC, a USB device. */
    OTHER
}
