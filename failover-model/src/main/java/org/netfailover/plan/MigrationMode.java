package org.netfailover.plan;

/** Who leads a migration. */
public enum MigrationMode {
    /** The client speaks with both daemons. When it dies, the migration is cancelled. */
    MANAGED,
    /** The source's daemon speaks with the destination's. When the client dies, the migration goes on and completes. */
    PEER_TO_PEER
}
