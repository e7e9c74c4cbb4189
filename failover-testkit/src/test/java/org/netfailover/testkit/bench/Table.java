package org.netfailover.testkit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints the table of medians and ratios; {@code quick} runs them too short to trust. */
public final class Table {
    private static final List<Integer> SIZES = List.of(4, 100, 10_000);
    private static final List<String> PEERS = List.of("woodstoxScan", "jdkDom", "lxml", "jaxbWhole");

    private record Figure(double median, double bytes) {}

    private final TreeMap<String, Figure> figures = new TreeMap<>();

    private Table() {}

    /**
     * Prints the table.
     *
     * @param arguments {@code quick}, or nothing
     */
    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("quick");
        Table table = new Table();
        table.runJmh(quick);
        table.runLxml(quick);
        table.print();
    }

    private void runJmh(boolean quick) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DomainBenchmark.class.getName())
                        .forks(quick ? 1 : 2)
                        .warmupIterations(quick ? 3 : 5)
                        .measurementIterations(quick ? 5 : 7)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
            int size = Integer.parseInt(result.getParams().getParam("interfaces"));
            figures.put(
                    key(method, size),
                    new Figure(
                            result.getPrimaryResult().getStatistics().getPercentile(50),
                            result.getSecondaryResults()
                                    .get("gc.alloc.rate.norm")
                                    .getStatistics()
                                    .getPercentile(50)));
        }
    }

    private void runLxml(boolean quick) throws IOException, InterruptedException {
        for (int size : SIZES) {
            Path document = Files.createTempFile("netfailover-bench", ".xml");
            try {
                Files.writeString(document, text(size), StandardCharsets.UTF_8);
                Process python = new ProcessBuilder(
                                "/usr/bin/python3", "-c", LXML, document.toString(), quick ? "1" : "5")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (!python.waitFor(5, TimeUnit.MINUTES) || python.exitValue() != 0) {
                    System.err.println("lxml was not measured: Debian's python3-lxml is needed");
                    return;
                }
                figures.put(key("lxml", size), new Figure(Double.parseDouble(out), Double.NaN));
            } finally {
                Files.delete(document);
            }
        }
    }

    private static final String LXML = """
            import statistics, sys, time
            from lxml import etree
            text = open(sys.argv[1], 'rb').read()
            seconds = float(sys.argv[2])
            def once():
                root = etree.fromstring(text)
                for address in root.iterfind("devices/interface[@type='hostdev']/source/address"):
                    address.set('bus', '0x04')
                    address.set('slot', '0x10')
                return etree.tostring(root)
            times = []
            end = time.perf_counter() + seconds
            while time.perf_counter() < end or len(times) < 5:
                start = time.perf_counter()
                once()
                times.append(time.perf_counter() - start)
            print(statistics.median(times) * 1e6)
            """;

    private static String text(int size) {
        return size == 4 ? Samples.typical() : Samples.withInterfaces(size);
    }

    private static String key(String method, int size) {
        return method + " " + size;
    }

    private void print() {
        System.out.println();
        System.out.println("interfaces | document | netfailover median | "
                + String.join(" | ", PEERS.stream().map(peer -> "x " + peer).toList())
                + " | allocation / document");
        List<String> lines = new ArrayList<>();
        for (int size : SIZES) {
            Figure own = figures.get(key("netfailover", size));
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "%d | %.1f KB | %.1f us", size, text(size).length() / 1024.0, own.median));
            for (String peer : PEERS) {
                Figure other = figures.get(key(peer, size));
                line.append(other == null ? " | -" : String.format(Locale.ROOT, " | %.2f", own.median / other.median));
            }
            line.append(
                    String.format(Locale.ROOT, " | %.1f", own.bytes / text(size).length()));
            lines.add(line.toString());
        }
        lines.forEach(System.out::println);
        double per100 = figures.get(key("netfailover", 100)).median / 100;
        double per10000 = figures.get(key("netfailover", 10_000)).median / 10_000;
        System.out.printf(Locale.ROOT, "time per interface, 10000 to 100: %.2f%n", per10000 / per100);
        System.out.printf(
                "%s %s, %d processors%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
    }
}
