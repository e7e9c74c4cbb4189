package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aCleanDomainSaysNothingAndEndsWith0() throws IOException {
        Cli run = Cli.run("check", file("clean.xml", Samples.CLEAN));

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFindingIsALineWithFilePlaceSeverityAndCode() throws IOException {
        String file = file("broken.xml", Samples.BROKEN);

        Cli run = Cli.run("check", file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).singleElement().asString().startsWith(file + ":8:7: ERROR STANDBY_NOT_VIRTIO ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aWarningIsNoError() {
        Cli run = Cli.runOn(Samples.WARNED, "check", "-");

        assertThat(run.status()).isZero();
        assertThat(run.outLines()).singleElement().asString().startsWith("-:9:35: WARNING STANDBY_LINK_DOWN ");
    }

    @Test
    void everyFileIsCheckedAndTheWorstDecides() throws IOException {
        String broken = file("broken.xml", Samples.BROKEN);
        String torn = file("torn.xml", Samples.TORN);
        String clean = file("clean.xml", Samples.CLEAN);

        Cli run = Cli.run("check", torn, clean, broken);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.codes()).containsExactly("STANDBY_NOT_VIRTIO");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith(torn + ":2:")
                .matches(Cli.FORM);
        assertThat(Cli.code(run.errLines().get(0))).isEqualTo("NOT_A_DOMAIN");
        assertThat(Cli.run("check", broken, clean).status()).isEqualTo(1);
        assertThat(Cli.run("check", clean, clean).status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--libvirt, 6.0.0, 6.1.0, LIBVIRT_WITHOUT_TEAMING",
        "--qemu, 4.1, 8.0, QEMU_WITHOUT_FAILOVER",
        "--guest, linux:4.17, linux:4.18, GUEST_KERNEL_TOO_OLD",
        "--guest, windows:0.1.185, linux:4.18, GUEST_DRIVERS_TOO_OLD"
    })
    void theTargetSelectsTheRules(String option, String bad, String good, String code) {
        assertThat(Cli.runOn(Samples.CLEAN, "check", option, bad, "-").codes()).contains(code);
        assertThat(Cli.runOn(Samples.CLEAN, "check", option, good, "-").codes()).doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource({"--ovirt, PASSTHROUGH_NIC_WITH_QOS", "--nova, NOVA_LEAVES_INTERFACE"})
    void theRulesOfAPlatformAreAskedOnRequestOnly(String option, String code) {
        String limited =
                Samples.CLEAN.replace("ua-net0-vf'/>", "ua-net0-vf'/><bandwidth><inbound average='1'/></bandwidth>");

        assertThat(Cli.runOn(limited, "check", option, "-").codes()).contains(code);
        assertThat(Cli.runOn(limited, "check", "-").codes()).doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource({"nat, PRIMARY_NETWORK_NOT_POOL", "hostdev,"})
    void aNetworkThatIsGivenIsLookedAt(String mode, String code) throws IOException {
        String network =
                file("net.xml", "<network><name>vfs</name><forward mode='" + mode + "' managed='yes'/></network>");
        String other = file("other.xml", "<network><name>other</name></network>");

        Cli run = Cli.runOn(Samples.ON_NETWORK, "check", "--network", other, "--network", network, "-");

        assertThat(run.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(run.status()).isEqualTo(code == null ? 0 : 1);
    }

    @Test
    void aNetworkThatIsNoneIsToldBeforeAnythingIsChecked() throws IOException {
        String torn = file("torn.xml", Samples.TORN);

        Cli run = Cli.runOn(Samples.BROKEN, "check", "--network", torn, "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().startsWith(torn + ":");
        assertThat(Cli.code(run.errLines().get(0))).isEqualTo("NOT_A_NETWORK");
    }

    @Test
    void whatWasNotCheckedIsToldOnRequestAndBesideTheFindings() {
        Cli quiet = Cli.runOn(Samples.BROKEN, "check", "-");
        Cli verbose = Cli.runOn(Samples.BROKEN, "check", "-v", "-");

        assertThat(quiet.err()).isEmpty();
        assertThat(verbose.bytes()).isEqualTo(quiet.bytes());
        assertThat(verbose.errLines()).isNotEmpty().allMatch(line -> line.startsWith("-:0:0: INFO "));
        assertThat(verbose.errLines()).extracting(Cli::code).contains("VF_NOT_PRESENT");
    }

    @Test
    void jsonSaysWhatTextSaysForEachFile() throws IOException {
        String torn = file("torn.xml", Samples.TORN);
        String broken = file("\"brök\\en\".xml", Samples.BROKEN);

        Cli run = Cli.runOn(Samples.CLEAN, "check", "--format", "json", torn, broken, "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        List<Map<String, Object>> files = JsonText.objects(JsonText.read(run.out()));
        assertThat(files).extracting(file -> file.get("file")).containsExactly(torn, broken, "-");
        assertThat(files.get(0)).containsOnlyKeys("file", "failure");
        assertThat(JsonText.object(files.get(0).get("failure")))
                .containsEntry("line", 2L)
                .containsEntry("code", "NOT_A_DOMAIN");
        assertThat(JsonText.objects(files.get(1).get("findings")))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("code", "STANDBY_NOT_VIRTIO")
                        .containsEntry("severity", "ERROR")
                        .containsEntry("authority", "LIBVIRT")
                        .containsEntry("line", 8L)
                        .containsEntry("column", 7L)
                        .containsEntry("path", "/domain/devices/interface[1]/model")
                        .containsKeys("found", "remedy"));
        assertThat(JsonText.objects(files.get(2).get("findings"))).isEmpty();
        assertThat(JsonText.objects(files.get(2).get("unchecked")))
                .contains(Map.of("code", "VF_NOT_PRESENT", "missing", "HOST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.xml", "."})
    void aFileThatTheSystemDoesNotGiveHasNoPlace(String name) {
        String file = folder.resolve(name).toString();

        Cli run = Cli.run("check", file);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().startsWith(file + ":0:0: ERROR UNREADABLE_FILE ");
    }

    @Test
    void aFilesNameStaysOnItsLine() {
        Cli run = Cli.run("check", "no\nsuch\u001b[31m\u0000file");

        assertThat(run.errLines()).singleElement().asString().startsWith("no?such?[31m?file:0:0: ERROR ");
    }

    @Test
    void theStandardInputIsTheSameEachTime() {
        Cli run = Cli.runOn(Samples.BROKEN, "check", "-", "-");

        assertThat(run.codes()).containsExactly("STANDBY_NOT_VIRTIO", "STANDBY_NOT_VIRTIO");
    }
}
