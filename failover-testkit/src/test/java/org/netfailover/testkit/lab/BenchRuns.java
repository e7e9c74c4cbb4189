package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Measured moves that nobody has measured. */
final class BenchRuns {
    static final Instant START = Instant.parse("2030-01-02T03:04:05.006007Z");

    private BenchRuns() {}

    /** A move without any trouble, with these pings lost, this gap in all streams and this total time. */
    static BenchRun moved(LabTopology topology, BenchVariant variant, int round, int lost, double gap, double seconds) {
        BenchStep step = new BenchStep(Duration.ZERO, time(seconds), "source", "virsh migrate", BenchStep.DONE);
        BenchStep used = new BenchStep(time(seconds), Duration.ZERO, "destination", BenchUse.WHAT, BenchStep.DONE);
        BenchMove move =
                new BenchMove(START, time(seconds), BenchMove.Result.MOVED, "", time(seconds), List.of(step, used));
        BenchStream stream = new BenchStream(
                time(-3),
                400,
                lost,
                0,
                0,
                0,
                List.of(new BenchGap(time(seconds / 2), time(gap))),
                Collections.nCopies((int) ((seconds + 9) * 20), 1));
        return new BenchRun(topology, round, variant, "host-a", 1.5, move, List.of(stream, stream, stream));
    }

    static BenchRun failed(LabTopology topology, BenchVariant variant, int round, String reason) {
        return new BenchRun(topology, round, variant, "host-b", 1.5, BenchMove.failed(START, reason), List.of());
    }

    static Duration time(double seconds) {
        return Duration.of(Math.round(seconds * 1e6), ChronoUnit.MICROS);
    }

    /** Any that can be. */
    static Arbitrary<BenchRun> any() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 100_000);
        return Combinators.combine(
                        Arbitraries.of(LabTopology.class),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(BenchVariant.class),
                        Arbitraries.of("host-a", "host-b"),
                        count.map(number -> number / 100.0),
                        move(),
                        stream().list().ofSize(3),
                        Arbitraries.of(true, true, false))
                .as((topology, round, variant, from, load, move, streams, with) ->
                        new BenchRun(topology, round, variant, from, load, move, with ? streams : List.of()));
    }

    private static Arbitrary<BenchMove> move() {
        return Combinators.combine(
                        Arbitraries.of(BenchMove.Result.class),
                        words(),
                        time(0, 60_000_000),
                        time(0, 60_000_000),
                        step().list().ofMaxSize(12))
                .as((result, reason, took, back, steps) -> new BenchMove(START, took, result, reason, back, steps));
    }

    private static Arbitrary<BenchStep> step() {
        return Combinators.combine(
                        time(0, 60_000_000),
                        time(0, 60_000_000),
                        Arbitraries.of("source", "destination"),
                        words(),
                        Arbitraries.of(BenchStep.DONE, BenchStep.FAILED, "skipped"))
                .as(BenchStep::new);
    }

    private static Arbitrary<BenchStream> stream() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 100_000);
        Arbitrary<BenchGap> gap = Combinators.combine(time(-5_000_000, 60_000_000), time(0, 60_000_000))
                .as(BenchGap::new);
        return Combinators.combine(
                        time(-20_000_000, 0),
                        count,
                        count,
                        count,
                        count,
                        count,
                        gap.list().ofMaxSize(5),
                        Arbitraries.integers().between(0, 80).list().ofMaxSize(200))
                .as(BenchStream::new);
    }

    private static Arbitrary<Duration> time(int least, int most) {
        return Arbitraries.integers().between(least, most).map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    /** Words with characters that mean something to XML, to Markdown or to the records. */
    private static Arbitrary<String> words() {
        return Arbitraries.of("plug", "ua-vf0", "<a>", "&amp;", "\"", "'", "]]>", "|", "end", "step", "\u00fc", "move")
                .list()
                .ofMaxSize(4)
                .map(list -> String.join(" ", list));
    }
}
