package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * Packets that were lost one after the other.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * PacketMeter meter = site.segment("lan").meter(MacAddress.parse("52:54:00:aa:bb:01")).start();
 * site.time().advance(Duration.ofSeconds(1)); // nobody is there
 * Outage outage = meter.stop().outages().get(0);
 * assertThat(outage.packets()).isGreaterThanOrEqualTo(PacketMeter.PINGS);
 * assertThat(outage.to()).isEqualTo(Duration.ofSeconds(1));
 * }</pre>
 *
 * @param from when the first of them was sent, since the site's time began
 * @param to when the last of them was
 * @param packets how many, from 1
 */
public record Outage(Duration from, Duration to, int packets) {}
