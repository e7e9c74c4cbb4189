package org.netfailover.testkit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;

/**
 * The page of a demonstration: one document that loads nothing and needs no script, light or dark as its reader likes.
 * Not thread-safe.
 */
final class DemoPage {
    /** How every page begins, which tells it from other files. */
    static final String BEGINNING = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="generator" content="netfailover demo"/>
            """;

    private static final String TITLE = "A VM with a VF moves";
    private static final String STYLE = "demo.css";
    private static final Duration BEFORE = Duration.ofSeconds(-1);

    private final Markup page = new Markup();
    private final List<DemoRun> runs;
    private final Duration last;

    private DemoPage(List<DemoRun> runs) {
        this.runs = runs;
        Duration end =
                runs.stream().map(DemoRun::end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        last = Duration.ofSeconds(end.toSeconds() + 1);
    }

    /**
     * Writes a page.
     *
     * @param scene what there is, in sentences
     * @param before what was checked and planned, line by line
     * @param runs the moves, which are shown over the same span of time
     */
    static String of(String scene, List<String> before, List<DemoRun> runs) {
        return new DemoPage(runs).document(scene, before);
    }

    private String document(String scene, List<String> before) {
        page.raw(BEGINNING);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", TITLE);
        page.open("style");
        page.raw(style());
        page.close();
        page.raw("</head>\n");
        page.open("body");
        page.element("h1", TITLE);
        page.element(
                "p",
                scene
                        + " Time is simulated: the guest stands still, and waits for its VF's carrier, as long as in the SR-IOV lab;"
                        + " all else is quicker.");
        summary();
        legend();
        text("What was checked and planned before", String.join("\n", before));
        for (int i = 0; i < runs.size(); i++) {
            run(i + 1, runs.get(i));
        }
        page.close();
        page.raw("</html>\n");
        return page.toString();
    }

    private void summary() {
        page.open("div", "class", "scroll");
        page.open("table");
        page.element("caption", "The same VM, moved in " + runs.size() + " ways, each in a data centre of its own");
        page.open("tr");
        page.element("th", "Move", "scope", "col");
        page.element("th", "Outcome", "scope", "col");
        List.of("Pings lost", "Longest gap", "Move took")
                .forEach(head -> page.element("th", head, "scope", "col", "class", "number"));
        page.close();
        runs.forEach(this::row);
        page.close();
        page.close();
    }

    private void row(DemoRun run) {
        page.open("tr");
        page.element("th", run.move().title(), "scope", "row");
        page.element("td", run.word());
        number(Integer.toString(run.report().lost()));
        number(Seconds.text(run.report().longestGap()));
        number(Seconds.text(run.took()));
        page.close();
    }

    private void number(String figure) {
        page.element("td", figure, "class", "number");
    }

    private void legend() {
        page.open("ul", "class", "legend");
        colour("source", "step on the source");
        colour("destination", "step on the destination");
        colour("vf", "pings by the VF");
        colour("standby", "pings by the standby");
        colour("bad", "failed, or lost");
        page.close();
        page.element(
                "p",
                "Dashed lines are the beginning and the end of the move. A way such as pf0 \u2192 ua-vf0 says by which"
                        + " NIC of the host pings came in and on which half of the pair the guest got them; with \u2194"
                        + " the answers went back as the pings came.");
    }

    private void colour(String kind, String meaning) {
        page.open("li");
        page.element("span", "", "class", "swatch " + kind);
        page.text(meaning);
        page.close();
    }

    private void run(int number, DemoRun run) {
        String id = "move-" + number;
        page.open("section", "aria-labelledby", id);
        page.element("h2", number + ". " + run.move().title(), "id", id);
        page.element("p", run.move().explanation());
        Outcome outcome = run.outcome();
        page.element("p", "Outcome: " + run.word() + ". " + outcome.summary());
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Timeline " + number);
        RunTimeline.draw(page, run, id, BEFORE, last);
        page.close();
        losses(run);
        text("Journal", journal(run));
        page.close();
    }

    private void losses(DemoRun run) {
        page.open("div", "class", "scroll");
        page.open("table");
        page.element(
                "caption",
                run.report().sent() + " pings sent, " + run.report().lost() + " lost, longest gap "
                        + Seconds.text(run.report().longestGap()));
        page.open("tr");
        page.element("th", "Lost", "scope", "col", "class", "number");
        page.element("th", "Where and why", "scope", "col");
        page.close();
        for (LossCount count : LossCount.of(run.report())) {
            page.open("tr");
            number(Integer.toString(count.packets()));
            page.element("td", count.fate().text());
            page.close();
        }
        page.close();
        page.close();
    }

    private static String journal(DemoRun run) {
        StringBuilder text = new StringBuilder();
        for (Journal.Entry entry : run.outcome().journal().entries()) {
            text.append(Seconds.text(run.since(entry.at())))
                    .append("  ")
                    .append(entry)
                    .append('\n');
        }
        return text.toString();
    }

    private void text(String summary, String lines) {
        page.open("details");
        page.element("summary", summary);
        page.element("pre", lines);
        page.close();
    }

    private static String style() {
        try (InputStream stream = DemoPage.class.getResourceAsStream(STYLE)) {
            if (stream == null) {
                throw new IllegalStateException(STYLE + " is missing beside " + DemoPage.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
