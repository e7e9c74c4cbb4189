package org.netfailover.testkit.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.netfailover.operation.Journal;
import org.netfailover.testkit.simulated.PacketLoss;

/**
 * A picture of one move over the time since it began: a row for each step, a row for each way that pings took and for
 * each place and reason of losses, and how many were lost in each 50 ms.
 */
final class RunTimeline {
    /** The picture's own units, which a browser scales: as broad as a usual window. */
    private static final double BROAD = 1200;

    private static final double LEFT = 330;
    private static final double RIGHT = BROAD - 20;

    /** Where what is said of a step may begin, behind its side. */
    private static final double SAID = 90;

    private static final double ROW = 20;
    private static final double BAR = 12;
    private static final double BASE = BAR - 2;
    private static final double THIN = 2;
    private static final double HEADING = 30;
    private static final double STRIP = 50;
    private static final double AXIS = 26;
    private static final double SPACE = 6;

    /** How broad a letter is, rather too broad than too narrow. */
    private static final double LETTER = 7;

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final double MOST_LOST = (double) INTERVAL.toNanos() / Stage.INTERVAL.toNanos();

    private final Markup page;
    private final DemoRun run;
    private final TimeScale scale;
    private final List<Journal.Entry> steps;
    private final List<Fate> fates;
    private double y;

    private RunTimeline(Markup page, DemoRun run, Duration first, Duration last) {
        this.page = page;
        this.run = run;
        this.scale = new TimeScale(LEFT, RIGHT, first, last);
        this.steps = run.outcome().journal().entries();
        this.fates = run.stretches().stream()
                .filter(stretch -> scale.shows(run.since(stretch.from()), run.since(stretch.to())))
                .map(Stretch::fate)
                .distinct()
                .sorted(Comparator.comparing(Fate::isLost))
                .toList();
    }

    /**
     * Draws a move.
     *
     * @param id what the picture's parts are called by in the page
     * @param first the first moment to be shown, since the move began
     * @param last the last one
     */
    static void draw(Markup page, DemoRun run, String id, Duration first, Duration last) {
        new RunTimeline(page, run, first, last).draw(id);
    }

    private void draw(String id) {
        double high = 3 * HEADING + (steps.size() + fates.size()) * ROW + STRIP + AXIS;
        page.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Markup.number(BROAD) + " " + Markup.number(high),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-description");
        page.element("title", "Timeline: " + run.move().title(), "id", id + "-title");
        page.element("desc", description(), "id", id + "-description");
        axis(high - AXIS);
        heading("Steps");
        steps.forEach(this::step);
        heading("Pings, by their ways");
        fates.forEach(this::way);
        heading("Pings lost");
        losses();
        page.close();
    }

    private String description() {
        return "Bars over the seconds since the move began: " + steps.size() + " steps, then the ways of the pings. "
                + run.report().lost() + " of " + run.report().sent() + " pings were lost. The table and the journal"
                + " below say the same in words.";
    }

    private void axis(double bottom) {
        for (Duration mark : scale.marks()) {
            line("grid", mark, bottom);
            String text = String.format(Locale.ROOT, "%d s", mark.toSeconds());
            text("small", scale.x(mark), bottom + AXIS / 2 + SPACE, "middle", text);
        }
        line("mark", Duration.ZERO, bottom);
        line("mark", run.took(), bottom);
    }

    private void line(String kind, Duration at, double bottom) {
        String x = Markup.number(scale.x(at));
        page.empty("line", "class", kind, "x1", x, "y1", Markup.number(HEADING), "x2", x, "y2", Markup.number(bottom));
    }

    private void heading(String text) {
        text("heading", 0, y + HEADING - 2 * SPACE, "start", text);
        y += HEADING;
    }

