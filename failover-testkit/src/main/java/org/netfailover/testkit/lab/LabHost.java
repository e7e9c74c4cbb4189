package org.netfailover.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.OpenOptions;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.IpRoute2Network;

/**
 * A host of a {@link SriovLab}: Debian 13 with libvirt and QEMU on an emulated machine that has KVM.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN));
 *         LibvirtHost libvirt = lab.a().connect()) {
 *     LabGuest.withPair("mover").start(lab.a());
 *     assertThat(libvirt.networkPorts(LabHost.POOL)).hasSize(1);
 *     assertThat(lab.a().run("ip", "link", "show", LabHost.PF)).contains("vf 0");
 * }
 * }</pre>
 *
 * <p>Its PF is {@value #PF}, at {@code 0000:01:00.0}, and its VFs have no driver until a guest has them. Standbys go into the bridge
 * {@value #BRIDGE}, straight or by the libvirt network {@value #NETWORK}, whose FDB libvirt keeps; VFs come from the pool
 * {@value #POOL}. What is not on the image is in the host's memory, and gone when it boots again.
 *
 * <p>Safe for many threads.
 */
public final class LabHost {
    /** The device of the PF. */
    public static final String PF = "pf0";

    /** The bridge that standbys are plugged into. Its way to the segment is the {@linkplain LabTopology topology}. */
    public static final String BRIDGE = "br0";

    /** The libvirt network over {@link #BRIDGE}, with {@code macTableManager='libvirt'}; persistent and active. */
    public static final String NETWORK = "segment";

    /** The libvirt network that hands out the VFs; persistent and active. */
    public static final String POOL = "vfpool";

    private static final String READY = " is ready after ";
    private static final int END_OF_CONSOLE = 3000;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 50;
    private static final int MILLIS_SCALE = 3;

    private final LabPlace place;
    private final LabTopology topology;
    private final HostMachine machine;

    LabHost(LabPlace place, LabTopology topology, HostMachine machine) {
        this.place = place;
        this.topology = topology;
        this.machine = machine;
    }

    /**
     * The host's name, which both hosts resolve.
     *
     * @return {@code host-a} or {@code host-b}
     */
    public String name() {
        return machine.name();
    }

    /**
     * Where libvirt clients on this machine reach the host's daemon, in this JVM or another process of the same user,
     * while the lab is there; also after the host has booted again. Behind it is the daemon's TCP port.
     *
     * @return a {@code qemu+unix} URI
     */
    public String uri() {
        return "qemu+unix:///system?socket=" + place.file(machine.letter() + "-libvirt");
    }

    /**
     * Where the other host's daemon reaches this one: for peer-to-peer migration.
     *
     * @return a {@code qemu+tcp} URI, which means nothing outside the lab
     */
    public String peerUri() {
        return "qemu+tcp://" + name() + "/system";
    }

    /**
     * Where the other host's QEMU reaches this one's: the migration URI that a migration needs which is not peer-to-peer.
     *
     * @return a {@code tcp} URI without a port, which means nothing outside the lab
     */
    public String migrateUri() {
        return "tcp://" + address();
    }

    /**
     * The host's address on the management network.
     *
     * @return an IPv4 address, which means nothing outside the lab
     */
    public String address() {
        return "192.0.2.1" + machine.number();
    }

    /**
     * Opens a new connection to the daemon.
     *
     * @return an open connection, to be closed by the caller
     * @throws LibvirtException when the daemon does not answer
     */
    public LibvirtHost connect() {
        return LibvirtHost.open(uri());
    }

    /**
     * Its network, to look at and to change.
     *
     * @return a network whose commands run on this host
     */
    public HostNetwork network() {
        return IpRoute2Network.over(new LabCommands(this));
    }

    /**
     * Runs a command on the host and waits until it is done: some ten milliseconds more than it takes. There is no shell
     * unless the command is one, and each argument reaches it as it is. It is root, its folder is {@code /}, and its
     * standard input is empty. When the time is over it is killed, with its process group.
     *
     * @param command a program, found by {@code PATH} or named with its path, and its arguments; none with a NUL
     *     character
     * @param within how long it may take
     * @return its exit status and what it has written
     * @throws IllegalStateException when the host does not answer, or the command takes longer
     */
    public CommandResult run(List<String> command, Duration within) {
        return run(command, new byte[0], within);
    }

    /**
     * Runs a command that must succeed within 20 seconds.
     *
     * @param command a program and its arguments
     * @return what it has written on standard output
     * @throws IllegalStateException when it fails, with what it has written on standard error, or as for {@link
     *     #run(List, Duration)}
     */
    public String run(String... command) {
        return succeeded(List.of(command), run(List.of(command), SOON));
    }

