package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.netfailover.testkit.daemon.PrivateLibvirt;

@Tag("daemon")
class DemoCommandTest {
    @Test
    void theStoryIsToldAndHolds() {
        Cli run = Cli.run("demo");

        assertThat(run.status()).isZero();
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
        assertThat(Cli.run("demo").out().contains("on this machine validates and defines it"))
                .isEqualTo(PrivateLibvirt.missing().isEmpty());
    }
}
