package org.netfailover.testkit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * What a run of the command line came to.
 *
 * @param status the exit status
 * @param bytes the standard output
 * @param err the standard error
 */
record Cli(int status, byte[] bytes, String err) {
    /** The one form of a finding, and of whatever goes wrong. */
    static final Pattern FORM = Pattern.compile(
            "(?<file>.+):(?<line>\\d+):(?<col>\\d+): (?<severity>ERROR|WARNING|INFO) (?<code>[A-Z_]+) .+");

    static Cli run(String... arguments) {
        return runOn(new byte[0], arguments);
    }

    static Cli runOn(String input, String... arguments) {
        return runOn(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Cli runOn(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(new ByteArrayInputStream(input), out, err, Ansi.OFF, arguments);
        return new Cli(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> outLines() {
        return out().lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The codes of the findings. */
    List<String> codes() {
        return outLines().stream().map(Cli::code).toList();
    }

    static String code(String line) {
        var matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not of the form: " + line);
        }
        return matcher.group("code");
    }
}
