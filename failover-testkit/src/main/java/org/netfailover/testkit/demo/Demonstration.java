package org.netfailover.testkit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.netfailover.plan.Plan;
import org.netfailover.rules.Report;

/**
 * A demonstration on simulated hosts: a VM with a failover pair and traffic is checked, planned and moved, by plain
 * automatic failover, by the library's own way, and by that with a fault. It is told line by line, and drawn on a page.
 *
 * <pre>{@code
 * List<String> told = new ArrayList<>();
 * Demonstration demonstration = Demonstration.run(told::add);
 * assertThat(demonstration.holds()).isTrue();
 * assertThat(told).anyMatch(line -> line.endsWith("source: unplug ua-vf0"));
 * assertThat(demonstration.page()).contains("<svg ");
 * }</pre>
 *
 * <p>It takes virtual time only, and is the same each time, byte for byte. Immutable and safe for many threads.
 */
public final class Demonstration {
    private final String scene;
    private final Report report;
    private final Plan plan;
    private final List<DemoRun> runs;

    private Demonstration(String scene, Report report, Plan plan, List<DemoRun> runs) {
        this.scene = scene;
        this.report = report;
        this.plan = plan;
        this.runs = List.copyOf(runs);
    }

    /**
     * Runs it. One at a time runs in a process; others wait.
     *
     * @param lines hears what happens when it does, a line each
     * @return what it came to
     */
    public static synchronized Demonstration run(Consumer<String> lines) {
        Stage stage = new Stage();
        lines.accept("A data centre: " + stage.description());
        Report report = stage.check();
        Plan plan = stage.plan(DemoMove.LED);
        before(report, plan).forEach(lines);
        List<DemoRun> runs = new ArrayList<>();
        for (DemoMove move : DemoMove.values()) {
            lines.accept((runs.size() + 1) + ". " + move.title() + ". " + move.explanation());
            DemoRun run = new Stage().run(move, lines);
            after(run).forEach(lines);
            runs.add(run);
        }
        return new Demonstration(stage.description(), report, plan, runs);
    }

    private static List<String> before(Report report, Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("Checked by the rules, where it runs:");
        if (report.isClean()) {
            lines.add("    nothing is wrong");
        }
        report.findings().forEach(finding -> lines.add("    " + finding));
        lines.add("Planned, with the networks of both hosts:");
        plan.toString().lines().forEach(line -> lines.add("    " + line));
        return lines;
    }

    private static List<String> after(DemoRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("    " + run.word() + ": " + run.outcome().summary());
        lines.add("    " + run.report().sent() + " pings sent, " + run.report().lost() + " lost, longest gap "
                + Seconds.text(run.report().longestGap()));
        LossCount.of(run.report())
                .forEach(count -> lines.add(
                        "    " + count.packets() + " lost at " + count.fate().text()));
        return lines;
    }

    /**
     * Whether all went as it should: nothing was wrong, each move came to what it should, and where frames were led
     * fewer pings were lost than by plain automatic failover.
     *
     * @return true unless the library has a mistake
     */
    public boolean holds() {
        return !report.hasErrors()
                && plan instanceof Plan.Ready
                && runs.stream().allMatch(DemoRun::isAsExpected)
                && lost(DemoMove.LED) < lost(DemoMove.PLAIN);
    }

    private int lost(DemoMove move) {
        return runs.stream()
                .filter(run -> run.move() == move)
                .mapToInt(run -> run.report().lost())
                .sum();
    }

    /**
     * The page: for each move a timeline of its steps, of the ways of the pings and of their losses, and its journal.
     *
     * @return an HTML document, which is XML too; it loads nothing and has no script
     */
    public String page() {
        return DemoPage.of(scene, before(report, plan), runs);
    }

    /**
     * Writes the page into a file, in UTF-8. A page of an earlier demonstration is replaced, and so is a file without
     * content.
     *
     * @param file where
     * @throws IOException when it cannot be written, or another file is there, which stays as it is
     */
    public void write(Path file) throws IOException {
        if (Files.isRegularFile(file) && !isReplaceable(file)) {
            throw new IOException("it is there already, and no page of the demo");
        }
        Files.writeString(file, page());
    }

    private static boolean isReplaceable(Path file) throws IOException {
        byte[] ours = DemoPage.BEGINNING.getBytes(StandardCharsets.UTF_8);
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] theirs = stream.readNBytes(ours.length);
            return theirs.length == 0 || Arrays.equals(theirs, ours);
        }
    }

    /** The moves, in order. */
    List<DemoRun> runs() {
        return runs;
    }
}
