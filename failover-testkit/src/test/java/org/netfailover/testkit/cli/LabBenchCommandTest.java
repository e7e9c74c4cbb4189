package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command does without a lab. */
class LabBenchCommandTest {
    /** Two moves, of which the second was being written when the machine went down. */
    private static final String RECORDS = """
            move\tvirtio\t1\texplicit\thost-a\t1.25\t2030-01-02T03:04:05Z\t9500000\t9000000\tMOVED\t
            step\t250000\t500000\tsource\tdone\tunplug ua-vf0
            stream\t-3000000\t360\t4\t0\t0\t0
            gap\t600000\t250000
            counts\t1 1 1 0 0 1 2
            stream\t-3000000\t18000\t20\t0\t0\t0
            gap\t600000\t300000
            counts\t50 50 49 0 0 50
            stream\t-3000000\t18000\t0\t0\t0\t0
            gap\t600000\t310000
            counts\t50 50 50 0 0 50
            end
            move\tvirtio\t1\tvirsh\thost-b\t1.25\t2030-01-02T03:05:05Z\t9500000\t90
            """;

    @TempDir
    private Path folder;

    @Test
    void tablesAndTimelinesAreMadeOfWhatWasMeasuredBefore() throws Exception {
        Path records = Files.writeString(folder.resolve("records"), RECORDS.stripTrailing());
        Path out = folder.resolve("out");

        Cli run = Cli.run("lab", "bench", "--table", records.toString(), "--out", out.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("## virtio, 1 round\n")
                .contains("| (d) pair, EXPLICIT_FAILOVER | 1 | 4 (4–4) | 0.25 (0.25–0.25) | 20 (20–20) |")
                .doesNotContain("(b)");
        assertThat(out.resolve("lab-bench.md")).content().isEqualTo(run.out());
        assertThat(out.resolve("lab-bench-virtio.svg")).content().contains("unplug ua-vf0 0.50 s");
        assertThat(out.resolve("lab-bench-pf.svg")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereOrAnotherIsTold() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "<domain/>\n<domain/>\n");

        assertThat(Cli.run("lab", "bench", "--table", folder.resolve("none").toString()))
                .satisfies(run -> {
                    assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
                    assertThat(run.err()).contains("ERROR UNREADABLE_FILE");
                });
        assertThat(Cli.run("lab", "bench", "--table", other.toString())).satisfies(run -> {
            assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
            assertThat(run.err()).contains("ERROR UNREADABLE_FILE no measured moves: line 1 is no record of a move");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 0", "--packets 99", "--packets 10001", "--variant bond", "--topology mesh"})
    void whatCannotBeMeasuredIsMisuse(String words) {
        Cli run = Cli.run(("lab bench " + words).split(" "));

        assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(run.err()).contains("Usage: netfailover lab bench");
    }
}
