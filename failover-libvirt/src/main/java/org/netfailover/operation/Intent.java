package org.netfailover.operation;

import java.util.Map;
import java.util.Optional;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.Side;

/** What somebody wants done to a domain, and where. Immutable. */
interface Intent {
    /** The domain, by name or UUID. */
    String domain();

    Hypervisor source();

    Optional<Hypervisor> destination();

    Timing timing();

    /** The networks of those hosts whose network can be told where to lead frames. */
    default Map<Side, HostNetwork> networks() {
        return Map.of();
    }

    /** Reads the hosts and decides. */
    Situation gather(Gathering gathering) throws Unanswered;
}
