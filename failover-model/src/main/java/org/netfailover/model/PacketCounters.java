package org.netfailover.model;

/**
 * What has gone through a network device since it was made, from where the counters are: of a tap, {@code rx} is what its
 * guest has sent; of a VF, {@code tx} is.
 *
 * @param rxPackets packets in
 * @param rxBytes bytes in
 * @param rxDropped packets that came in and were dropped
 * @param txPackets packets out
 * @param txBytes bytes out
 * @param txDropped packets that were to go out and were dropped
 */
public record PacketCounters(
        long rxPackets, long rxBytes, long rxDropped, long txPackets, long txBytes, long txDropped) {
    /** Nothing has gone through. */
    public static final PacketCounters ZERO = new PacketCounters(0, 0, 0, 0, 0, 0);
}
