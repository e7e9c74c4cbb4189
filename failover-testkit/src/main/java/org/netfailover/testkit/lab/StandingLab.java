package org.netfailover.testkit.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A lab that stays when the program that has started it ends, until it is taken {@linkplain #down down}: one on a machine
 * and for each {@linkplain LabImages#cache cache}. A process of its own keeps it.
 *
 * <pre>{@code
 * StandingLab lab = StandingLab.find()
 *         .orElseGet(() -> StandingLab.up(LabTopology.VLAN, 2, System.out::println));
 * try (LibvirtHost host = lab.hosts().get(0).connect()) {
 *     assertThat(host.isAlive()).isTrue();
 * }
 * lab.down();
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class StandingLab {
    private static final Duration DOWN_WITHIN = Duration.ofSeconds(20);

    private final ProcessHandle keeper;
    private final Instant since;
    private final LabTopology topology;
    private final List<LabHost> hosts;

    private StandingLab(ProcessHandle keeper, Instant since, LabTopology topology, LabPlace place) {
        this.keeper = keeper;
        this.since = since;
        this.topology = topology;
        hosts = List.of(new LabHost(place, topology, HostMachine.A), new LabHost(place, topology, HostMachine.B));
    }

    /**
     * Starts a lab that stays.
     *
     * @param topology how the hosts' bridge reaches the segment
     * @param vfs how many VFs each host has, from 0 to 7
     * @param progress takes a line for each step
     * @return the lab
     * @throws IllegalStateException when there is one already, something is {@linkplain SriovLab#missing() missing}, or it
     *     does not start
     */
    public static StandingLab up(LabTopology topology, int vfs, Consumer<String> progress) {
        SriovLab.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (find().isPresent()) {
            throw new IllegalStateException("a lab is up already");
        }
        try {
            Files.createDirectories(LabImages.cache());
            Process process = new ProcessBuilder(List.of(
                            "setsid",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dslf4j.internal.verbosity=ERROR",
                            "-D" + LabImages.CACHE + "=" + LabImages.cache(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LabKeeper.class.getName(),
                            topology.name(),
                            Integer.toString(vfs)))
                    .redirectErrorStream(true)
                    .start();
            await(process, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot be kept", e);
        }
        return find().orElseThrow(() -> new IllegalStateException("the lab has ended"));
    }

    private static void await(Process process, Consumer<String> progress) throws IOException {
        StringBuilder said = new StringBuilder();
        // Closing the reader leaves the keeper alone: it has said all that it says.
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(LabKeeper.UP)) {
                    return;
                }
                progress.accept(line);
                said.append(line).append('\n');
            }
        }
        throw new IllegalStateException(
                "the lab has not come up: " + said.toString().strip());
    }

    /**
     * The lab that is up.
     *
     * @return it, if there is one
     */
    public static Optional<StandingLab> find() {
        Properties state = new Properties();
        try (Reader reader = Files.newBufferedReader(file())) {
            state.load(reader);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant since = Instant.parse(state.getProperty("since"));
        return ProcessHandle.of(Long.parseLong(state.getProperty("keeper")))
                .filter(keeper -> startOf(keeper).equals(state.getProperty("started")))
                .map(keeper -> new StandingLab(
                        keeper,
                        since,
                        LabTopology.valueOf(state.getProperty("topology").toUpperCase(Locale.ROOT)),
                        LabPlace.at(Long.parseLong(state.getProperty("place")))));
    }

    /** Notes that this process keeps a lab. */
    static void note(SriovLab lab) throws IOException {
        ProcessHandle keeper = ProcessHandle.current();
        Properties state = new Properties();
        state.setProperty("keeper", Long.toString(keeper.pid()));
        state.setProperty("started", startOf(keeper));
        state.setProperty("since", Instant.now().toString());
        state.setProperty("topology", lab.options().topology().word());
        state.setProperty("place", Long.toString(lab.place().pid()));
        Path written = Files.createTempFile(LabImages.cache(), "standing-", ".new");
        try (Writer writer = Files.newBufferedWriter(written)) {
            state.store(writer, null);
        }
        try {
            Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, file(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    private static Path file() {
        return LabImages.cache().resolve("standing.properties");
    }

    // A process that has the same number later has started at another time.
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /**
     * Since when it is up.
     *
     * @return that moment
     */
    public Instant since() {
        return since;
    }

    /**
     * How the hosts' bridge reaches the segment.
     *
     * @return the topology
     */
    public LabTopology topology() {
        return topology;
    }

    /**
     * Both hosts.
     *
     * @return {@code host-a} and {@code host-b}
     */
    public List<LabHost> hosts() {
        return hosts;
    }

    /**
     * Ends it and waits until all of it is gone. Twice is once.
     *
     * @throws IllegalStateException when it does not go
     */
    public void down() {
        keeper.destroy();
        try {
            keeper.onExit().get(DOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            keeper.destroyForcibly();
            keeper.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lab does not go", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab went", e);
        }
        try {
            forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
