package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What became of one stream of packets while a guest was moved. Times are after the move's beginning.
 *
 * @param from when it began; negative, since it was calm first
 * @param sent how many packets were sent, the calm time included
 * @param lost how many of them did not come, from the move's beginning on
 * @param lostBefore how many did not come before it: what the machine loses while nothing happens
 * @param duplicated how many came twice
 * @param reordered how many came out of order
 * @param gaps times of at least {@link #GAP} in which nothing came and that ended after the move's beginning, in order; and
 *     the longest of all, however short
 * @param perInterval how many came in each {@link #INTERVAL} since {@code from}
 */
record BenchStream(
        Duration from,
        int sent,
        int lost,
        int lostBefore,
        int duplicated,
        int reordered,
        List<BenchGap> gaps,
        List<Integer> perInterval) {
    /** What a person would notice. */
    static final Duration INTERVAL = Duration.ofMillis(50);

    /** Two pings. */
    static final Duration GAP = Duration.ofMillis(100);

    /** In which order a measurement has them. */
    enum Kind {
        ICMP("pings"),
        TO_GUEST("UDP to guest"),
        FROM_GUEST("UDP from guest");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    BenchStream {
        gaps = List.copyOf(gaps);
        perInterval = List.copyOf(perInterval);
    }

    static BenchStream of(PacketStream stream, Instant start) {
        int before = stream.losses().stream()
                .filter(run -> run.to().isBefore(start))
                .mapToInt(LossRun::packets)
                .sum();
        return new BenchStream(
                Duration.between(start, stream.from()),
                stream.sent(),
                stream.lost() - before,
                before,
                stream.duplicated(),
                stream.reordered(),
                gaps(stream, start),
                Arrays.stream(stream.perInterval(INTERVAL)).boxed().toList());
    }

    private static List<BenchGap> gaps(PacketStream stream, Instant start) {
        List<Instant> times = new ArrayList<>();
        times.add(stream.from());
        times.addAll(stream.arrivals());
        times.add(stream.to());
        List<BenchGap> all = IntStream.range(1, times.size())
                .mapToObj(i -> new BenchGap(
                        Duration.between(start, times.get(i - 1)), Duration.between(times.get(i - 1), times.get(i))))
                .filter(gap -> !gap.end().isNegative())
                .toList();
        Duration longest = longest(all);
        return all.stream()
                .filter(gap -> gap.length().compareTo(GAP) >= 0 || gap.length().equals(longest))
                .collect(Collectors.toList());
    }

    /** The longest time without a packet that ended after the move's beginning. */
    Duration longestGap() {
        return longest(gaps);
    }

    /** The same of those that began after a moment; zero where none did. */
    Duration longestGapAfter(Duration moment) {
        return longest(
                gaps.stream().filter(gap -> gap.at().compareTo(moment) >= 0).toList());
    }

    private static Duration longest(List<BenchGap> gaps) {
        return gaps.stream()
                .map(BenchGap::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
