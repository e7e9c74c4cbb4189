package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.UUID;
import org.netfailover.model.MacAddress;

/**
 * A time in which a running guest had no way to send frames from one MAC: no standby with its link up, and no VF.
 *
 * @param domain the domain's UUID
 * @param mac the MAC
 * @param from when it began, since the site's time began
 * @param to when it ended; until now where it has not
 */
public record PathGap(UUID domain, MacAddress mac, Duration from, Duration to) {
    /**
     * How long it was.
     *
     * @return not negative
     */
    public Duration length() {
        return to.minus(from);
    }
}
