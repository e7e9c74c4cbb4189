package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.lab.BenchRuns.failed;
import static org.netfailover.testkit.lab.BenchRuns.moved;
import static org.netfailover.testkit.lab.BenchVariant.EXPLICIT;
import static org.netfailover.testkit.lab.BenchVariant.FLOOR;
import static org.netfailover.testkit.lab.BenchVariant.VIRSH;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BenchTableTest {
    private static final LabTopology VLAN = LabTopology.VLAN;

    private static List<BenchRun> good(LabTopology topology, int lost, double gap, double seconds) {
        return new ArrayList<>(List.of(
                moved(topology, FLOOR, 1, 5, 0.4, 8),
                moved(topology, VIRSH, 1, 40, 2.0, 10),
                moved(topology, EXPLICIT, 1, lost, gap, seconds)));
    }

    private static List<String> targets(List<BenchRun> runs, String about) {
        return BenchTable.text(runs)
                .lines()
                .filter(line -> line.contains(": " + about))
                .toList();
    }

    @Test
    void aRowHasMediansAndRangesOfWhatMoved() {
        List<BenchRun> runs = good(VLAN, 3, 0.3, 9);
        runs.add(moved(VLAN, EXPLICIT, 2, 8, 0.9, 12));
        runs.add(moved(VLAN, EXPLICIT, 3, 4, 0.5, 10));
        runs.add(failed(VLAN, EXPLICIT, 4, "no VF is free"));

        String row = BenchTable.text(runs)
                .lines()
                .filter(line -> line.startsWith("| " + EXPLICIT.label()))
                .findFirst()
                .orElseThrow();

        assertThat(row)
                .contains("| 4, 1 failed | 4 (3–8) | 0.50 (0.30–0.90) |")
                .endsWith("| 10.0 (9.0–12.0) | 1.00 | 10.0 (9.0–12.0) | 1.00 |");
        assertThat(BenchTable.text(runs))
                .contains("- round 4, " + EXPLICIT.label() + ", from host-b: failed: no VF is free")
                .contains("- NOT REACHED: every " + EXPLICIT.label() + " moves its guest: 1 did not");
    }

    @Test
    void targetsAreReachedAtTheirLimitsAndNotBeyond() {
        assertThat(targets(good(VLAN, 11, 0.6, 12.5), "pings lost:")).allMatch(line -> line.startsWith("- reached"));
        assertThat(targets(good(VLAN, 12, 0.6, 12.5), "pings lost:")).allMatch(line -> line.startsWith("- NOT"));
        assertThat(targets(good(VLAN, 11, 0.6, 12.5), "longest gap"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("- reached"));
        assertThat(targets(good(VLAN, 11, 0.61, 12.5), "longest gap"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("- NOT REACHED"));
        assertThat(targets(good(VLAN, 11, 0.6, 12.5), "total time")).allMatch(line -> line.startsWith("- reached"));
        assertThat(targets(good(VLAN, 11, 0.6, 12.6), "total time")).allMatch(line -> line.startsWith("- NOT"));
    }

    @Test
    void onAPfHalfOfWhatVirshLosesIsToldToo() {
        assertThat(targets(good(LabTopology.PF, 20, 0.6, 9), "pings lost"))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("- NOT REACHED: pings lost: 20.0, at most 11.0"),
                        line -> assertThat(line).startsWith("- reached: pings lost, or else: 20.0, at most 20.0"));
        assertThat(targets(good(VLAN, 20, 0.6, 9), "pings lost")).hasSize(1);
    }

    @Test
    void aGapThatBeginsWhenTheVfIsBackIsASecondOne() {
        BenchRun run = moved(VLAN, EXPLICIT, 1, 3, 0.3, 9);
        BenchStream calm = run.streams().get(0);
        List<BenchGap> gaps = new ArrayList<>(calm.gaps());
        gaps.add(new BenchGap(BenchRuns.time(9.5), BenchRuns.time(0.26)));
        BenchStream stream = new BenchStream(calm.from(), 400, 3, 0, 0, 0, gaps, calm.perInterval());
        BenchRun twice = new BenchRun(VLAN, 1, EXPLICIT, "host-a", 1, run.move(), List.of(stream, stream, stream));

        assertThat(targets(List.of(run), "second gap"))
                .containsExactly("- reached: second gap, pings: 0.00 s, at most 0.25 s (five pings)");
        assertThat(targets(List.of(twice), "second gap"))
                .containsExactly("- NOT REACHED: second gap, pings: 0.26 s, at most 0.25 s (five pings)");
    }

    @Test
    void whatWasNotMeasuredIsNotReached() {
        assertThat(BenchTable.text(List.of(moved(VLAN, EXPLICIT, 1, 0, 0.1, 5))))
                .contains("- not measured: pings lost", "- not measured: total time");
    }

    @Provide
    Arbitrary<List<BenchRun>> runs() {
        return BenchRuns.any().list().ofMinSize(1).ofMaxSize(10);
    }

    @Property(tries = 200)
    void everyRowOfATableHasAsManyCells(@ForAll("runs") List<BenchRun> runs) {
        assertThat(BenchTable.text(runs).lines().filter(line -> line.startsWith("|")))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(15));
    }
}
