package org.netfailover.model;

/** Whether a domain runs, as libvirt tells it ({@code virDomainState}). */
public enum DomainState {
    /** libvirt cannot tell. */
    UNKNOWN,
    /** The guest runs. */
    RUNNING,
    /** The guest waits for something on the host. */
    BLOCKED,
    /** The guest's processors stand still; it cannot unplug anything. */
    PAUSED,
    /** The guest is ending. */
    SHUTTING_DOWN,
    /** There is a definition, and nothing runs. */
    SHUT_OFF,
    /** The guest has crashed. */
    CRASHED,
    /** The guest sleeps, by its own power management. */
    SUSPENDED;

    /**
     * Whether there is a process on the host for it.
     *
     * @return true also for a guest that stands still
     */
    public boolean isActive() {
        return this != SHUT_OFF && this != UNKNOWN;
    }
}
