package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.testkit.lab.StandingLab;
import org.netfailover.testkit.lab.WithSriovLab;

/** The commands of README.md about the lab, in their order. */
@WithSriovLab
@Timeout(600)
class LabCommandTest {
    @AfterEach
    void takeDown() {
        StandingLab.find().ifPresent(StandingLab::down);
    }

    @Test
    void aLabStaysUntilItIsTakenDown() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith("./netfailover lab "))
                .toList();
        assertThat(lines).hasSize(4);

        Cli up = run(lines.get(0));
        assertThat(up.status()).as(up.err()).isZero();
        assertThat(up.outLines()).hasSize(2).allMatch(line -> line.matches("host-[ab] qemu\\+unix:\\S+"));
        for (String line : up.outLines()) {
            try (LibvirtHost host = LibvirtHost.open(line.split(" ")[1])) {
                assertThat(host.domains()).isEmpty();
            }
        }
        Cli again = run(lines.get(0));
        assertThat(again.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(again.errLines()).last().asString().endsWith("ERROR NO_LAB a lab is up already");

        Cli status = run(lines.get(1));
        assertThat(status.status()).isZero();
        assertThat(status.outLines()).first().asString().startsWith("up since ").endsWith(", topology virtio");
        assertThat(status.outLines()).containsAll(up.outLines());

        Cli fdb = run(lines.get(2));
        assertThat(fdb.status()).isZero();
        assertThat(fdb.out())
                .startsWith("[")
                .contains("\"ifname\":\"up0\"")
                .doesNotContain("\"ifname\":\"pf0\",\"vlan\"");
        assertThat(run("./netfailover lab run host-b sh -c false").status()).isEqualTo(1);

        assertThat(run(lines.get(3)).status()).isZero();
        Cli after = run(lines.get(1));
        assertThat(after.status()).isEqualTo(Exit.DEGRADED);
        assertThat(after.outLines()).containsExactly("no lab is up");
        assertThat(run(lines.get(3)).status()).isZero();
    }

    private static Cli run(String line) {
        return Cli.run(Stream.of(line.split(" ")).skip(1).toArray(String[]::new));
    }
}