    /**
     * Writes a file on the host, anew if there is one. Its folder must be there.
     *
     * @param path where
     * @param text what, written as UTF-8
     * @throws IllegalStateException when it cannot be written
     */
    public void put(String path, String text) {
        List<String> command = List.of("sh", "-c", "cat > \"$1\"", "sh", path);
        succeeded(command, run(command, text.getBytes(StandardCharsets.UTF_8), SOON));
    }

    CommandResult run(List<String> command, byte[] input, Duration within) {
        return RemoteCommand.run(place.file(machine.letter() + "-exec"), command, input, within);
    }

    String lastWords() {
        try {
            return run(List.of("sh", "-c", "dmesg | tail -n 10; tail -v -n 80 /var/log/lab/*.console"), SOON)
                    .output();
        } catch (IllegalStateException e) {
            return e.getMessage() + "\n";
        }
    }

    static String succeeded(List<String> command, CommandResult result) {
        if (!result.succeeded()) {
            throw new IllegalStateException(command.get(0) + " ended with " + result.status() + ": "
                    + (result.errors() + result.output()).strip());
        }
        return result.output();
    }

    /**
     * Gives a command to the monitor of the QEMU that the host is: {@code info pci}, say, or {@code xp} to read the
     * registers of its NIC.
     *
     * @param command a command as a person would give it
     * @return what the monitor says, also when it does not know the command
     * @throws IllegalStateException when the host does not run
     */
    public String monitor(String command) {
        return Monitor.tell(place.file(machine.monitor()), command);
    }

    /**
     * What the host has written on its serial line since it was booted.
     *
     * @return the text, empty when there is none
     */
    public String console() {
        try {
            Path console = place.file(machine.console());
            return Files.exists(console) ? Files.readString(console, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the machine runs, whatever goes on in it.
     *
     * @return false after {@link #kill()}
     */
    public boolean isRunning() {
        List<String> check =
                List.of("sh", "-c", "read -r pid < \"$1\" && kill -0 \"$pid\"", "sh", "/run/lab/" + machine.pidFile());
        return place.run(check, SOON).succeeded();
    }

    /** Takes the power away, and with it all guests. Twice is once. */
    public void kill() {
        List<String> kill = List.of(
                "sh",
                "-c",
                "read -r pid < \"$1\" && kill -KILL \"$pid\" && while kill -0 \"$pid\"; do sleep 0.02; done; rm -f \"$1\"",
                "sh",
                "/run/lab/" + machine.pidFile());
        place.run(kill, SOON);
    }

    /**
     * Boots the host again, after {@linkplain #kill() taking its power} if it runs, and waits until its daemon answers.
     * It has forgotten everything.
     *
     * @param options its hardware from now on
     * @param within how long that may take
     * @throws IllegalStateException when it takes longer, with the end of its console
     */
    public void boot(HostOptions options, Duration within) {
        kill();
        power(options);
        awaitReady(Instant.now().plus(within));
    }

    /** Begins to boot. */
    void power(HostOptions options) {
        try {
            Files.deleteIfExists(place.file(machine.console()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = machine.commandLine(topology, options);
        succeeded(command, place.run(command, SOON));
    }

    /** Waits until the host is up, sets its clock and waits for its daemon. */
    void awaitReady(Instant deadline) {
        while (!console().contains(name() + READY)) {
            pauseUntil(deadline, "is not up");
            if (!isRunning()) {
                throw new IllegalStateException(name() + " has ended while it was starting" + trouble());
            }
        }
        run("date", "--set", "@" + BigDecimal.valueOf(Instant.now().toEpochMilli(), MILLIS_SCALE));
        while (true) {
            try (LibvirtHost host = LibvirtHost.open(uri(), OpenOptions.defaults())) {
                host.hypervisorVersion();
                return;
            } catch (LibvirtException e) {
                pauseUntil(deadline, "has no libvirt (" + e.getMessage() + ")");
            }
        }
    }

    private void pauseUntil(Instant deadline, String what) {
        if (Instant.now().isAfter(deadline)) {
            throw new IllegalStateException(name() + " " + what + " in time" + trouble());
        }
        pause();
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the lab", e);
        }
    }

    private String trouble() {
        String console = console();
        return "; the end of its console:\n" + console.substring(Math.max(0, console.length() - END_OF_CONSOLE));
    }

    @Override
    public String toString() {
        return name();
    }
}
