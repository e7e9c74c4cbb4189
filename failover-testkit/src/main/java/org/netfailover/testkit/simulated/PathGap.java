package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.UUID;
import org.netfailover.model.MacAddress;

/**
 * A time in which a running guest had no way to send frames from one MAC: no standby with its link up, and no VF.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.detach(vm, "ua-net0-vf", Scope.LIVE);
 * host.detach(vm, "ua-net0", Scope.LIVE);
 * site.time().advance(Duration.ofSeconds(3));
 * PathGap gap = site.truth().gaps(vm).get(0);
 * assertThat(gap.mac()).isEqualTo(MacAddress.parse("52:54:00:aa:bb:01"));
 * assertThat(gap.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
 * }</pre>
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
