package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.netfailover.testkit.lab.BenchStream.Kind;

/** What a move by the default strategy is to reach, in medians beside those of the floor and of {@code virsh}. */
final class BenchTargets {
    private static final BenchVariant DEFAULT = BenchVariant.EXPLICIT;
    private static final int MORE_LOST = 6;
    private static final double LONGER = 0.2;
    private static final double SHORT_GAP = 0.5;
    private static final double SECOND_GAP = 0.25;
    private static final double SLOWER = 1.25;

    private final List<BenchRun> runs;
    private final List<String> lines = new ArrayList<>();

    private BenchTargets(List<BenchRun> runs) {
        this.runs = runs;
    }

    /** A line for each target that the runs of one topology can tell something about. */
    static List<String> of(List<BenchRun> runs) {
        BenchTargets targets = new BenchTargets(runs);
        targets.check();
        return targets.lines;
    }

    /** The median of the runs that count; empty where there is none. */
    static OptionalDouble median(List<BenchRun> runs, BenchVariant variant, ToDoubleFunction<BenchRun> number) {
        List<BenchRun> counting = runs.stream()
                .filter(run -> run.variant() == variant && run.moved())
                .toList();
        return counting.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Spread.of(counting.stream().mapToDouble(number)).median());
    }

    /** The median time until the guest used its VF, of the runs in which that was seen; empty where there is none. */
    static OptionalDouble use(List<BenchRun> runs, BenchVariant variant) {
        List<BenchRun> seen =
                runs.stream().filter(run -> run.secondsToUse().isPresent()).toList();
        return median(seen, variant, run -> run.secondsToUse().orElseThrow());
    }

    private void check() {
        ToDoubleFunction<BenchRun> lost = run -> run.stream(Kind.ICMP).lost();
        OptionalDouble ours = median(runs, DEFAULT, lost);
        OptionalDouble floor = median(runs, BenchVariant.FLOOR, lost);
        OptionalDouble virsh = median(runs, BenchVariant.VIRSH, lost);
        target("pings lost", ours, plus(floor, MORE_LOST), "%.1f", "the floor's and " + MORE_LOST);
        if (runs.stream().allMatch(run -> run.topology() == LabTopology.PF)) {
            target("pings lost, or else", ours, times(virsh, 0.5), "%.1f", "half of virsh's");
        }
        for (Kind kind : Kind.values()) {
            ToDoubleFunction<BenchRun> gap = run -> run.longestGap(kind);
            OptionalDouble most = median(runs, BenchVariant.FLOOR, gap);
            target(
                    "longest gap, " + kind.label(),
                    median(runs, DEFAULT, gap),
                    most.isEmpty() ? most : OptionalDouble.of(Math.max(most.getAsDouble() + LONGER, SHORT_GAP)),
                    "%.2f s",
                    "the floor's and 0.2 s, or 0.5 s");
        }
        target(
                "second gap, pings",
                median(runs, DEFAULT, run -> run.secondGap(Kind.ICMP)),
                OptionalDouble.of(SECOND_GAP),
                "%.2f s",
                "five pings");
        target(
                "total time",
                median(runs, DEFAULT, BenchRun::seconds),
                times(median(runs, BenchVariant.VIRSH, BenchRun::seconds), SLOWER),
                "%.1f s",
                SLOWER + " of virsh's");
        target(
                "time until the VF is in use",
                use(runs, DEFAULT),
                times(use(runs, BenchVariant.VIRSH), SLOWER),
                "%.1f s",
                SLOWER + " of virsh's");
        long failed = runs.stream()
                .filter(run -> run.variant() == DEFAULT && !run.moved())
                .count();
        if (failed > 0) {
            lines.add("NOT REACHED: every " + DEFAULT.label() + " moves its guest: " + failed + " did not");
        }
    }

    private void target(String what, OptionalDouble is, OptionalDouble most, String format, String why) {
        if (is.isEmpty() || most.isEmpty()) {
            lines.add("not measured: " + what);
            return;
        }
        boolean reached = is.getAsDouble() <= most.getAsDouble();
        lines.add((reached ? "reached: " : "NOT REACHED: ") + what + ": "
                + String.format(Locale.ROOT, format, is.getAsDouble()) + ", at most "
                + String.format(Locale.ROOT, format, most.getAsDouble()) + " (" + why + ")");
    }

    private static OptionalDouble plus(OptionalDouble number, double more) {
        return number.isEmpty() ? number : OptionalDouble.of(number.getAsDouble() + more);
    }

    private static OptionalDouble times(OptionalDouble number, double factor) {
        return number.isEmpty() ? number : OptionalDouble.of(number.getAsDouble() * factor);
    }
}
