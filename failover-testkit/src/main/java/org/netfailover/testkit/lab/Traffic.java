package org.netfailover.testkit.lab;

/**
 * What a {@link TrafficMeter} has seen.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN))) {
 *     LabGuest guest = LabGuest.withPair("mover");
 *     guest.start(lab.a());
 *     TrafficMeter meter = TrafficMeter.start(lab, guest);
 *     Thread.sleep(5000);
 *     Traffic traffic = meter.stop();
 *     assertThat(traffic.icmp().lost()).as(traffic.toString()).isZero();
 *     assertThat(traffic.fromGuest().received()).isPositive();
 * }
 * }</pre>
 *
 * @param icmp pings and their answers, by when the answers came. An answer that takes longer than half a second after
 *     the end counts as lost
 * @param toGuest UDP to the guest, by when it was sent: the guest's clock stands still while it does. So a gap here is one
 *     of packets that were lost, and none of packets that were kept and came late
 * @param fromGuest UDP from the guest, by when it came. A guest that stands still sends nothing, which is a gap and no
 *     loss; what it sent last before the end is not known to have been lost
 */
public record Traffic(PacketStream icmp, PacketStream toGuest, PacketStream fromGuest) {
    @Override
    public String toString() {
        return "icmp: " + icmp + "\nto the guest: " + toGuest + "\nfrom the guest: " + fromGuest;
    }
}
