package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Twenty packets a second over six seconds, of which three belong to the move; some do not come. */
class BenchStreamTest {
    private static final Instant START = BenchRuns.START;
    private static final long MILLI = 1000;
    private static final int EVERY = 50;
    private static final int PACKETS = 120;

    private static PacketStream without(int... numbers) {
        StreamRecorder recorder = new StreamRecorder();
        long begin = START.minusSeconds(3).toEpochMilli() * MILLI;
        for (int number = 1; number <= PACKETS; number++) {
            long time = begin + (number - 1L) * EVERY * MILLI;
            recorder.sent(number, time);
            int own = number;
            if (Arrays.stream(numbers).noneMatch(lost -> lost == own)) {
                recorder.arrived(number, time + MILLI);
            }
        }
        return recorder.ofKnownSender(begin, begin + (PACKETS - 1L) * EVERY * MILLI);
    }

    @Test
    void whatIsLostBeforeTheMoveIsNoLossOfTheMove() {
        BenchStream stream = BenchStream.of(without(10, 11, 12, 80, 100), START.truncatedTo(ChronoUnit.MILLIS));

        assertThat(stream.lostBefore()).isEqualTo(3);
        assertThat(stream.lost()).isEqualTo(2);
        assertThat(stream.sent()).isEqualTo(PACKETS);
        assertThat(stream.longestGap()).isEqualTo(Duration.ofMillis(100));
        assertThat(stream.gaps()).hasSize(2);
        assertThat(stream.perInterval()).hasSize(119);
    }

    @Test
    void aGapAfterAMomentBeganAfterIt() {
        BenchStream stream = BenchStream.of(without(70, 71, 72, 73, 100, 101), START.truncatedTo(ChronoUnit.MILLIS));

        assertThat(stream.longestGap()).isEqualTo(Duration.ofMillis(250));
        assertThat(stream.longestGapAfter(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(150));
        assertThat(stream.longestGapAfter(Duration.ofSeconds(2))).isZero();
    }

    @Test
    void evenWithoutLossThereIsALongestGap() {
        assertThat(BenchStream.of(without(), START).longestGap()).isEqualTo(Duration.ofMillis(EVERY));
    }
}
