package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditCommandsTest {
    private static final List<String> PAIR = List.of(
            "pair",
            "--mac",
            "52:54:00:aa:bb:02",
            "--standby",
            "network:lan",
            "--standby-alias",
            "ua-net1",
            "--primary",
            "vf:0000:b3:02.4",
            "--primary-alias",
            "ua-net1-vf");

    private static String[] pair(String... more) {
        return Stream.concat(PAIR.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aMapChangesTheAddressAndNothingElse() {
        Cli run = Cli.runOn(Samples.CLEAN, "map", "0000:b3:02.3=0000:17:0a.1", "-");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo(Samples.CLEAN.replace(
                        "bus='0xb3' slot='0x02' function='0x3'", "bus='0x17' slot='0x0a' function='0x1'"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aMapDoesNotChain() {
        String two = Cli.runOn(Samples.CLEAN, pair("-")).out();

        String swapped =
                Cli.runOn(two, "map", "b3:02.3=b3:02.4,b3:02.4=b3:02.3", "-").out();

        assertThat(swapped.indexOf("function='0x4'")).isPositive().isLessThan(swapped.indexOf("function='0x3'"));
        assertThat(Cli.runOn(swapped, "map", "b3:02.3=b3:02.4,b3:02.4=b3:02.3", "-")
                        .out())
                .isEqualTo(two);
    }

    @Test
    void aPairIsAddedThatStandsTheCheckAndIsListedAsItWasGiven() {
        Cli run = Cli.runOn(Samples.CLEAN, pair("-"));

        assertThat(run.status()).isZero();
        assertThat(Cli.runOn(run.bytes(), "check", "-").out()).isEmpty();
        assertThat(Cli.runOn(run.bytes(), "pairs", "-").outLines())
                .hasSize(2)
                .last()
                .isEqualTo("52:54:00:aa:bb:02\tua-net1\tnetwork:lan\tua-net1-vf\tvf:0000:b3:02.4\tteaming");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ua-net1", "ua-net1-vf"})
    void aPairThatIsTakenAwayLeavesWhatWasThereBefore(String alias) {
        Cli added = Cli.runOn(Samples.CLEAN, pair("-"));

        assertThat(added.out()).isNotEqualTo(Samples.CLEAN);
        assertThat(Cli.runOn(added.bytes(), "unpair", "--alias", alias, "-").out())
                .isEqualTo(Samples.CLEAN);
    }

    @Test
    void aPairIsWrittenInTheDialectThatWasAskedFor() {
        Cli run = Cli.runOn(Samples.CLEAN, pair("--dialect", "driver-attributes", "-"));

        assertThat(run.out()).contains("failover='on'", "backupAlias='ua-net1'");
        assertThat(Cli.runOn(run.bytes(), "pairs", "-").outLines())
                .last()
                .asString()
                .endsWith("\tdriver-attributes");
    }

    static Stream<Arguments> documents() {
        String name = Samples.CLEAN.replace("<name>vm</name>", "<name>vm</name><title>Zoë</title>");
        Charset latin = StandardCharsets.ISO_8859_1;
        Charset utf16 = StandardCharsets.UTF_16LE;
        return Stream.of(
                Arguments.of("no line end", name.strip().getBytes(StandardCharsets.UTF_8)),
                Arguments.of("CR LF", name.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-8 with its mark", ("\ufeff" + name).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-16", ("\ufeff<?xml version='1.0' encoding='UTF-16'?>\n" + name).getBytes(utf16)),
                Arguments.of("ISO-8859-1", ("<?xml version='1.0' encoding='ISO-8859-1'?>\n" + name).getBytes(latin)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentStaysInItsEncodingThereAndBack(String what, byte[] document) {
        Cli there = Cli.runOn(document, "convert", "--to", "driver-attributes", "-");
        Cli back = Cli.runOn(there.bytes(), "convert", "--to", "teaming", "-");

        assertThat(there.status()).isZero();
        assertThat(there.bytes()).isNotEqualTo(document);
        assertThat(back.bytes()).isEqualTo(document);
        assertThat(Cli.runOn(document, "convert", "--to", "teaming", "-").bytes())
                .isEqualTo(document);
    }

    @Test
    void aFileIsReadAndNotWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("vm.xml"), Samples.CLEAN);

        Cli run = Cli.run("convert", "--to", "driver-attributes", file.toString());

        assertThat(run.out()).contains("failover='on'");
        assertThat(file).hasContent(Samples.CLEAN);
    }

    @Test
    void theChangesAreToldOnRequestAndNotInTheDocument() {
        Cli quiet = Cli.runOn(Samples.CLEAN, "map", "b3:02.3=17:0a.3", "-");
        Cli verbose = Cli.runOn(Samples.CLEAN, "map", "-v", "b3:02.3=17:0a.3", "-");

        assertThat(verbose.bytes()).isEqualTo(quiet.bytes());
        assertThat(verbose.errLines())
                .containsExactly(
                        "~ /domain/devices/interface[2]/source/address/@bus: 0xb3 -> 0x17",
                        "~ /domain/devices/interface[2]/source/address/@slot: 0x02 -> 0x0a");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(Samples.CLEAN, List.of("unpair", "--alias", "ua-none", "-")),
                Arguments.of(Samples.CLEAN, List.of("map", "b3:02.7=b3:02.6", "-")),
                Arguments.of(Samples.PLAIN_HOSTDEV, List.of("convert", "--to", "driver-attributes", "-")),
                Arguments.of(Samples.CLEAN.replace("ua-net0-vf", "ua-net1"), List.of(pair("-"))));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void anEditThatCannotBeMadeEndsWith1AndWritesNothing(String document, List<String> arguments) {
        Cli run = Cli.runOn(document, arguments.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().matches("-:[1-9]\\d*:[1-9]\\d*: ERROR NOT_EDITABLE .+");
    }

    static Stream<List<String>> onADocument() {
        return Stream.of(
                List.of("convert", "--to", "teaming", "-"),
                List.of("map", "b3:02.3=b3:02.4", "-"),
                List.of(pair("-")),
                List.of("unpair", "--alias", "ua-net0", "-"),
                List.of("pairs", "-"),
                List.of("pairs", "--format", "json", "-"),
                List.of("check", "-"));
    }

    @ParameterizedTest
    @MethodSource("onADocument")
    void whatIsNoDomainEndsWith2AndWritesNothing(List<String> arguments) {
        Cli run = Cli.runOn(Samples.TORN, arguments.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().matches("-:2:\\d+: ERROR NOT_A_DOMAIN .+");
        assertThat(run.err()).doesNotContain("secret-name");
    }

    @ParameterizedTest
    @MethodSource("onADocument")
    void aFileThatIsNotThereEndsWith2AndWritesNothing(List<String> arguments) {
        String[] named = arguments.toArray(String[]::new);
        named[named.length - 1] = "/nonexistent/vm.xml";

        Cli run = Cli.run(named);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("/nonexistent/vm.xml:0:0: ERROR UNREADABLE_FILE no such file\n");
    }
}
