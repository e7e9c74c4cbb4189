package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * Packets that were lost one after the other.
 *
 * @param from when the first of them was sent, since the site's time began
 * @param to when the last of them was
 * @param packets how many, from 1
 */
public record Outage(Duration from, Duration to, int packets) {}
