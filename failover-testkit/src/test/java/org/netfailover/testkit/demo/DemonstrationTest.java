package org.netfailover.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.operation.Journal;
import org.netfailover.testkit.simulated.LossReason;
import org.netfailover.testkit.simulated.PacketReport;

class DemonstrationTest {
    private static final List<String> TOLD = new ArrayList<>();
    private static final Demonstration DEMONSTRATION = Demonstration.run(TOLD::add);
    private static final Pattern STEP = Pattern.compile(" +(\\d+\\.\\d{3}) s  (.+)");

    @TempDir
    private Path folder;

    private static DemoRun run(DemoMove move) {
        return DEMONSTRATION.runs().stream()
                .filter(run -> run.move() == move)
                .findFirst()
                .orElseThrow();
    }

    private static Fate last(DemoMove move) {
        List<Stretch> stretches = run(move).stretches();
        return stretches.get(stretches.size() - 1).fate();
    }

    @ParameterizedTest
    @EnumSource
    void aMoveComesToWhatItShould(DemoMove move) {
        DemoRun run = run(move);

        assertThat(run.outcome())
                .as(run.outcome().summary() + "\n" + run.outcome().journal())
                .isInstanceOf(move.expected());
    }

    @Test
    void itHolds() {
        assertThat(DEMONSTRATION.holds()).as(String.join("\n", TOLD)).isTrue();
    }

    @Test
    void withoutLedFramesTheSegmentGoesOnSendingToWhereTheGuestWas() {
        PacketReport plain = run(DemoMove.PLAIN).report();
        PacketReport led = run(DemoMove.LED).report();

        assertThat(plain.lost(LossReason.WRONG_PORT)).as("%s", plain).isPositive();
        assertThat(led.lost()).as("%s\n%s", led, plain).isLessThan(plain.lost() / 2);
        assertThat(led.longestGap()).isLessThan(plain.longestGap());
    }

    @Test
    void whoeverWasMovedEndsOnAVfOfTheDestinationAndWhoWasNotOnItsOwn() {
        Fate before = run(DemoMove.LED).stretches().get(0).fate();

        assertThat(before).isEqualTo(new Fate(Fate.Kind.PRIMARY, "host-a: pf0 \u2194 ua-vf0"));
        assertThat(last(DemoMove.PLAIN)).isEqualTo(new Fate(Fate.Kind.PRIMARY, "host-b: pf0 \u2194 ua-vf0"));
        assertThat(last(DemoMove.LED)).isEqualTo(last(DemoMove.PLAIN));
        assertThat(last(DemoMove.FAULT)).isEqualTo(before);
    }

    @Test
    void theFaultStrikesWhileTheGuestMovesAndItsVfIsPluggedBack() {
        assertThat(run(DemoMove.FAULT).outcome().journal().entries())
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("migrate");
                    assertThat(entry.result()).isEqualTo(Journal.Result.FAILED);
                    assertThat(entry.took()).isGreaterThan(Duration.ofSeconds(1));
                })
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("plug ua-vf0");
                    assertThat(entry.undo()).isTrue();
                    assertThat(entry.result()).isEqualTo(Journal.Result.DONE);
                });
    }

    @ParameterizedTest
    @EnumSource
    void theWaysOfThePingsCoverTheWholeTimeAndEveryLoss(DemoMove move) {
        PacketReport report = run(move).report();
        Duration next = report.from();
        long lost = 0;
        long sent = 0;
        for (Stretch stretch : run(move).stretches()) {
            assertThat(stretch.from()).isEqualTo(next);
            next = stretch.to();
            long pings = stretch.to().minus(stretch.from()).dividedBy(Stage.INTERVAL);
            sent += pings;
            lost += stretch.fate().isLost() ? pings : 0;
        }

        assertThat(sent).isEqualTo(report.sent());
        assertThat(lost).isEqualTo(report.lost());
        assertThat(LossCount.of(report).stream().mapToInt(LossCount::packets).sum())
                .isEqualTo(report.lost());
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsToldAtItsTime(DemoMove move) {
        int begin = TOLD.indexOf(TOLD.stream()
                .filter(line -> line.contains(". " + move.title() + ". "))
                .findFirst()
                .orElseThrow());
        List<Double> times = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String line : TOLD.subList(begin + 1, TOLD.size())) {
            Matcher step = STEP.matcher(line);
            if (!step.matches()) {
                break;
            }
            times.add(Double.valueOf(step.group(1)));
            steps.add(step.group(2));
        }

        assertThat(times).isSorted();
        assertThat(steps)
                .containsSubsequence(run(move).outcome().journal().entries().stream()
                        .map(entry -> StepTeller.step(entry.side(), entry.undo(), entry.what()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLostIsToldByPlaceAndReason(DemoMove move) {
        PacketReport report = run(move).report();

        assertThat(TOLD)
                .anyMatch(line -> line.startsWith(
                        "    " + report.sent() + " pings sent, " + report.lost() + " lost, longest gap "));
        assertThat(LossCount.of(report))
                .isNotEmpty()
                .allSatisfy(count -> assertThat(TOLD)
                        .contains("    " + count.packets() + " lost at "
                                + count.fate().text()));
    }

    @Test
    void anotherDemonstrationIsTheSame() {
        List<String> told = new ArrayList<>();

        Demonstration other = Demonstration.run(told::add);

        assertThat(told).isEqualTo(TOLD);
        assertThat(other.page()).isEqualTo(DEMONSTRATION.page());
    }

    @Test
    void aPageReplacesAnEarlierOneAndAFileWithoutContent() throws Exception {
        Path file = folder.resolve("demo.html");
        DEMONSTRATION.write(file);
        Files.writeString(file, Files.readString(file) + "<!-- of another version -->");
        Path empty = Files.createFile(folder.resolve("empty"));

        DEMONSTRATION.write(file);
        DEMONSTRATION.write(empty);

        assertThat(file).hasContent(DEMONSTRATION.page());
        assertThat(empty).hasContent(DEMONSTRATION.page());
    }

    @Test
    void anotherFileStaysAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html>\n<title>shop</title>\n");

        assertThatIOException()
                .isThrownBy(() -> DEMONSTRATION.write(file))
                .withMessageContaining("no page of the demo");
        assertThatIOException().isThrownBy(() -> DEMONSTRATION.write(folder));
        assertThat(file).hasContent("<!DOCTYPE html>\n<title>shop</title>\n");
    }
}
