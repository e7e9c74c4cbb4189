package org.netfailover.testkit.daemon;

import java.nio.file.Path;
import java.util.Optional;
import org.netfailover.libvirt.LibvirtHost;

/**
 * A libvirt daemon of a test's own, with QEMU behind it: the real program, in namespaces of its own, with nothing in
 * it but what a test puts there and the {@linkplain PretendedHardware PCI devices} it is made to see.
 *
 * <pre>{@code
 * try (PrivateLibvirt libvirt = PrivateLibvirt.start();
 *         LibvirtHost host = libvirt.connect()) {
 *     host.define(xml); // a domain "vm"
 *     assertThat(host.inactiveXml("vm")).contains("<name>vm</name>");
 * }
 * }</pre>
 *
 * <p>It sees none of the machine's domains, networks or settings, writes no file that outlives it, has no KVM, reaches
 * no device of the machine, has no network but an unconnected one, and can be reached only through the file system of
 * its own namespace. It is up in about a second, most of which libvirt spends asking QEMU what it can do. It ends with
 * {@link #close()}, or else with the JVM, however that ends: the daemon lives as long as a pipe from the JVM is open,
 * so keep a reference to this object while it is in use.
 *
 * <p>Safe for many threads.
 */
public final class PrivateLibvirt implements AutoCloseable {
    private final Enclosure host;
    private final Daemon daemon;

    private PrivateLibvirt(Enclosure host) {
        this.host = host;
        daemon = new Daemon(host);
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
        PrivateLibvirt libvirt = new PrivateLibvirt(Enclosure.begin(HostIdentity.alone()));
        try {
            libvirt.daemon.start();
            libvirt.daemon.awaitReady();
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
        return daemon.uri();
    }

    /**
     * Opens a new connection.
     *
     * @return an open connection, to be closed by the caller
     */
    public LibvirtHost connect() {
        return daemon.connect();
    }

    /**
     * A file of the daemon's file system, which is the machine's but for {@code /run}, {@code /dev}, {@code /sys},
     * {@code /etc/hosts} and libvirt's folders in {@code /etc} and {@code /var}.
     *
     * @param path an absolute path, as the daemon would say it
     * @return the path by which this JVM reaches it while the daemon runs
     */
    public Path file(String path) {
        return host.file(path);
    }

    /**
     * What the daemon has logged so far: warnings and errors.
     *
     * @return the log's text, empty when there is none
     */
    public String log() {
        return daemon.log();
    }

    /**
     * Whether the daemon runs.
     *
     * @return false once it has ended
     */
    public boolean isRunning() {
        return daemon.isRunning();
    }

    /** Ends the daemon and every domain that runs under it, and waits until they are gone. Twice is once. */
    @Override
    public void close() {
        host.close();
    }
}
