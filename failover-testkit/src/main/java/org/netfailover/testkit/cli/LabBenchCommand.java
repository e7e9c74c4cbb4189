package org.netfailover.testkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.netfailover.testkit.lab.BenchVariant;
import org.netfailover.testkit.lab.LabBench;
import org.netfailover.testkit.lab.LabTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        sortOptions = false,
        description = {
            "Measures what a guest notices of being moved, in labs of its own: packets lost and the longest gap.",
            "Every move is added to lab-bench.tsv when it is over. At the end there are tables, which it prints, in"
                    + " lab-bench.md, and a timeline for each topology in lab-bench-TOPOLOGY.svg. A move takes about half a"
                    + " minute."
        })
final class LabBenchCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--topology",
            paramLabel = "T",
            description = "vlan, pf or virtio; may be given more than once. All unless said otherwise.")
    private Set<LabTopology> topologies = EnumSet.allOf(LabTopology.class);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each way; 7 unless said otherwise.")
    private int rounds = 7;

    @Option(
            names = "--variant",
            paramLabel = "V",
            description = {
                "A way to move; may be given more than once. All unless said otherwise:",
                "floor: a guest without a VF, by virsh; virsh: one with a pair; automatic, explicit: by the strategies;",
                "script: by the kernel document's commands; manual: a pair without a teaming, by MANUAL_FAILOVER."
            })
    private Set<BenchVariant> variants = EnumSet.allOf(BenchVariant.class);

    @Option(
            names = "--packets",
            paramLabel = "N",
            description = {
                "UDP packets a second each way, 100 to 10000; 200 unless said otherwise. A guest that is emulated twice"
                        + " has no time left to move beside 1000."
            })
    private int packets = 200;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go; lab-bench unless said otherwise.")
    private Path folder = Path.of("lab-bench");

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Measures nothing, and makes tables and timelines of what was; may be given more than once.")
    private List<Path> records = List.of();

    LabBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            String tables =
                    records.isEmpty() ? LabBench.run(order(), console::error) : LabBench.report(records, folder);
            tables.lines().forEach(console::line);
            return Exit.OK;
        } catch (IllegalArgumentException e) {
            throw Failure.unreadable(records.toString(), "no measured moves: " + e.getMessage());
        } catch (IOException e) {
            throw Failure.unreadable(records.isEmpty() ? folder.toString() : records.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.ofLab("interrupted");
        } catch (IllegalStateException e) {
            throw Failure.ofLab(e);
        }
    }

    private LabBench.Order order() {
        try {
            return new LabBench.Order(topologies, rounds, variants, packets, folder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(PairOptions.given(spec).commandLine(), e.getMessage());
        }
    }
}
