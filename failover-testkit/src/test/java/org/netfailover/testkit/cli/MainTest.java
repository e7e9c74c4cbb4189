package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class MainTest {
    private static final List<String> COMMANDS = List.of(
            "demo", "check", "pairs", "pair", "unpair", "map", "convert", "status", "plug", "unplug", "plan", "migrate",
            "repair");

    @Test
    void helpListsEveryCommandAndEachHasItsOwn() {
        Cli help = Cli.run("--help");

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(COMMANDS.stream().map(name -> "\n  " + name + " ").toList());
        assertThat(COMMANDS).allSatisfy(name -> {
            Cli own = Cli.run(name, "--help");
            assertThat(own.status()).isZero();
            assertThat(own.out()).startsWith("Usage: netfailover " + name + " ").contains("Exit status:");
        });
    }

    @Test
    void theVersionIsAsked() {
        assertThat(Cli.run("--version")).satisfies(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("netfailover ").hasLineCount(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "check",
                "check --libvirt nine -",
                "check --guest beos:5 -",
                "check --format xml -",
                "check --frobnicate -",
                "convert -",
                "convert --to other -",
                "convert --to teaming - -",
                "map -",
                "map b3:02.3 -",
                "map b3:02.3=b3:02.4, -",
                "map b3:02.3=b3:02.4,b3:02.3=b3:02.5 -",
                "map b3:02.3=b3:02.5,b3:02.4=b3:02.5 -",
                "unpair -",
                "pair -",
                "pair --mac 53:54:00:00:00:01 --standby bridge:b --standby-alias ua-a --primary pool:p --primary-alias ua-b -",
                "pair --mac 52:54:00:00:00:01 --standby bridge:b --standby-alias ua-a --primary pool:p --primary-alias ua-a -",
                "pair --mac 52:54:00:00:00:01 --standby bridge:b --standby-alias a --primary pool:p --primary-alias ua-b -",
                "pair --mac 52:54:00:00:00:01 --standby tap:b --standby-alias ua-a --primary pool:p --primary-alias ua-b -",
                "pair --mac 52:54:00:00:00:01 --standby bridge: --standby-alias ua-a --primary pool:p --primary-alias ua-b -",
                "pair --mac 52:54:00:00:00:01 --standby bridge:b --standby-alias ua-a --primary vf:x --primary-alias ua-b -"
            })
    void misuseIsToldWithTheUsage(String line) {
        Cli run = Cli.runOn(Samples.CLEAN, line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines().get(0)).startsWith("netfailover: ");
        assertThat(run.err()).contains("Usage: netfailover").doesNotContain("\tat ", "Exception");
    }

    @Test
    void anArgumentIsAFileAndNoListOfArguments() {
        assertThat(Cli.run("check", "@arguments").err()).startsWith("@arguments:0:0: ERROR UNREADABLE_FILE ");
    }

    @Test
    void coloursAreForTerminals() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), Ansi.ON, "--help");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[");
        assertThat(Cli.run("--help").out()).doesNotContain("\u001b");
    }

    @Property(tries = 200)
    void whateverIsReadEndsInOneLineOfTheForm(@ForAll byte[] bytes) {
        Cli run = Cli.runOn(bytes, "check", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().matches("-:\\d+:\\d+: ERROR NOT_A_DOMAIN .+");
    }

    @Test
    void anOutputThatIsFullIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(Samples.CLEAN.getBytes(StandardCharsets.UTF_8));

        int status = Main.run(in, full, err, Ansi.OFF, "convert", "--to", "teaming", "-");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("-:0:0: ERROR UNWRITABLE_OUTPUT No space left on device\n");
    }

    @Test
    void aMistakeOfOursEndsInOneLineToo() {
        InputStream bad = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("<secret/>");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Main.run(bad, OutputStream.nullOutputStream(), err, Ansi.OFF, "check", "-");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("-:0:0: ERROR INTERNAL_ERROR ")
                .contains("IllegalStateException")
                .doesNotContain("secret")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdin"})
    void aPipeIsReadAndTextIsUtf8WhateverTheLocale(String name) throws IOException, InterruptedException {
        String odd = Samples.BROKEN.replace("'e1000'", "'é1000'");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                name));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(odd.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> new String(readAll(process.getErrorStream()), StandardCharsets.UTF_8))
                .isEqualTo(1);
        assertThat(out).contains("'é1000'").startsWith(name + ":8:7: ERROR STANDBY_NOT_VIRTIO ");
    }

    private static byte[] readAll(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
