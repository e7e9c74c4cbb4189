package org.netfailover.operation;

import org.netfailover.libvirt.HostEvent;
import org.netfailover.plan.Side;

/** What wakes an operation that waits. */
sealed interface Signal {
    /** A host told something about the domain, or about its connection. */
    record FromHost(Side side, HostEvent event) implements Signal {}

    /** Something whose state is kept elsewhere has changed: a cancel, a migration's end. */
    enum Other implements Signal {
        CANCELLED,
        MIGRATION_ENDED
    }
}
