package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.netfailover.libvirt.LibvirtHost;

/**
 * Two hosts with SR-IOV NICs on one segment, and a third place on it from which traffic is watched.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN));
 *         LibvirtHost a = lab.a().connect();
 *         LibvirtHost b = lab.b().connect()) {
 *     LabGuest.withPair("mover").start(lab.a());
 *     Outcome outcome = Migration.of("mover").from(a, lab.a().network()).to(b, lab.b().network())
 *             .mode(MigrationMode.PEER_TO_PEER)
 *             .destinationUri(lab.b().peerUri())
 *             .migrateUri(lab.b().migrateUri())
 *             .plan().run();
 *     assertThat(outcome).isInstanceOf(Outcome.Completed.class);
 * }
 * }</pre>
 *
 * <p>The segment is a bridge that learns, as a switch does. Hosts are reached by a network of their own. Nothing of it is
 * part of the machine's network: any number of labs, in one JVM or many, run side by side, and have the same addresses.
 *
 * <p>A lab is up in ten to thirty seconds, and takes about 2.5 GB of memory. It ends with {@link #close()}, or else with
 * the JVM, however that ends, and leaves nothing behind but {@linkplain LabImages what it runs from}.
 *
 * <p>Safe for many threads.
 */
public final class SriovLab implements AutoCloseable {
    private final LabOptions options;
    private final LabPlace place;
    private final LabHost a;
    private final LabHost b;

    private SriovLab(LabOptions options, LabPlace place) {
        this.options = options;
        this.place = place;
        a = new LabHost(place, options.topology(), HostMachine.A);
        b = new LabHost(place, options.topology(), HostMachine.B);
    }

    /**
     * What keeps a lab from running on this machine.
     *
     * @return the first thing that is missing, as a sentence, or nothing
     */
    public static Optional<String> missing() {
        return LabPrerequisites.missing();
    }

    /**
     * Starts a lab and waits until both daemons answer. For the first time its images are built, which takes two minutes.
     *
     * @param options what it is to be like
     * @return the lab
     * @throws IllegalStateException when something is {@linkplain #missing() missing}, the images cannot be built, or a
     *     host is not up in time; with the end of its console
     */
    public static SriovLab start(LabOptions options) {
        return start(options, step -> {});
    }

    /**
     * The same, and tells how it goes.
     *
     * @param options what it is to be like
     * @param progress takes a line for each step
     * @return the lab
     * @throws IllegalStateException as {@link #start(LabOptions)}
     */
    public static SriovLab start(LabOptions options, Consumer<String> progress) {
        missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        LabImages images = LabImages.prepared(progress);
        SriovLab lab = new SriovLab(options, LabPlace.make(images));
        try {
            progress.accept("booting both hosts");
            lab.boot();
            progress.accept("both hosts are up");
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private void boot() {
        Instant deadline = Instant.now().plus(options.bootWithin());
        a.power(options.a());
        b.power(options.b());
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> b.awaitReady(deadline));
        try {
            a.awaitReady(deadline);
        } catch (RuntimeException e) {
            place.close(); // the other has nothing to wait for
            other.exceptionally(ended -> null).join();
            throw e;
        }
        try {
            other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : e;
        }
    }

    /**
     * What the lab is like.
     *
     * @return the options it was started with
     */
    public LabOptions options() {
        return options;
    }

    /**
     * The first host.
     *
     * @return {@code host-a}
     */
    public LabHost a() {
        return a;
    }

    /**
     * The second host.
     *
     * @return {@code host-b}
     */
    public LabHost b() {
        return b;
    }

    /**
     * Both hosts.
     *
     * @return {@link #a()} and {@link #b()}
     */
    public List<LabHost> hosts() {
        return List.of(a, b);
    }

    /**
     * The other host.
     *
     * @param host a host of this lab
     * @return the one that it is not
     */
    public LabHost other(LabHost host) {
        return host.equals(a) ? b : a;
    }

    /**
     * Runs a command at the third place, as {@link LabHost#run(List, Duration)} does on a host. The segment is the bridge
     * {@code segment}; on it are {@code pf-a} and {@code pf-b}, which the PFs' cables lead to, and {@code up-a} and {@code
     * up-b}, those of the other NICs.
     *
     * @param command a program and its arguments
     * @param within how long it may take
     * @return its exit status and what it has written
     * @throws IllegalStateException when the lab is closed, or the command takes longer
     */
    public CommandResult run(List<String> command, Duration within) {
        return place.run(command, within);
    }

    /**
     * Pulls a cable out of the segment, or plugs it in again. The host's NIC does not see that: its packets are lost.
     *
     * @param cable {@code pf-a}, {@code pf-b}, {@code up-a} or {@code up-b}
     * @param in whether it is in from now on
     */
    public void cable(String cable, boolean in) {
        List<String> command = List.of("ip", "link", "set", cable, in ? "up" : "down");
        LabHost.succeeded(command, run(command, Duration.ofSeconds(10)));
    }

    /** Ends all guests on both hosts and forgets them. */
    public void sweep() {
        for (LabHost host : hosts()) {
            try (LibvirtHost libvirt = host.connect()) {
                LabGuest.removeAll(libvirt);
            }
        }
    }

    /**
     * What to look at when something went wrong: the ends of what the hosts' kernels and the guests' serial lines have said.
     *
     * @return the text, also of guests that are gone; of a host that does not answer, that it does not
     */
    public String lastWords() {
        StringBuilder words = new StringBuilder();
        for (LabHost host : hosts()) {
            words.append("== ").append(host).append('\n').append(host.lastWords());
        }
        return words.toString();
    }

    /**
     * The processes of the lab, as this machine counts them.
     *
     * @return those that run now
     */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> found = new ArrayList<>();
        ProcessHandle.of(place.pid()).ifPresent(first -> {
            found.add(first);
            first.descendants().forEach(found::add);
        });
        return found;
    }

    /**
     * Whether the lab is there.
     *
     * @return false once it is closed
     */
    public boolean isOpen() {
        return place.isOpen();
    }

    LabPlace place() {
        return place;
    }

    /** Ends the lab and waits until all of it is gone. Twice is once. */
    @Override
    public void close() {
        place.close();
    }
}
