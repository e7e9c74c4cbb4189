package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Notes what happens to the packets of one stream, numbered from 1. Times are microseconds since 1970. Not thread-safe. */
final class StreamRecorder {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int FIRST_SIZE = 1 << 12;

    private long[] sent = filled(FIRST_SIZE);
    private long[] arrived = filled(FIRST_SIZE);
    private int lastSent;
    private int lastArrived;
    private int received;
    private int duplicated;
    private int reordered;

    private static long[] filled(int size) {
        long[] times = new long[size];
        Arrays.fill(times, NEVER);
        return times;
    }

    void sent(int number, long time) {
        reserve(number);
        sent[number] = time;
        lastSent = Math.max(lastSent, number);
    }

    /** A packet has come; a second time counts as a duplicate. */
    void arrived(int number, long time) {
        reserve(number);
        if (arrived[number] != NEVER) {
            duplicated++;
            return;
        }
        arrived[number] = time;
        received++;
        if (number < lastArrived) {
            reordered++;
        }
        lastArrived = Math.max(lastArrived, number);
    }

    /** It is known now that a packet has come, some time after it was sent. */
    void acknowledged(int number) {
        reserve(number);
        if (arrived[number] == NEVER && sent[number] != NEVER) {
            arrived[number] = sent[number];
            received++;
        }
    }

    /** So many have come twice so far, as the receiver says. */
    void duplicatedSoFar(int number) {
        duplicated = number;
    }

    /** So many have come out of order so far, as the receiver says. */
    void reorderedSoFar(int number) {
        reordered = number;
    }

    /** Where packets are sent by someone who does not say when. */
    PacketStream ofUnknownSender(long from, long to) {
        return stream(from, to, lastArrived);
    }

    /** Where it is known when each was sent. */
    PacketStream ofKnownSender(long from, long to) {
        return stream(from, to, lastSent);
    }

    private PacketStream stream(long from, long to, int last) {
        long[] times =
                Arrays.stream(arrived).filter(time -> time != NEVER).sorted().toArray();
        return new PacketStream(
                instant(from),
                instant(to),
                last,
                received,
                duplicated,
                reordered,
                losses(from, to, last),
                longestGap(times, from, to),
                Arrays.stream(times).mapToObj(StreamRecorder::instant).toList());
    }

    private List<LossRun> losses(long from, long to, int last) {
        List<LossRun> runs = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            if (arrived[number] != NEVER) {
                continue;
            }
            int first = number;
            while (number < last && arrived[number + 1] == NEVER) {
                number++;
            }
            long begin = sent[first] != NEVER ? sent[first] : first > 1 ? arrived[first - 1] : from;
            long end = sent[number] != NEVER ? sent[number] : number < last ? arrived[number + 1] : to;
            runs.add(new LossRun(instant(begin), instant(end), number - first + 1));
        }
        return runs;
    }

    private static Gap longestGap(long[] times, long from, long to) {
        long before = from;
        long begin = from;
        long longest = 0;
        for (int i = 0; i <= times.length; i++) {
            long time = i < times.length ? times[i] : to;
            if (time - before > longest) {
                longest = time - before;
                begin = before;
            }
            before = time;
        }
        return new Gap(instant(begin), Duration.of(longest, ChronoUnit.MICROS));
    }

    private void reserve(int number) {
        int size = sent.length;
        if (number < 1) {
            throw new IllegalArgumentException("a packet with the number " + number);
        }
        if (number >= size) {
            int larger = Math.max(2 * size, number + 1);
            sent = Arrays.copyOf(sent, larger);
            arrived = Arrays.copyOf(arrived, larger);
            Arrays.fill(sent, size, larger, NEVER);
            Arrays.fill(arrived, size, larger, NEVER);
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
