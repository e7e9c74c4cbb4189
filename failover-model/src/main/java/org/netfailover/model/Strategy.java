package org.netfailover.model;

/** What becomes of a NIC while its domain moves. */
public enum Strategy {
    /** A virtio NIC without a primary: it moves with the domain, and nothing is done about it. */
    NONE,
    /**
     * A teaming pair: QEMU unplugs the primary when the migration begins and plugs it on the destination (QEMU since 4.2,
     * libvirt since 6.1.0).
     */
    AUTOMATIC_FAILOVER,
    /**
     * A teaming pair whose primary is unplugged before the migration and plugged after it, each with a deadline and a
     * confirmation of its own; the standby carries the guest meanwhile and keeps its teaming.
     */
    EXPLICIT_FAILOVER,
    /**
     * A virtio NIC and a VF of one MAC without {@code <teaming>}: unplugged before and plugged after like the primary of
     * {@link #EXPLICIT_FAILOVER}, with the virtio NIC's link up in between only. Whether the guest fails over is the
     * guest's affair; QEMU and libvirt know of no pair.
     *
     * @see <a href="https://docs.kernel.org/networking/net_failover.html">the kernel's document</a>
     */
    MANUAL_FAILOVER,
    /**
     * A live-migratable VF: it moves with its state, and only its address on the host changes (libvirt since 10.0.0, QEMU
     * since 8.2.2).
     */
    VARIANT_DRIVER,
    /** A device without a standby: unplugged before and plugged after. The guest has no path in between. */
    DETACH_ATTACH
}
