package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link PacketMeter} has seen. Times are since the site's time began.
 *
 * <pre>{@code
 * SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
 * LabGuest guest = LabGuest.withPair("vm");
 * UUID vm = lab.start(guest);
 * lab.site().time().advance(Duration.ofSeconds(5)); // its VF has carrier
 * PacketMeter meter = lab.segment().meter(guest.mac()).start();
 * lab.a().machines().pause(vm);
 * lab.site().time().advance(Duration.ofSeconds(1));
 * PacketReport report = meter.stop();
 * assertThat(report.lost()).isEqualTo(report.sent() - 1);
 * assertThat(report.lost(LossReason.STOOD_STILL)).isEqualTo(report.lost());
 * }</pre>
 *
 * @param from when it began
 * @param to when it was asked, or had ended
 * @param sent how many pings were sent
 * @param longestGap the longest time in which no ping came back, the end included
 * @param losses those that did not come back, in order
 * @param outages the same, those in one that were lost one after the other
 */
public record PacketReport(
        Duration from, Duration to, int sent, Duration longestGap, List<PacketLoss> losses, List<Outage> outages) {
    /**
     * Takes what it has seen.
     *
     * @param from when it began
     * @param to when it ended
     * @param sent how many pings
     * @param longestGap the longest time in which none came back
     * @param losses those that did not come back
     * @param outages the same in runs
     */
    public PacketReport {
        losses = List.copyOf(losses);
        outages = List.copyOf(outages);
    }

    static PacketReport of(Duration from, Duration to, List<PacketMeter.Ping> pings) {
        List<PacketLoss> losses = new ArrayList<>();
        List<Outage> outages = new ArrayList<>();
        Duration longest = Duration.ZERO;
        Duration last = from;
        Outage open = null;
        for (PacketMeter.Ping ping : pings) {
            if (ping.loss().isPresent()) {
                losses.add(ping.loss().get());
                open = open == null
                        ? new Outage(ping.at(), ping.at(), 1)
                        : new Outage(open.from(), ping.at(), open.packets() + 1);
                continue;
            }
            longest = longer(longest, ping.at().minus(last));
            last = ping.at();
            if (open != null) {
                outages.add(open);
                open = null;
            }
        }
        if (open != null) {
            outages.add(open);
        }
        return new PacketReport(from, to, pings.size(), longer(longest, to.minus(last)), losses, outages);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * How many pings did not come back.
     *
     * @return from 0
     */
    public int lost() {
        return losses.size();
    }

    /**
     * How many did not come back for one reason.
     *
     * @param reason the reason
     * @return from 0
     */
    public int lost(LossReason reason) {
        return (int) losses.stream().filter(loss -> loss.reason() == reason).count();
    }

    /** How many were lost, and then for each reason and place how many, in the order in which they came up. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(sent).append(" sent, ").append(lost()).append(" lost, longest gap ");
        text.append(longestGap.toMillis()).append(" ms");
        int from = 0;
        for (int i = 1; i <= losses.size(); i++) {
            PacketLoss first = losses.get(from);
            boolean same = i < losses.size()
                    && losses.get(i).reason() == first.reason()
                    && losses.get(i).place().equals(first.place());
            if (!same) {
                text.append("\n  from ")
                        .append(first.at().toMillis())
                        .append(" ms: ")
                        .append(i - from);
                text.append(' ').append(first.reason()).append(" at ").append(first.place());
                from = i;
            }
        }
        return text.toString();
    }
}