    private void step(Journal.Entry entry) {
        Duration at = run.since(entry.at());
        double from = scale.x(at);
        double to = Math.max(from + THIN, scale.x(at.plus(entry.took())));
        String side = StepTeller.words(entry.side());
        boolean failed = entry.result() == Journal.Result.FAILED;
        text("small", 0, y + BASE, "start", side);
        bar((entry.undo() ? "undo " : "") + (failed ? "bad" : side), from, to);
        String text = (entry.undo() ? "undo: " : "") + entry.what() + ", " + Seconds.text(entry.took())
                + (entry.result() == Journal.Result.DONE ? "" : ", " + StepTeller.words(entry.result()));
        boolean behind = fits(text, RIGHT - to - SPACE) || RIGHT - to > from - SAID;
        double room = (behind ? RIGHT - to : from - SAID) - SPACE;
        text("small", behind ? to + SPACE : from - SPACE, y + BASE, behind ? "start" : "end", fitted(text, room));
        y += ROW;
    }

    private void way(Fate fate) {
        text("small", 0, y + BASE, "start", fitted(fate.text(), LEFT - SPACE));
        for (Stretch stretch : run.stretches()) {
            Duration from = run.since(stretch.from());
            Duration to = run.since(stretch.to());
            if (stretch.fate().equals(fate) && scale.shows(from, to)) {
                bar(kind(fate), scale.x(from), scale.x(to));
            }
        }
        y += ROW;
    }

    private static String kind(Fate fate) {
        return switch (fate.kind()) {
            case PRIMARY -> "vf";
            case STANDBY -> "standby";
            case LOST -> "bad";
        };
    }

    private void losses() {
        rectangle("strip", LEFT, RIGHT, STRIP);
        text(
                "small",
                0,
                y + STRIP / 2,
                "start",
                "lost in each " + INTERVAL.toMillis() + " ms, of " + Math.round(MOST_LOST));
        page.empty("path", "class", "bad", "d", outline(y + STRIP));
        y += STRIP;
    }

    /** The outline of the losses over a base line. Neighbours that are as high are one piece. */
    private String outline(double base) {
        Map<Long, Integer> lost = new TreeMap<>();
        for (PacketLoss loss : run.report().losses()) {
            lost.merge(Math.floorDiv(run.since(loss.at()).toNanos(), INTERVAL.toNanos()), 1, Integer::sum);
        }
        StringBuilder path = new StringBuilder("M" + Markup.number(LEFT) + " " + Markup.number(base));
        long next = Long.MIN_VALUE;
        for (Map.Entry<Long, Integer> interval : lost.entrySet()) {
            Duration from = INTERVAL.multipliedBy(interval.getKey());
            if (!scale.shows(from, from.plus(INTERVAL))) {
                continue;
            }
            if (interval.getKey() != next) {
                path.append('V').append(Markup.number(base)).append('H').append(Markup.number(scale.x(from)));
            }
            double high = Math.min(1, interval.getValue() / MOST_LOST) * STRIP;
            path.append('V').append(Markup.number(base - high));
            path.append('H').append(Markup.number(scale.x(from.plus(INTERVAL))));
            next = interval.getKey() + 1;
        }
        return path.append('V').append(Markup.number(base)).append('Z').toString();
    }

    private void bar(String kind, double from, double to) {
        rectangle(kind, from, to, BAR);
    }

    private void rectangle(String kind, double from, double to, double high) {
        page.empty(
                "rect",
                "class",
                kind,
                "x",
                Markup.number(from),
                "y",
                Markup.number(y),
                "width",
                Markup.number(Math.max(0, to - from)),
                "height",
                Markup.number(high));
    }

    private void text(String kind, double x, double base, String anchor, String text) {
        page.element(
                "text", text, "class", kind, "x", Markup.number(x), "y", Markup.number(base), "text-anchor", anchor);
    }

    private static boolean fits(String text, double room) {
        return text.length() * LETTER <= room;
    }

    /** A text, or as much of it as there is room for. */
    private static String fitted(String text, double room) {
        int most = Math.max(1, (int) (room / LETTER));
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }
}
