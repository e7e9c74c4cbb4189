package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * A packet that was lost, on its way to the guest or back.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * PacketMeter meter = site.segment("lan").meter(MacAddress.parse("52:54:00:aa:bb:01")).start();
 * site.time().advance(Duration.ofSeconds(1)); // nobody is there
 * PacketLoss first = meter.stop().losses().get(0);
 * assertThat(first.reason()).isEqualTo(LossReason.NOBODY);
 * assertThat(first.place()).hasToString("lan");
 * }</pre>
 *
 * @param at when it was sent, since the site's time began
 * @param place where it was dropped; of several ways that it took, on the longest
 * @param reason why
 */
public record PacketLoss(Duration at, PacketPlace place, LossReason reason) {}
