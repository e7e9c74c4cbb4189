package org.netfailover.testkit.lab;

import java.time.Instant;

/**
 * Packets that were lost one after the other.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN))) {
 *     LabGuest guest = LabGuest.withPair("mover");
 *     guest.start(lab.a());
 *     TrafficMeter meter = TrafficMeter.start(lab, guest);
 *     Thread.sleep(5000);
 *     for (LossRun run : meter.stop().toGuest().losses()) {
 *         System.out.println(run.packets() + " lost from " + run.from() + " to " + run.to());
 *     }
 * }
 * }</pre>
 *
 * @param from when the first of them was sent; where the sender's clock is not known, when the packet before them came
 * @param to when the last of them was sent, or when the packet after them came
 * @param packets how many, from 1
 */
public record LossRun(Instant from, Instant to, int packets) {}
