package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * A packet that was lost, on its way to the guest or back.
 *
 * @param at when it was sent, since the site's time began
 * @param place where it was dropped; of several ways that it took, on the longest
 * @param reason why
 */
public record PacketLoss(Duration at, PacketPlace place, LossReason reason) {}
