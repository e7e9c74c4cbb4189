package org.netfailover.testkit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measured moves in a file, each written when it is over, so that what was measured before a crash is there after it.
 *
 * <p>Fields are separated by tabs, times are in microseconds. A move is a line {@code move}, lines {@code step}, lines
 * {@code stream}, each with its lines {@code gap} and a line {@code counts}, and a line {@code end}; without that it does
 * not count.
 */
final class BenchRecords {
    private static final String MOVE = "move";
    private static final String STEP = "step";
    private static final String STREAM = "stream";
    private static final String GAP = "gap";
    private static final String COUNTS = "counts";
    private static final String END = "end";

    private BenchRecords() {}

    /** Adds a move to a file. */
    static void append(Path file, BenchRun run) throws IOException {
        Files.writeString(file, text(run), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it is none of this kind, with the line's number
     */
    static List<BenchRun> read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static String text(BenchRun run) {
        List<String> lines = new ArrayList<>();
        BenchMove move = run.move();
        lines.add(line(
                MOVE,
                run.topology().word(),
                run.round(),
                run.variant().word(),
                run.from(),
                run.load(),
                move.at(),
                micros(move.took()),
                micros(move.back()),
                move.result(),
                move.reason()));
        for (BenchStep step : move.steps()) {
            lines.add(line(STEP, micros(step.at()), micros(step.took()), step.side(), step.result(), step.what()));
        }
        for (BenchStream stream : run.streams()) {
            lines.add(line(
                    STREAM,
                    micros(stream.from()),
                    stream.sent(),
                    stream.lost(),
                    stream.lostBefore(),
                    stream.duplicated(),
                    stream.reordered()));
            stream.gaps().forEach(gap -> lines.add(line(GAP, micros(gap.at()), micros(gap.length()))));
            lines.add(COUNTS + "\t"
                    + stream.perInterval().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        lines.add(END);
        return String.join("\n", lines) + "\n";
    }

    private static String line(Object... fields) {
        return Stream.of(fields)
                .map(field -> field.toString().replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining("\t"));
    }

    /** What {@link #text} has written, one move after the other. */
    static List<BenchRun> parse(List<String> lines) {
        List<BenchRun> runs = new ArrayList<>();
        Block block = new Block();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (line.startsWith(MOVE + "\t")) {
                    block = new Block();
                }
                if (line.equals(END)) {
                    runs.add(block.run());
                    block = new Block();
                } else if (!line.isBlank()) {
                    block.take(line.split("\t", -1));
                }
            } catch (RuntimeException e) {
                if (i == lines.size() - 1) {
                    break; // it was being written
                }
                throw new IllegalArgumentException("line " + (i + 1) + " is no record of a move", e);
            }
        }
        return runs;
    }

    /** A move whose lines come in. */
    private static final class Block {
        private final List<BenchStep> steps = new ArrayList<>();
        private final List<BenchStream> streams = new ArrayList<>();
        private final List<BenchGap> gaps = new ArrayList<>();
        private String[] head = {};
        private String[] stream = {};

        void take(String[] words) {
            switch (words[0]) {
                case MOVE -> head = words;
                case STEP -> steps.add(new BenchStep(time(words[1]), time(words[2]), words[3], words[5], words[4]));
                case STREAM -> stream = words;
                case GAP -> gaps.add(new BenchGap(time(words[1]), time(words[2])));
                case COUNTS -> {
                    streams.add(stream(words[1]));
                    gaps.clear();
                }
                default -> throw new IllegalArgumentException("no such line");
            }
        }

        private BenchStream stream(String counts) {
            return new BenchStream(
                    time(stream[1]),
                    Integer.parseInt(stream[2]),
                    Integer.parseInt(stream[3]),
                    Integer.parseInt(stream[4]),
                    Integer.parseInt(stream[5]),
                    Integer.parseInt(stream[6]),
                    gaps,
                    Stream.of(counts.split(" "))
                            .filter(word -> !word.isEmpty())
                            .map(Integer::valueOf)
                            .toList());
        }

        BenchRun run() {
            BenchMove move = new BenchMove(
                    Instant.parse(head[6]),
                    time(head[7]),
                    BenchMove.Result.valueOf(head[9]),
                    head[10],
                    time(head[8]),
                    steps);
            return new BenchRun(
                    LabTopology.valueOf(head[1].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(head[2]),
                    BenchVariant.valueOf(head[3].toUpperCase(Locale.ROOT)),
                    head[4],
                    Double.parseDouble(head[5]),
                    move,
                    streams);
        }
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static Duration time(String micros) {
        return Duration.of(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
