package org.netfailover.testkit.daemon;

import java.nio.file.Path;
import org.netfailover.libvirt.LibvirtHost;

/**
 * One of {@link TwoHosts}: a libvirt daemon with QEMU behind it, a bridge {@value #BRIDGE} for the guests' network
 * cards, and an active network {@value #NETWORK} over that bridge. What can go wrong with a host is done to it here.
 *
 * <pre>{@code
 * try (TwoHosts hosts = TwoHosts.start()) {
 *     TestHost a = hosts.a();
 *     a.kill();
 *     assertThat(a.isRunning()).isFalse();
 *     a.restart();
 *     assertThat(a.run("ip -o link show " + TestHost.BRIDGE)).contains(TestHost.BRIDGE);
 * }
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class TestHost {
    /** The bridge that guests' network cards are plugged into. It leads nowhere. */
    public static final String BRIDGE = "br0";

    /** The libvirt network over {@link #BRIDGE}: persistent and active. */
    public static final String NETWORK = "lan";

    private static final String NETWORK_XML =
            "<network><name>" + NETWORK + "</name><forward mode='bridge'/><bridge name='" + BRIDGE + "'/></network>";

    private final String name;
    private final Enclosure host;
    private final Daemon daemon;

    TestHost(String name, Enclosure host) {
        this.name = name;
        this.host = host;
        daemon = new Daemon(host);
    }

    /** Begins to start the daemon. */
    void begin() {
        host.run("add_bridge " + BRIDGE);
        daemon.start();
    }

    /** Waits until the daemon answers, and gives it its network. */
    void complete() {
        daemon.awaitReady();
        TinyGuest.install(this);
        try (LibvirtHost libvirt = connect()) {
            libvirt.defineNetwork(NETWORK_XML);
            libvirt.startNetwork(NETWORK);
        }
    }

    /**
     * The host's name, which both hosts resolve to its address on the link between them.
     *
     * @return {@code host-a} or {@code host-b}
     */
    public String name() {
        return name;
    }

    /**
     * Where libvirt clients of the same user, inside this JVM or not, reach the daemon while the host is there. The URI
     * stays the same when the daemon is started again.
     *
     * @return a {@code qemu+unix} URI
     */
    public String uri() {
        return daemon.uri();
    }

    /**
     * Where the other host's daemon reaches this one: for peer-to-peer migration.
     *
     * @return a {@code qemu+tcp} URI, which means nothing outside the two hosts
     */
    public String peerUri() {
        return "qemu+tcp://" + name + "/system";
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
     * What the daemon has logged so far: warnings and errors, of all its lives.
     *
     * @return the log's text, empty when there is none
     */
    public String log() {
        return daemon.log();
    }

    /**
     * A file of the host's file system, which is the machine's but for {@code /run}, {@code /dev}, {@code /sys},
     * {@code /etc/hosts} and libvirt's folders in {@code /etc} and {@code /var}.
     *
     * @param path an absolute path, as the host would say it
     * @return the path by which this JVM reaches it while the host is there
     */
    public Path file(String path) {
        return host.file(path);
    }

    /**
     * Runs a command on the host, with {@code sh}, and waits until it is done. For a guest's view of a host's network,
     * say: {@code ip link show master br0}.
     *
     * @param command one line
     * @return what it has written on standard output and standard error, without blanks around it
     * @throws IllegalStateException when its status is not 0, or the host is gone
     */
    public String run(String command) {
        return host.run(command);
    }

    /**
     * Whether the daemon's process is there, {@linkplain #freeze() frozen} or not.
     *
     * @return false after {@link #kill()}
     */
    public boolean isRunning() {
        return daemon.isRunning();
    }

    /**
     * Ends the daemon as a crash would, with SIGKILL, and waits until it is gone. QEMU and the guests go on. Twice is
     * once.
     */
    public void kill() {
        daemon.kill();
    }

    /**
     * Starts the daemon again, after {@linkplain #kill() ending} it if it runs, and waits until it answers. It finds
     * its domains and networks as they are.
     *
     * @throws IllegalStateException when it does not answer within 30 seconds
     */
    public void restart() {
        daemon.kill();
        daemon.start();
        daemon.awaitReady();
    }

    /**
     * Stops the daemon in its tracks, with SIGSTOP: connections stay open and nobody answers. QEMU and the guests go
     * on. A call to a frozen daemon blocks until it is thawed, killed, or keepalive gives up.
     */
    public void freeze() {
        daemon.freeze();
    }

    /** Lets a {@linkplain #freeze() frozen} daemon go on. */
    public void thaw() {
        daemon.thaw();
    }

    /**
     * What domains have left on the host. It is looked for without the daemon, so it may be dead or frozen.
     *
     * @return what is there now
     */
    public Leftovers leftovers() {
        return Leftovers.on(host);
    }

    @Override
    public String toString() {
        return name;
    }
}
