package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.testkit.lab.BenchStream.Kind;

/** Measured moves as tables in Markdown, and what they were to reach. */
final class BenchTable {
    private static final String NONE = "–";
    private static final List<String> HEAD = List.of(
            "",
            "runs",
            "pings lost",
            "longest gap s",
            "UDP to guest lost",
            "longest gap s",
            "UDP from guest lost",
            "longest gap s",
            "twice / out of order",
            "second gap s",
            "total s",
            "× virsh",
            "VF in use s",
            "× virsh");

    private final LabTopology topology;
    private final List<BenchRun> runs;

    private BenchTable(LabTopology topology, List<BenchRun> all) {
        this.topology = topology;
        runs = all.stream().filter(run -> run.topology() == topology).toList();
    }

    /** A chapter for each topology that something was measured in. */
    static String text(List<BenchRun> runs) {
        Set<LabTopology> topologies = EnumSet.noneOf(LabTopology.class);
        runs.forEach(run -> topologies.add(run.topology()));
        return topologies.stream()
                        .map(topology -> new BenchTable(topology, runs).chapter())
                        .collect(Collectors.joining("\n"))
                + "\nMedian (least–most) of the runs that moved the guest with all it had. Pings are 20 a second. Lost and gaps"
                + " count from the move's\nbeginning until traffic has been continuous for three seconds; a second gap is the"
                + " longest without an answer to a ping\nthat began when the VF was back. UDP from the guest pauses while the"
                + " guest stands still. Total is the time of the\ncommand, or of planning and running, as the one who asked"
                + " for it saw it; VF in use is when the guest's driver had its VF\nand nothing came from its virtio NIC for half a"
                + " second.\n";
    }

    private String chapter() {
        int rounds = new TreeSet<>(runs.stream().map(BenchRun::round).toList()).size();
        List<String> lines = new ArrayList<>();
        lines.add("## " + topology.word() + ", " + rounds + (rounds == 1 ? " round" : " rounds"));
        lines.add("");
        lines.add(row(HEAD));
        lines.add(row(HEAD.stream().map(head -> head.isEmpty() ? "---" : "--:").toList()));
        for (BenchVariant variant : BenchVariant.values()) {
            List<BenchRun> own = of(variant);
            if (!own.isEmpty()) {
                lines.add(row(cells(variant, own)));
            }
        }
        lines.add("");
        BenchTargets.of(runs).forEach(target -> lines.add("- " + target));
        lines.add("- load of the machine before a move: "
                + Spread.of(runs.stream().mapToDouble(BenchRun::load)).text(1));
        runs.stream()
                .filter(run -> !run.moved())
                .forEach(run -> lines.add(
                        "- round " + run.round() + ", " + run.variant().label() + ", from " + run.from() + ": "
                                + run.move().result().name().toLowerCase(Locale.ROOT) + ": "
                                + run.move().reason()));
        return String.join("\n", lines) + "\n";
    }

    private List<BenchRun> of(BenchVariant variant) {
        return runs.stream().filter(run -> run.variant() == variant).toList();
    }

    private List<String> cells(BenchVariant variant, List<BenchRun> all) {
        List<BenchRun> moved = all.stream().filter(BenchRun::moved).toList();
        int failed = all.size() - moved.size();
        List<String> cells = new ArrayList<>(
                List.of(variant.label(), failed == 0 ? "" + all.size() : all.size() + ", " + failed + " failed"));
        if (moved.isEmpty()) {
            HEAD.stream().skip(cells.size()).forEach(head -> cells.add(NONE));
            return cells;
        }
        for (Kind kind : Kind.values()) {
            cells.add(spread(moved, run -> run.stream(kind).lost()).text(0));
            cells.add(spread(moved, run -> run.longestGap(kind)).text(2));
        }
        cells.add(sum(moved, BenchStream::duplicated) + " / " + sum(moved, BenchStream::reordered));
        cells.add(spread(moved, run -> run.secondGap(Kind.ICMP)).text(2));
        Spread total = spread(moved, BenchRun::seconds);
        cells.add(total.text(1));
        OptionalDouble virsh = BenchTargets.median(runs, BenchVariant.VIRSH, BenchRun::seconds);
        cells.add(ratio(total, virsh));
        List<BenchRun> using =
                moved.stream().filter(run -> run.secondsToUse().isPresent()).toList();
        if (using.isEmpty()) {
            cells.addAll(List.of(NONE, NONE));
            return cells;
        }
        Spread use = spread(using, run -> run.secondsToUse().orElseThrow());
        cells.add(use.text(1));
        cells.add(ratio(use, BenchTargets.use(runs, BenchVariant.VIRSH)));
        return cells;
    }

    private static String ratio(Spread ours, OptionalDouble virsh) {
        return virsh.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", ours.median() / virsh.getAsDouble());
    }

    private static Spread spread(List<BenchRun> runs, ToDoubleFunction<BenchRun> number) {
        return Spread.of(runs.stream().mapToDouble(number));
    }

    private static int sum(List<BenchRun> runs, ToIntFunction<BenchStream> number) {
        return runs.stream()
                .flatMap(run -> run.streams().stream())
                .mapToInt(number)
                .sum();
    }

    private static String row(List<String> cells) {
        return Stream.concat(cells.stream(), Stream.of(""))
                .collect(Collectors.joining(" | ", "| ", ""))
                .stripTrailing();
    }
}
