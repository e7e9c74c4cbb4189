package org.netfailover.operation;

/** How far a migration is, as far as it can be told from outside. */
public enum MigrationPhase {
    /** The hosts prepare; QEMU has not been told yet, as far as is known. */
    PREPARING,
    /**
     * QEMU waits for the guest to let go of its primaries. Libvirt has no word for it: a job whose counters stay 0, of
     * a domain that has primaries.
     */
    WAIT_UNPLUG,
    /** Memory is sent while the guest runs. */
    MEMORY,
    /** The memory is there, and the guest switches hosts. */
    SWITCHOVER,
    /** It was told to stop, and has not yet. */
    ABORTING,
    /** It is over for this side; the domain is looked for on both hosts. */
    FINISHING
}
