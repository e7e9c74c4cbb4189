package org.netfailover.libvirt;

import java.util.UUID;

/** What a host tells without being asked. */
public sealed interface HostEvent {
    /** An event about one domain. */
    sealed interface OfDomain extends HostEvent {
        /**
         * The domain.
         *
         * @return its UUID
         */
        UUID domain();
    }

    /**
     * The guest has let go of a device, and QEMU has removed it. Not sent for the unplug that failover does by itself.
     *
     * @param domain the domain's UUID
     * @param alias the device's alias
     */
    record DeviceRemoved(UUID domain, String alias) implements OfDomain {}

    /**
     * The guest has refused to let go of a device.
     *
     * @param domain the domain's UUID
     * @param alias the device's alias
     */
    record DeviceRemovalFailed(UUID domain, String alias) implements OfDomain {}

    /**
     * A device was plugged.
     *
     * @param domain the domain's UUID
     * @param alias the device's alias
     */
    record DeviceAdded(UUID domain, String alias) implements OfDomain {}

    /** What becomes of a domain. The names are libvirt's ({@code virDomainEventType}). */
    enum Change {
        /** Defined, or defined anew. */
        DEFINED,
        /** Its definition is gone. */
        UNDEFINED,
        /** It runs, or begins to. */
        STARTED,
        /** It stands still. */
        SUSPENDED,
        /** It goes on. */
        RESUMED,
        /** There is nothing left running. */
        STOPPED,
        /** The guest is ending. */
        SHUTDOWN,
        /** The guest sleeps. */
        PM_SUSPENDED,
        /** The guest has crashed. */
        CRASHED
    }

    /**
     * A domain's life has taken a turn.
     *
     * @param domain the domain's UUID
     * @param change which
     * @param detail libvirt's number for why, which depends on the change
     */
    record Lifecycle(UUID domain, Change change, int detail) implements OfDomain {
        /** The detail of {@link Change#STARTED}, and of {@link Change#RESUMED}, on the host that a domain has come to. */
        public static final int MIGRATED_HERE = 1;

        /** The detail of {@link Change#STOPPED} on the host that a domain has left. */
        public static final int MIGRATED_AWAY = 3;
    }

    /**
     * A job has ended well; one that failed or was aborted sends nothing.
     *
     * @param domain the domain's UUID
     * @param statistics its last figures
     */
    record JobCompleted(UUID domain, JobStatistics statistics) implements OfDomain {}

    /**
     * A migration has begun another pass over the memory.
     *
     * @param domain the domain's UUID
     * @param iteration which, from 1
     */
    record MigrationIteration(UUID domain, int iteration) implements OfDomain {}

    /**
     * The connection has ended by itself; no event comes until it is made anew.
     *
     * @param reason why, in words
     */
    record Disconnected(String reason) implements HostEvent {}

    /** A new connection has taken the place of one that had ended; events in between are lost. */
    record Reconnected() implements HostEvent {}
}
