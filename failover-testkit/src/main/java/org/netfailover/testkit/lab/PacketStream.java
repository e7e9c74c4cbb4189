package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What has become of the packets of one stream. Times are the machine's, to the microsecond.
 *
 * <pre>{@code
 * Instant from = Instant.parse("2026-01-01T00:00:00Z");
 * Gap gap = new Gap(from.plusMillis(100), Duration.ofMillis(800));
 * LossRun lost = new LossRun(from.plusMillis(200), from.plusMillis(800), 7);
 * List<Instant> came = List.of(from, gap.from(), gap.to());
 * PacketStream pings = new PacketStream(from, from.plusSeconds(1), 10, 3, 0, 0, List.of(lost), gap, came);
 * assertThat(pings.lost()).isEqualTo(7);
 * assertThat(pings.perInterval(Duration.ofMillis(500))).containsExactly(2, 1);
 * }</pre>
 *
 * @param from when it began
 * @param to when it ended
 * @param sent how many packets were sent
 * @param received how many of them came, each counted once
 * @param duplicated how many came that had come before
 * @param reordered how many came for the first time after one that was sent later
 * @param losses those that did not come, in order
 * @param longestGap the longest time in which nothing came, the beginning and the end included
 * @param arrivals when each packet that came did, in order
 */
public record PacketStream(
        Instant from,
        Instant to,
        int sent,
        int received,
        int duplicated,
        int reordered,
        List<LossRun> losses,
        Gap longestGap,
        List<Instant> arrivals) {
    /**
     * Takes what has become of them.
     *
     * @param from when it began
     * @param to when it ended
     * @param sent how many packets were sent
     * @param received how many of them came
     * @param duplicated how many came that had come before
     * @param reordered how many came after one that was sent later
     * @param losses those that did not come, in order
     * @param longestGap the longest time in which nothing came
     * @param arrivals when each packet that came did, in order
     */
    public PacketStream {
        losses = List.copyOf(losses);
        arrivals = List.copyOf(arrivals);
    }

    /**
     * How many did not come.
     *
     * @return the packets of all {@link #losses()}
     */
    public int lost() {
        return losses.stream().mapToInt(LossRun::packets).sum();
    }

    /**
     * How many came in each interval since the beginning: a timeline.
     *
     * @param interval how long an interval is; 50 ms shows what a person would notice
     * @return a number for each interval that has begun before the end
     * @throws IllegalArgumentException when it is not longer than zero
     */
    public int[] perInterval(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval of " + interval);
        }
        long length = interval.toNanos();
        int[] counts = new int[(int) ((Duration.between(from, to).toNanos() + length - 1) / length)];
        for (Instant arrival : arrivals) {
            long index = Duration.between(from, arrival).toNanos() / length;
            if (index >= 0 && index < counts.length) {
                counts[(int) index]++;
            }
        }
        return counts;
    }

    @Override
    public String toString() {
        return sent + " sent, " + lost() + " lost in " + losses.size() + " runs, " + duplicated + " twice, " + reordered
                + " out of order, longest gap " + longestGap.length().toMillis() + " ms";
    }
}
