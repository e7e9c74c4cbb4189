package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is counted is what happened, in whatever order it became known. */
class StreamRecorderProperties {
    private static final int PACKETS = 200;
    private static final long MILLI = 1000;

    @Property
    void everyPacketThatDoesNotComeIsInOneRun(
            @ForAll @Size(max = 60) Set<@IntRange(min = 1, max = PACKETS) Integer> lost) {
        StreamRecorder recorder = new StreamRecorder();
        IntStream.rangeClosed(1, PACKETS).forEach(number -> recorder.sent(number, number * MILLI));
        List<Integer> come = IntStream.rangeClosed(1, PACKETS)
                .boxed()
                .filter(number -> !lost.contains(number))
                .toList();
        come.forEach(number -> recorder.arrived(number, number * MILLI + 100));

        PacketStream stream = recorder.ofKnownSender(MILLI, PACKETS * MILLI);

        Set<Integer> told = new TreeSet<>();
        for (LossRun run : stream.losses()) {
            int first = (int) (run.from().toEpochMilli());
            assertThat(run.to().toEpochMilli() - run.from().toEpochMilli()).isEqualTo(run.packets() - 1L);
            IntStream.range(first, first + run.packets()).forEach(told::add);
            assertThat(lost).doesNotContain(first - 1, first + run.packets());
        }
        assertThat(told).isEqualTo(new TreeSet<>(lost));
        assertThat(stream.lost()).isEqualTo(lost.size());
        assertThat(stream.received()).isEqualTo(PACKETS - lost.size());
    }

    @Property
    void theOrderInWhichAcknowledgementsComeDoesNotMatter(
            @ForAll @Size(max = 50) Set<@IntRange(min = 1, max = PACKETS) Integer> come) {
        List<Integer> backwards =
                come.stream().sorted(Collections.reverseOrder()).toList();
        StreamRecorder one = new StreamRecorder();
        StreamRecorder other = new StreamRecorder();
        for (StreamRecorder recorder : List.of(one, other)) {
            IntStream.rangeClosed(1, PACKETS).forEach(number -> recorder.sent(number, number * MILLI));
        }
        backwards.forEach(one::acknowledged);
        come.stream().sorted().forEach(other::acknowledged);
        come.forEach(other::acknowledged);

        assertThat(one.ofKnownSender(MILLI, PACKETS * MILLI)).isEqualTo(other.ofKnownSender(MILLI, PACKETS * MILLI));
    }

    @Test
    void duplicatesAndLatecomersAreToldApart() {
        StreamRecorder recorder = new StreamRecorder();
        List.of(1, 2, 4, 3, 3, 7, 5).forEach(number -> recorder.arrived(number, number * MILLI));

        PacketStream stream = recorder.ofUnknownSender(0, 10 * MILLI);

        assertThat(stream.duplicated()).isEqualTo(1);
        assertThat(stream.reordered()).isEqualTo(2);
        assertThat(stream.losses()).extracting(LossRun::packets).containsExactly(1);
        assertThat(stream.longestGap().length()).isEqualTo(Duration.ofMillis(3));
        assertThat(stream.perInterval(Duration.ofMillis(4))).containsExactly(3, 3, 0);
    }
}
