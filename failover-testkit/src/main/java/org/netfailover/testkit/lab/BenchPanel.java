package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.netfailover.testkit.lab.BenchStream.Kind;

/** The part of a {@link BenchTimeline} that shows one move. */
final class BenchPanel {
    private static final double TITLE = 24;
    private static final double LANE = 14;
    private static final double BAR = 10;
    private static final double STRIP = 34;
    private static final double BETWEEN = 5;
    private static final double AXIS = 34;
    private static final double LETTER = 5.4;
    private static final double PAD = 3;
    private static final double THIN = 1.5;
    private static final double ALL_COME = 0.5;

    private final SvgWriter svg;
    private final BenchRun run;
    private final DoubleUnaryOperator x;
    private final double first;
    private final double last;
    private final double top;
    private final List<Integer> lanes = new ArrayList<>();
    private final int depth;

    BenchPanel(SvgWriter svg, BenchRun run, DoubleUnaryOperator x, double first, double last, double top) {
        this.svg = svg;
        this.run = run;
        this.x = x;
        this.first = first;
        this.last = last;
        this.top = top;
        depth = layOut();
    }

    /** Gives each step the first lane that has room for its bar and its label, and returns how many there are. */
    private int layOut() {
        List<Double> ends = new ArrayList<>();
        for (BenchStep step : run.move().steps()) {
            int lane = 0;
            double begin = Math.min(left(step), label(step));
            while (lane < ends.size() && ends.get(lane) > begin) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0.0);
            }
            ends.set(lane, Math.max(right(step), label(step) + text(step).length() * LETTER) + BETWEEN);
            lanes.add(lane);
        }
        return ends.size();
    }

    private double left(BenchStep step) {
        return x.applyAsDouble(BenchRun.seconds(step.at()));
    }

    private double right(BenchStep step) {
        return Math.max(left(step) + THIN, x.applyAsDouble(BenchRun.seconds(step.end())));
    }

    /** Where a label begins: in its bar where there is room, else behind it, and before it at the picture's edge. */
    private double label(BenchStep step) {
        double length = text(step).length() * LETTER;
        if (right(step) - left(step) > length + BETWEEN) {
            return left(step) + PAD;
        }
        boolean outside = right(step) + PAD + length > x.applyAsDouble(last);
        return outside ? Math.max(0, left(step) - PAD - length) : right(step) + PAD;
    }

    private static String text(BenchStep step) {
        return step.what() + " " + String.format(Locale.ROOT, "%.2f s", BenchRun.seconds(step.took()))
                + (step.result().equals(BenchStep.DONE) ? "" : ", " + step.result());
    }

    double height() {
        return TITLE + depth * LANE + Kind.values().length * (STRIP + BETWEEN) + AXIS;
    }

    void draw() {
        svg.text("title", x.applyAsDouble(first), top + 14, "start", title());
        double y = top + TITLE;
        for (int i = 0; i < lanes.size(); i++) {
            step(run.move().steps().get(i), y + lanes.get(i) * LANE);
        }
        y += depth * LANE;
        double bottom = y + Kind.values().length * (STRIP + BETWEEN);
        double begin = y;
        for (Kind kind : Kind.values()) {
            strip(kind, y);
            y += STRIP + BETWEEN;
        }
        axis(begin, bottom);
    }

    private String title() {
        return String.format(
                Locale.ROOT,
                "%s: %d pings lost, longest gap %.2f s, %.1f s in all (round %d, from %s)",
                run.variant().label(),
                run.stream(Kind.ICMP).lost(),
                run.longestGap(Kind.ICMP),
                run.seconds(),
                run.round(),
                run.from());
    }

    private void step(BenchStep step, double y) {
        String kind = step.result().equals(BenchStep.FAILED) ? "failed" : step.side();
        svg.rectangle(kind, left(step), y, right(step) - left(step), BAR);
        svg.text("small", label(step), y + BAR - 1.5, "start", text(step));
    }

    private void strip(Kind kind, double y) {
        BenchStream stream = run.stream(kind);
        double begin = x.applyAsDouble(first);
        svg.rectangle("strip", begin, y, x.applyAsDouble(last) - begin, STRIP);
        svg.text("small", begin - 6, y + STRIP / 2, "end", kind.label());
        svg.text("small", begin - 6, y + STRIP / 2 + 12, "end", stream.lost() + " lost");
        svg.path(kind.name().toLowerCase(Locale.ROOT), area(stream, y + STRIP));
        for (BenchGap gap : stream.gaps()) {
            double from = Math.max(first, BenchRun.seconds(gap.at()));
            double to = BenchRun.seconds(gap.end());
            if (gap.length().compareTo(BenchStream.GAP) > 0 && to > from) {
                svg.rectangle("gap", x.applyAsDouble(from), y, x.applyAsDouble(to) - x.applyAsDouble(from), STRIP);
            }
        }
    }

    /** Equal neighbours are one piece. */
    private String area(BenchStream stream, double base) {
        double interval = BenchRun.seconds(BenchStream.INTERVAL);
        double begin = BenchRun.seconds(stream.from());
        double usual = usual(stream);
        List<Integer> counts = stream.perInterval();
        StringBuilder path = new StringBuilder();
        int from = Math.min(counts.size(), Math.max(0, (int) Math.ceil((first - begin) / interval)));
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", x.applyAsDouble(begin + from * interval), base));
        for (int i = from; i < counts.size(); i++) {
            if (i + 1 < counts.size() && counts.get(i + 1).equals(counts.get(i))) {
                continue;
            }
            double height = Math.min(1, counts.get(i) / usual * ALL_COME) * STRIP;
            path.append(String.format(
                    Locale.ROOT, "V%.1fH%.1f", base - height, x.applyAsDouble(begin + (i + 1) * interval)));
        }
        return path.append(String.format(Locale.ROOT, "V%.1fZ", base)).toString();
    }

    /** How many come in an interval where all come: the median of those in which some came. */
    private static double usual(BenchStream stream) {
        double[] some = stream.perInterval().stream()
                .filter(count -> count > 0)
                .mapToDouble(Integer::doubleValue)
                .toArray();
        return some.length == 0 ? 1 : Spread.of(Arrays.stream(some)).median();
    }

    private void axis(double from, double to) {
        double step = last - first > 30 ? 5 : 1;
        for (double at = Math.ceil(first / step) * step + 0.0; at <= last; at += step) {
            svg.line("grid", x.applyAsDouble(at), from, x.applyAsDouble(at), to);
            svg.text("small", x.applyAsDouble(at), to + 10, "middle", String.format(Locale.ROOT, "%.0f s", at));
        }
        mark(0, from, to);
        mark(run.seconds(), from, to);
    }

    private void mark(double at, double from, double to) {
        svg.line("mark", x.applyAsDouble(at), from, x.applyAsDouble(at), to);
    }
}
