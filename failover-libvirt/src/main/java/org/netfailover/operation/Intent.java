package org.netfailover.operation;

import java.util.Optional;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;

/** What somebody wants done to a domain, and where. Immutable. */
interface Intent {
    /** The domain, by name or UUID. */
    String domain();

    Hypervisor source();

    Optional<Hypervisor> destination();

    Timing timing();

    /** Reads the hosts and decides. */
    Situation gather(Gathering gathering) throws Unanswered;
}
