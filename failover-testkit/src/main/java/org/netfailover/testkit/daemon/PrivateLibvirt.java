package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netfailover.libvirt.LibvirtHost;

/**
 * A libvirt daemon of a test's own, with QEMU behind it: the real program, in namespaces of its own, with nothing in
 * it but what a test puts there and the {@linkplain PretendedHardware PCI devices} it is made to see.
 *
 * <p>It sees none of the machine's domains, networks or settings, writes no file that outlives it, has no KVM, reaches
 * no device of the machine, has no network but an unconnected one, and can be reached only through the file system of its own namespace. It is up in
 * about a second, most of which libvirt spends asking QEMU what it can do. It ends with {@link #close()}, or else with
 * the JVM, however that ends: the daemon lives as long as a pipe from the JVM is open, so keep a reference to this
 * object while it is in use.
 *
 * <p>Safe for many threads.
 */
public final class PrivateLibvirt implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private final Process process;

    private PrivateLibvirt(Process process) {
        this.process = process;
    }

    /**
     * Starts a daemon and waits until it answers.
     *
     * @return the running daemon
     * @throws IllegalStateException when something it needs is missing ({@link #missing()}), or it is not up within 30
     *     seconds; the message holds what the daemon has written
     */
    public static PrivateLibvirt start() {
        missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        PrivateLibvirt libvirt = new PrivateLibvirt(launch());
        try {
            Readiness.await(libvirt, READY_WITHIN);
            return libvirt;
        } catch (IllegalStateException e) {
            libvirt.close();
            throw e;
        }
    }

    /**
     * The daemon that all tests in this JVM share, started by the first call and ended with the JVM. For a test
     * framework without {@link WithLibvirt}: the running test is aborted where something the daemon needs is missing,
     * or fails if {@code netfailover.require} asks for libvirt.
     *
     * @return the shared daemon
     */
    public static PrivateLibvirt shared() {
        return SharedLibvirt.daemon();
    }

    /**
     * An open connection to the {@linkplain #shared() shared} daemon, itself shared. Do not close it.
     *
     * @return the shared connection
     */
    public static LibvirtHost sharedHost() {
        return SharedLibvirt.host();
    }

    /**
     * What this machine lacks to run a private daemon.
     *
     * @return the first thing that is missing, in words, or nothing
     */
    public static Optional<String> missing() {
        return Prerequisites.missing();
    }

    /**
     * Where libvirt clients of the same user, inside this JVM or not, reach the daemon while it runs.
     *
     * @return a {@code qemu+unix} URI
     */
    public String uri() {
        return "qemu+unix:///system?socket=" + file("/run/private-libvirt/libvirt-sock");
    }

    /**
     * Opens a new connection.
     *
     * @return an open connection, to be closed by the caller
     */
    public LibvirtHost connect() {
        return LibvirtHost.open(uri());
    }

    /**
     * A file of the daemon's file system, which is the machine's but for {@code /run}, {@code /dev}, {@code /sys} and
     * libvirt's folders in {@code /etc} and {@code /var}.
     *
     * @param path an absolute path, as the daemon would say it
     * @return the path by which this JVM reaches it while the daemon runs
     */
    public Path file(String path) {
        return Path.of("/proc", Long.toString(process.pid()), "root", path);
    }

    /**
     * What the daemon has logged so far: warnings and errors.
     *
     * @return the log's text, empty when there is none
     */
    public String log() {
        try {
            return Files.readString(file("/var/log/libvirt/libvirtd.log"));
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Whether the daemon runs.
     *
     * @return false once it has ended
     */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the daemon and every domain that runs under it, and waits until they are gone. Twice is once. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What the start script has written, which is nothing unless it failed. */
    String complaints() {
        try {
            InputStream output = process.getInputStream();
            return new String(output.readNBytes(output.available()), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Process launch() {
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
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8"));
        try {
            return builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try (InputStream script = PrivateLibvirt.class.getResourceAsStream("private-libvirt.sh")) {
            if (script == null) {
                throw new IllegalStateException(
                        "private-libvirt.sh is missing beside " + PrivateLibvirt.class.getName());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
