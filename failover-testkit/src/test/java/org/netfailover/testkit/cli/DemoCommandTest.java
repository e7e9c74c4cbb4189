package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.testkit.daemon.PrivateLibvirt;

@Tag("daemon")
class DemoCommandTest {
    @TempDir
    private Path folder;

    private Cli demo() {
        return Cli.run("demo", "--html", folder.resolve("demo.html").toString());
    }

    @Test
    void theStoryIsToldAndHolds() {
        Cli run = demo();

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> findings = run.outLines().stream()
                .map(String::strip)
                .filter(Cli.FORM.asMatchPredicate())
                .toList();
        assertThat(findings).anyMatch(line -> line.startsWith("shop-db.xml:25:7: ERROR MACS_DIFFER "));
        assertThat(run.outLines())
                .containsSubsequence(
                        "Checked again:",
                        "    nothing is wrong",
                        "Its pairs now:",
                        "For a host whose VF is another:",
                        "    ~ /domain/devices/interface[2]/source/address/@bus: 0xb3 -> 0x17",
                        "And back: the same bytes as before.");
    }

    @Test
    void aRealLibvirtIsSpokenOfOnlyWhereThereIsOne() {
        assertThat(demo().out().contains("on this machine validates and defines it"))
                .isEqualTo(PrivateLibvirt.missing().isEmpty());
    }

    @Test
    void aVmIsMovedInThreeWaysAndTheyAreDrawn() {
        Path page = folder.resolve("demo.html");

        Cli run = demo();

        assertThat(run.out())
                .contains("1. Plain automatic failover. ", "2. Failover with the frames led. ", "3. The same, ")
                .contains(" s  source: unplug ua-vf0\n", " s  source: undo: plug ua-vf0\n", "    rolled back: ")
                .endsWith("Timelines of the three moves: " + page + "\n");
        assertThat(page).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    }

    @Test
    void anotherFileIsLeftAsItIs() throws IOException {
        Path other = Files.writeString(folder.resolve("demo.html"), "<title>shop</title>");

        Cli run = demo();

        assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(run.err())
                .isEqualTo(other + ":0:0: ERROR UNWRITABLE_OUTPUT it is there already, and no page of the demo\n");
        assertThat(other).content().isEqualTo("<title>shop</title>");
    }
}
