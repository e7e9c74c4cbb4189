package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Two hosts with a libvirt daemon each, between which domains migrate, on one machine: the real programs, in namespaces
 * of their own.
 *
 * <pre>{@code
 * TinyGuest guest = TinyGuest.named("mover").nic(MacAddress.parse("52:54:00:aa:bb:01"), "ua-net0").build();
 * try (TwoHosts hosts = TwoHosts.start();
 *         LibvirtHost a = hosts.a().connect();
 *         LibvirtHost b = hosts.b().connect()) {
 *     a.define(guest.xml());
 *     a.start(guest.name());
 *     Migration move = Migration.of("mover").from(a).to(b).mode(MigrationMode.PEER_TO_PEER);
 *     Outcome outcome = move.destinationUri(hosts.b().peerUri()).plan().run();
 *     assertThat(outcome).isInstanceOf(Outcome.Completed.class);
 *     assertThat(guest.isAlive(hosts.b())).isTrue();
 * }
 * }</pre>
 *
 * <p>Each host is like a {@link PrivateLibvirt}, with a name and a UUID of its own. A link joins the two, which is no
 * part of the machine's network; over it libvirt listens on TCP and QEMU moves memory. The
 * {@linkplain PretendedHardware PCI devices} that libvirt sees are the same on both. Guests run under TCG: KVM is not
 * there. {@link TinyGuest} is a guest made for this. libvirt's keepalive gives a silent peer up after about ten
 * seconds, instead of thirty.
 *
 * <p>Both are up in one to two seconds. They end with {@link #close()}, or else with the JVM, however that ends, and
 * leave nothing behind. Any number of pairs, in one JVM or many, run side by side.
 *
 * <p>Safe for many threads.
 */
public final class TwoHosts implements AutoCloseable {
    private static final String NAME_A = "host-a";
    private static final String NAME_B = "host-b";
    private static final String ADDRESS_A = "192.0.2.1";
    private static final String ADDRESS_B = "192.0.2.2";
    private static final String HOSTS = ADDRESS_A + " " + NAME_A + "\n" + ADDRESS_B + " " + NAME_B;

    private final Enclosure enclosureA;
    private final Enclosure enclosureB;
    private final TestHost a;
    private final TestHost b;

    private TwoHosts() {
        enclosureA = Enclosure.begin(HostIdentity.ofTwo(NAME_A, 0xa, HOSTS));
        enclosureB = Enclosure.begin(HostIdentity.ofTwo(NAME_B, 0xb, HOSTS));
        a = new TestHost(NAME_A, enclosureA);
        b = new TestHost(NAME_B, enclosureB);
    }

    /**
     * Starts two hosts and waits until both daemons answer.
     *
     * @return the hosts
     * @throws IllegalStateException when something they need is missing ({@link #missing()}), or they are not up within
     *     30 seconds; the message holds what the daemon has written
     */
    public static TwoHosts start() {
        missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        TwoHosts hosts = new TwoHosts();
        try {
            hosts.join();
            hosts.a.begin();
            hosts.b.begin();
            hosts.a.complete();
            hosts.b.complete();
            return hosts;
        } catch (RuntimeException e) {
            hosts.close();
            throw e;
        }
    }

    /**
     * The hosts that all who ask in this JVM share, started by the first call and ended with the JVM. For jqwik, and
     * for a test framework without {@link WithTwoHosts}: the running test is aborted where something the hosts need is
     * missing, or fails if {@code netfailover.require} asks for libvirt. Who shares them leaves both daemons running,
     * the link up and no domain behind.
     *
     * @return the shared hosts
     */
    public static TwoHosts shared() {
        Requirement.LIBVIRT.assume(missing());
        return Shared.RUNNING;
    }

    /**
     * What this machine lacks to run two hosts.
     *
     * @return the first thing that is missing, in words, or nothing
     */
    public static Optional<String> missing() {
        return Prerequisites.missingForTwo();
    }

    /**
     * One host.
     *
     * @return {@code host-a}
     */
    public TestHost a() {
        return a;
    }

    /**
     * The other host.
     *
     * @return {@code host-b}
     */
    public TestHost b() {
        return b;
    }

    /**
     * Takes the link down at both ends. What is sent over open connections is lost, and nobody closes them; new ones
     * fail at once, with {@code Network is unreachable}. Twice is once.
     */
    public void cutLink() {
        enclosureA.run("ip link set link0 down");
        enclosureB.run("ip link set link0 down");
    }

    /**
     * Makes the link lose whatever is sent over it, in both directions, without a word: open connections hang, and new
     * ones do until TCP gives up after two minutes. libvirt's keepalive notices after about ten seconds. Twice is once.
     */
    public void silenceLink() {
        enclosureA.run("lose_frames " + ADDRESS_B);
        enclosureB.run("lose_frames " + ADDRESS_A);
    }

    /**
     * Restores a link that was {@linkplain #cutLink() cut} or {@linkplain #silenceLink() silenced}. Connections that
     * have not timed out meanwhile go on. Twice is once.
     */
    public void restoreLink() {
        enclosureA.run("restore_link " + ADDRESS_B);
        enclosureB.run("restore_link " + ADDRESS_A);
    }

    /** Ends both hosts and every domain on them, and waits until they are gone. Twice is once. */
    @Override
    public void close() {
        try (enclosureA;
                enclosureB) {
            enclosureA.end();
            enclosureB.end();
        }
    }

    /** The link's ends are made inside the hosts' namespaces, and go with them. */
    private void join() {
        enclosureA.run("true"); // both are made
        enclosureB.run("true");
        entered(enclosureA, "ip link add link0 type veth peer name link0 netns " + enclosureB.pid());
        enclosureA.run("join_link " + ADDRESS_A);
        enclosureB.run("join_link " + ADDRESS_B);
    }

    /**
     * Runs a command in a host's network, but among the machine's processes: only there do the hosts see each
     * other.
     */
    private static void entered(Enclosure host, String command) {
        List<String> line = List.of("nsenter", "--net=/proc/" + host.pid() + "/ns/net", "sh", "-c", command);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + written);
            }
        } catch (IOException e) {
            throw new IllegalStateException(command + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + command, e);
        }
    }

    private static final class Shared {
        static final TwoHosts RUNNING = TwoHosts.start();
    }
}
