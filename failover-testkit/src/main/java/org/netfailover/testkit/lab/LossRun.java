package org.netfailover.testkit.lab;

import java.time.Instant;

/**
 * Packets that were lost one after the other.
 *
 * @param from when the first of them was sent; where the sender's clock is not known, when the packet before them came
 * @param to when the last of them was sent, or when the packet after them came
 * @param packets how many, from 1
 */
public record LossRun(Instant from, Instant to, int packets) {}
