package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * A call that a simulated host got.
 *
 * <pre>{@code
 * SimulatedHost host = new SimulatedSite().host("host-a");
 * assertThat(host.find("vm")).isEmpty();
 * HostCall call = host.calls().get(0);
 * assertThat(call.operation()).isEqualTo(HostOperation.FIND);
 * assertThat(call).hasToString("0.000 s host-a: FIND vm");
 * }</pre>
 *
 * @param at when, since the site's time began
 * @param host the host's name
 * @param operation what was asked
 * @param subject of what: an alias, a domain, a network; never a document
 */
public record HostCall(Duration at, String host, HostOperation operation, String subject) {
    /** {@code 1.250 s host-a: DETACH ua-net0}. */
    @Override
    public String toString() {
        return at.toMillis() / 1000 + "." + String.format("%03d", at.toMillisPart()) + " s " + host + ": " + operation
                + " " + subject;
    }
}
