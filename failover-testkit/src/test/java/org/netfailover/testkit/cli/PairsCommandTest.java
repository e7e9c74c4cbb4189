package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsCommandTest {
    @Test
    void aPairIsALineOfSixFields() {
        Cli run = Cli.runOn(Samples.CLEAN, "pairs", "-");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo("52:54:00:aa:bb:01\tua-net0\tbridge:br0\tua-net0-vf\tvf:0000:b3:02.3\tteaming\n");
    }

    @Test
    void whatIsMissingIsADash() {
        String bare = Samples.CLEAN
                .replace("<alias name='ua-net0-vf'/>", "")
                .replace("<mac address='52:54:00:aa:bb:01'/>", "");

        assertThat(Cli.runOn(bare, "pairs", "-").out())
                .isEqualTo("-\tua-net0\tbridge:br0\t-\tvf:0000:b3:02.3\tteaming\n");
    }

    @Test
    void theKindOfPrimaryIsNamed() {
        assertThat(Cli.runOn(Samples.PLAIN_HOSTDEV, "pairs", "-").out()).contains("\thostdev:0000:b3:02.3\t");
        assertThat(Cli.runOn(Samples.ON_NETWORK, "pairs", "-").out()).contains("\tpool:vfs\t");
    }

    @Test
    void aFieldHasNoTabOfItsOwn() {
        String odd = Samples.CLEAN.replace("bridge='br0'", "bridge='b&#9;r&#10;0'");

        assertThat(Cli.runOn(odd, "pairs", "-").out())
                .contains("\tbridge:b?r?0\t")
                .hasLineCount(1);
    }

    @Test
    void aDomainWithoutPairsListsNone() throws IOException {
        assertThat(Cli.runOn("<domain/>", "pairs", "-"))
                .extracting(Cli::status, Cli::out)
                .containsExactly(0, "");
        assertThat(JsonText.read(
                        Cli.runOn("<domain/>", "pairs", "--format", "json", "-").out()))
                .isEqualTo(Map.of("file", "-", "pairs", List.of()));
    }

    @Test
    void jsonTellsWhereEachHalfStands() throws IOException {
        Object read = JsonText.read(
                Cli.runOn(Samples.CLEAN, "pairs", "--format", "json", "-").out());

        assertThat(JsonText.objects(JsonText.object(read).get("pairs")))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair).containsEntry("dialects", List.of("teaming"));
                    assertThat(JsonText.object(pair.get("standby")))
                            .containsEntry("mac", "52:54:00:aa:bb:01")
                            .containsEntry("alias", "ua-net0")
                            .containsEntry("source", "bridge:br0")
                            .containsEntry("line", 5L)
                            .containsEntry("column", 5L);
                    assertThat(JsonText.object(pair.get("primary")))
                            .containsEntry("source", "vf:0000:b3:02.3")
                            .containsEntry("path", "/domain/devices/interface[2]");
                });
    }
}
