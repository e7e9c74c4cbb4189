package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netfailover.testkit.lab.BenchStream.Kind;

/**
 * A picture of the moves of one topology: of each variant the run whose loss of pings is the median. Packets in each 50 ms
 * as areas, as high as half of their strip when all come; times without packets shaded; the steps above as bars.
 */
final class BenchTimeline {
    private static final double LEFT = 120;
    private static final double RIGHT = 30;
    private static final double HEAD = 46;
    private static final double BROAD = 1300;
    private static final double LEAST_SCALE = 20;
    private static final double MOST_SCALE = 60;
    private static final double BEFORE = -2;

    private static final String STYLE = """
            text { font: 11px sans-serif; fill: #222; }
            .head { font-size: 16px; font-weight: bold; }
            .title { font-size: 13px; font-weight: bold; }
            .small { font-size: 10px; }
            .ground { fill: #fff; }
            .strip { fill: #f2f4f7; }
            .gap { fill: #e5484d; fill-opacity: .28; }
            .icmp { fill: #7a4fd0; }
            .to_guest { fill: #0b7285; }
            .from_guest { fill: #2b8a3e; }
            .source { fill: #f0a830; }
            .destination { fill: #4c8ce0; }
            .failed { fill: #e5484d; }
            .grid { stroke: #c8ccd2; stroke-width: .6; }
            .mark { stroke: #222; stroke-width: 1; stroke-dasharray: 3 2; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6e6e6; }
              .ground { fill: #14171c; }
              .strip { fill: #22262d; }
              .gap { fill: #ff6369; fill-opacity: .35; }
              .icmp { fill: #b197fc; }
              .to_guest { fill: #3bc9db; }
              .from_guest { fill: #69db7c; }
              .source { fill: #b7791f; }
              .destination { fill: #2f6cc0; }
              .grid { stroke: #434a54; }
              .mark { stroke: #e6e6e6; }
            }
            """;

    private final SvgWriter svg = new SvgWriter();
    private final List<BenchRun> runs;
    private final double first;
    private final double last;
    private final double scale;

    private BenchTimeline(List<BenchRun> runs) {
        this.runs = runs;
        first = Math.max(
                BEFORE, runs.stream().mapToDouble(BenchTimeline::begin).min().orElse(BEFORE));
        last = runs.stream().mapToDouble(BenchTimeline::end).max().orElse(0);
        scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, BROAD / (last - first)));
    }

    private static double begin(BenchRun run) {
        return run.streams().stream()
                .mapToDouble(stream -> BenchRun.seconds(stream.from()))
                .min()
                .orElse(BEFORE);
    }

    private static double end(BenchRun run) {
        return Math.max(
                run.seconds(),
                run.streams().stream()
                        .mapToDouble(stream -> BenchRun.seconds(stream.from())
                                + stream.perInterval().size() * BenchRun.seconds(BenchStream.INTERVAL))
                        .max()
                        .orElse(0));
    }

    /** The picture of a topology; empty when no guest was moved in it. */
    static Optional<String> svg(LabTopology topology, List<BenchRun> all) {
        List<BenchRun> chosen = new ArrayList<>();
        for (BenchVariant variant : BenchVariant.values()) {
            typical(all.stream()
                            .filter(run -> run.topology() == topology && run.variant() == variant && run.moved())
                            .toList())
                    .ifPresent(chosen::add);
        }
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new BenchTimeline(chosen).document("Moves in the lab, topology " + topology.word()));
    }

    private static Optional<BenchRun> typical(List<BenchRun> runs) {
        List<BenchRun> sorted = runs.stream()
                .sorted(Comparator.comparingInt(run -> run.stream(Kind.ICMP).lost()))
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    private String document(String title) {
        double width = x(last) + RIGHT;
        List<BenchPanel> panels = new ArrayList<>();
        double y = HEAD;
        for (BenchRun run : runs) {
            BenchPanel panel = new BenchPanel(svg, run, this::x, first, last, y);
            panels.add(panel);
            y += panel.height();
        }
        svg.rectangle("ground", 0, 0, width, y);
        svg.text("head", LEFT, 20, "start", title);
        svg.text(
                "small",
                LEFT,
                36,
                "start",
                "Packets in each 50 ms, over seconds since the move's beginning; of each way the"
                        + " run with the median of lost pings. Shaded: nothing came. Bars: steps on source (orange) and destination"
                        + " (blue).");
        panels.forEach(BenchPanel::draw);
        return svg.document(width, y, title, STYLE);
    }

    private double x(double seconds) {
        return LEFT + (seconds - first) * scale;
    }
}
