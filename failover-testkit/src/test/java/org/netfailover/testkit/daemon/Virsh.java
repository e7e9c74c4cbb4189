package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code virsh} of a host, for an opinion that is not our own. */
record Virsh(String uri) {
    static Virsh on(TestHost host) {
        return new Virsh(host.uri());
    }

    /** Runs a command and waits until it is done; fails with what it has written unless its status is 0. */
    String run(String... arguments) {
        Process process = start(arguments);
        try {
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("virsh " + String.join(" ", arguments) + ": " + written.strip());
            }
            return written.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A document as a file, which goes with the JVM. */
    static String file(String document) {
        try {
            Path file = Files.createTempFile("netfailover", ".xml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, document).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a command. */
    Process start(String... arguments) {
        List<String> line = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
        line.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
