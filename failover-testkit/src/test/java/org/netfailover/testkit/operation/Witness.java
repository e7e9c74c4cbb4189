package org.netfailover.testkit.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netfailover.testkit.daemon.TestHost;

/** What a host says to somebody else: each time a new {@code virsh}, which shares nothing with the code under test. */
record Witness(TestHost host) {
    /** How {@code virsh} ended. */
    record Answer(int status, String text) {
        boolean isGood() {
            return status == 0;
        }
    }

    /** The state of a domain in virsh's words, or {@code absent}. */
    String state(String domain) {
        return ask("list", "--all", "--name").lines().noneMatch(domain::equals) ? "absent" : ask("domstate", domain);
    }

    /** A command that has to succeed. */
    String ask(String... arguments) {
        Answer answer = tried(arguments);
        if (!answer.isGood()) {
            throw new IllegalStateException("virsh " + String.join(" ", arguments) + ": " + answer.text());
        }
        return answer.text();
    }

    /** A command that may fail. */
    Answer tried(String... arguments) {
        return ended(begun(arguments));
    }

    /** A command that goes on meanwhile. */
    Process begun(String... arguments) {
        List<String> line = new ArrayList<>(List.of("virsh", "-q", "-c", host.uri()));
        line.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer ended(Process process) {
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException("virsh does not end: " + text);
            }
            return new Answer(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
