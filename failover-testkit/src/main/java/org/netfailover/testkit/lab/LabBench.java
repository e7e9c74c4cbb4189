package org.netfailover.testkit.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures what guests notice of being moved: in one lab after the other, every {@link BenchVariant} once in each round, with
 * traffic both ways and pings.
 *
 * <pre>{@code
 * Path folder = Files.createTempDirectory("bench");
 * LabBench.Order order = new LabBench.Order(
 *         Set.of(LabTopology.VLAN), 3, EnumSet.allOf(BenchVariant.class), TrafficMeter.PACKETS, folder);
 * String table = LabBench.run(order, System.out::println);
 * assertThat(folder.resolve(LabBench.TABLE)).hasContent(table);
 * }</pre>
 *
 * <p>Each move is added to {@value #RECORDS} as soon as it is over; {@value #TABLE} and a picture for each topology are made
 * of that file at the end, or {@linkplain #report later}. A move that fails is noted, and the next one begins with a guest that
 * is whole.
 */
public final class LabBench {
    /** The file of the measured moves. */
    public static final String RECORDS = "lab-bench.tsv";

    /** The file of the tables. */
    public static final String TABLE = "lab-bench.md";

    private static final long SOON_MILLIS = 1000;

    private final Order order;
    private final Consumer<String> progress;
    private volatile boolean ending;

    private LabBench(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
    }

    /**
     * What is to be measured.
     *
     * @param topologies in which labs
     * @param rounds how often each variant, from 1
     * @param variants which ways to move
     * @param packets UDP packets a second each way, from 100 to 10,000
     * @param folder where the files go; made if it is not there
     */
    public record Order(Set<LabTopology> topologies, int rounds, Set<BenchVariant> variants, int packets, Path folder) {
        private static final int LEAST_PACKETS = 100;
        private static final int MOST_PACKETS = 10_000;

        /**
         * Checks the numbers.
         *
         * @param topologies in which labs
         * @param rounds how often each variant, from 1
         * @param variants which ways to move
         * @param packets UDP packets a second each way, from 100 to 10,000
         * @param folder where the files go
         * @throws IllegalArgumentException when nothing is to be measured, or a number is another
         */
        public Order {
            topologies = Set.copyOf(topologies);
            variants = Set.copyOf(variants);
            if (topologies.isEmpty() || variants.isEmpty() || rounds < 1) {
                throw new IllegalArgumentException("nothing to measure");
            }
            if (packets < LEAST_PACKETS || packets > MOST_PACKETS) {
                throw new IllegalArgumentException(packets + " packets a second");
            }
        }
    }

    /**
     * Measures, and makes the tables and pictures of all that is in the folder.
     *
     * @param order what is to be measured
     * @param progress takes a line for each step
     * @return the tables, as Markdown
     * @throws IllegalStateException when no lab can be started on this machine, with the reason
     * @throws IOException when a file cannot be written or read
     * @throws InterruptedException when the thread is interrupted; what was measured is in the file
     */
    public static String run(Order order, Consumer<String> progress) throws IOException, InterruptedException {
        SriovLab.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        Files.createDirectories(order.folder());
        LabBench bench = new LabBench(order, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(bench::end, "bench-ends"));
        for (LabTopology topology : EnumSet.copyOf(order.topologies())) {
            bench.measure(topology);
        }
        return report(List.of(order.folder().resolve(RECORDS)), order.folder());
    }

    /**
     * Makes tables and pictures of what was measured before.
     *
     * @param records files that {@link #run} has written; their moves count together
     * @param folder where the files go
     * @return the tables, as Markdown
     * @throws IllegalArgumentException when one is no such file
     * @throws IOException when a file cannot be written or read
     */
    public static String report(List<Path> records, Path folder) throws IOException {
        List<BenchRun> runs = new ArrayList<>();
        for (Path file : records) {
            runs.addAll(BenchRecords.read(file));
        }
        Files.createDirectories(folder);
        String table = BenchTable.text(runs);
        Files.writeString(folder.resolve(TABLE), table);
        for (LabTopology topology : LabTopology.values()) {
            Optional<String> picture = BenchTimeline.svg(topology, runs);
            if (picture.isPresent()) {
                Files.writeString(folder.resolve("lab-bench-" + topology.word() + ".svg"), picture.get());
            }
        }
        return table;
    }

    /** The lab ends with the JVM, and what fails then has not failed. */
    private void end() {
        ending = true;
    }

    private void measure(LabTopology topology) throws IOException, InterruptedException {
        progress.accept("topology " + topology.word());
        List<BenchVariant> variants = List.copyOf(EnumSet.copyOf(order.variants()));
        try (BenchLab lab = new BenchLab(topology, progress)) {
            for (int round = 1; round <= order.rounds(); round++) {
                for (BenchVariant variant : BenchSchedule.of(variants, round)) {
                    BenchRun run = run(lab, topology, round, variant);
                    if (!run.moved()) {
                        Thread.sleep(SOON_MILLIS);
                    }
                    if (ending) {
                        return;
                    }
                    BenchRecords.append(order.folder().resolve(RECORDS), run);
                    progress.accept(line(run));
                }
            }
        } catch (IllegalStateException e) {
            progress.accept("topology " + topology.word() + " is given up: " + e.getMessage());
        }
    }

    /** A guest that cannot be had, or whose traffic does not come through, is started anew, and then the whole lab. */
    private BenchRun run(BenchLab lab, LabTopology topology, int round, BenchVariant variant)
            throws InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        BenchGuest guest = variant.guestIn(topology);
        String where = "";
        RuntimeException last = new IllegalStateException("it was not tried");
        for (int attempt = 1; attempt <= 3; attempt++) {
            try {
                LabHost from = attempt == 1 ? lab.ready(guest) : lab.renewed(guest);
                where = from.name();
                LabHost to = lab.lab().other(from);
                BenchMeasurement.Measured measured =
                        new BenchMeasurement(lab.lab(), guest.guest(), order.packets()).of(variant, from, to);
                if (variant == BenchVariant.SCRIPT && measured.move().result() == BenchMove.Result.MOVED) {
                    // By virsh domif-setlink libvirt forgets the standby's network, and how its tap is to learn.
                    lab.renewed(guest, to);
                }
                return new BenchRun(topology, round, variant, where, load, measured.move(), measured.streams());
            } catch (RuntimeException e) {
                progress.accept(variant.word() + " could not be measured: " + e);
                last = e;
                if (attempt == 2) {
                    lab.renew();
                }
            }
        }
        BenchMove none = BenchMove.failed(Instant.now(), String.valueOf(last));
        return new BenchRun(topology, round, variant, where, load, none, List.of());
    }

    private String line(BenchRun run) {
        String head = String.format(
                Locale.ROOT,
                "%s %d/%d %s from %s: %s in %.1f s",
                run.topology().word(),
                run.round(),
                order.rounds(),
                run.variant().label(),
                run.from(),
                run.move().result().name().toLowerCase(Locale.ROOT),
                run.seconds());
        if (run.streams().isEmpty()) {
            return head + ": " + run.move().reason();
        }
        BenchStream icmp = run.stream(BenchStream.Kind.ICMP);
        return head
                + String.format(
                        Locale.ROOT,
                        ", %d pings lost, longest gap %.2f s, load %.1f",
                        icmp.lost(),
                        run.longestGap(BenchStream.Kind.ICMP),
                        run.load())
                + (run.moved() ? "" : ": " + run.move().reason());
    }
}
