package org.netfailover.testkit.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A host made of namespaces: files, processes and a network of its own, and a shell on it that obeys commands. It lives
 * as long as a pipe from this JVM is open. Safe for many threads; commands run one after the other.
 */
final class Enclosure implements AutoCloseable {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
    private static final String STATUS = "= ";
    private static final String SUCCESS = STATUS + "0";

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Enclosure(Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Begins to make a host; the first {@link #run} waits until it is made. */
    static Enclosure begin(HostIdentity identity) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "unshare",
                "--mount",
                "--net",
                "--uts",
                "--ipc",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                "-c",
                script()));
        Map<String, String> environment = new TreeMap<>(identity.environment());
        environment.put("PATH", Prerequisites.PATH);
        environment.put("LC_ALL", "C.UTF-8");
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Enclosure(builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new IllegalStateException("a host cannot be made", e);
        }
    }

    /**
     * Runs a command on the host's shell and waits until it is done.
     *
     * @return what it has written
     * @throws IllegalStateException when it fails, with what it has written, or when the host has ended
     */
    synchronized String run(String command) {
        StringBuilder written = new StringBuilder();
        try {
            commands.write(command + "\n");
            commands.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.equals(SUCCESS)) {
                    return written.toString().strip();
                }
                if (line.startsWith(STATUS)) {
                    throw new IllegalStateException(
                            command + " failed: " + written.toString().strip());
                }
                written.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException("the host has ended before " + command + ": " + written, e);
        }
        throw new IllegalStateException("the host has ended at " + command + ": " + written);
    }

    /** By which path this JVM reaches a file of the host, which is named absolutely. */
    Path file(String path) {
        return Path.of("/proc", Long.toString(process.pid()), "root", path);
    }

    /** The process, as this JVM counts, that is in the host's network namespace. */
    long pid() {
        return process.pid();
    }

    boolean isOpen() {
        return process.isAlive();
    }

    /** Begins to end every process on the host; {@link #close} waits until they are gone. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new IllegalStateException("the host does not end", e);
        }
    }

    /** Ends every process on the host and waits until they are gone. Twice is once. */
    @Override
    public void close() {
        try {
            end();
            if (!process.waitFor(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String script() {
        try (InputStream script = Enclosure.class.getResourceAsStream("private-libvirt.sh")) {
            if (script == null) {
                throw new IllegalStateException("private-libvirt.sh is missing beside " + Enclosure.class.getName());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("private-libvirt.sh cannot be read", e);
        }
    }
}
