package org.netfailover.testkit.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.model.MacAddress;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;

/**
 * How long a peer-to-peer migration takes, and how long with {@code virsh}: the same guest between the same two daemons,
 * every way of migrating once in each round, in another order each round and in either direction equally often.
 */
public final class MigrationTable implements AutoCloseable {
    private static final int WARM_UP = 3;
    private static final double MILLION = 1e6;

    /** A way of migrating. */
    enum Way {
        /** {@code virsh migrate} in a shell that is connected already. The peer. */
        VIRSH_SHELL("virsh migrate, connected already"),
        /** {@code virsh migrate}, the process from its start to its end. */
        VIRSH("virsh migrate, a process each"),
        /** Libvirt's call alone, through the port, without a plan and without looking for the guest afterwards. */
        CALL("Hypervisor.migrate alone"),
        /** A plan that was made before. */
        RUN("run() of a plan, connected already"),
        /** Planning and running, over connections that are open. */
        PLAN_AND_RUN("plan().run(), connected already"),
        /** The same over connections of its own. */
        ALL("open both hosts, plan().run(), close");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** One end of the way. */
    private record End(TestHost rig, LibvirtHost host, VirshShell shell) {}

    private final TwoHosts hosts = TwoHosts.start();
    private final TinyGuest guest;
    private final UUID uuid;
    private final Map<Way, List<Double>> millis = new EnumMap<>(Way.class);
    private End here;
    private End there;

    private MigrationTable() throws IOException {
        guest = TinyGuest.named("bench")
                .memoryMib(64)
                .filled()
                .nic(MacAddress.parse("52:54:00:aa:bb:01"), "ua-net0")
                .build();
        here = end(hosts.a());
        there = end(hosts.b());
        uuid = here.host.define(guest.xml()).uuid();
        here.host.start(guest.name());
        guest.ticks(here.rig);
    }

    private static End end(TestHost rig) throws IOException {
        return new End(rig, rig.connect(), new VirshShell(rig.uri()));
    }

    /**
     * Measures and prints the table.
     *
     * @param arguments how many rounds, 20 where nothing is said
     */
    public static void main(String[] arguments) throws Exception {
        if (TwoHosts.missing().isPresent()) {
            System.err.println(
                    "migrations were not measured: " + TwoHosts.missing().get());
            return;
        }
        System.out.println(measured(arguments.length == 0 ? 20 : Integer.parseInt(arguments[0])));
    }

    /** The table after so many rounds. */
    static String measured(int rounds) throws Exception {
        try (MigrationTable table = new MigrationTable()) {
            table.run(rounds);
            return table.text();
        }
    }

    private void run(int rounds) throws Exception {
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        for (int round = -Math.min(rounds, WARM_UP); round < rounds; round++) {
            for (Way way : order) {
                double took = timed(way);
                if (round >= 0) {
                    millis.computeIfAbsent(way, none -> new ArrayList<>()).add(took);
                }
            }
            // The ways are even in number, so each goes the other direction in the next round.
            Collections.rotate(order, 1);
        }
    }

    private double timed(Way way) throws Exception {
        Optional<PlannedOperation> planned =
                way == Way.RUN ? Optional.of(migration(here.host, there.host).plan()) : Optional.empty();
        long start = System.nanoTime();
        switch (way) {
            case VIRSH_SHELL -> here.shell.run("migrate " + virshArguments());
            case VIRSH -> virsh();
            case CALL -> here.host.migrate(uuid, there.host, request()).get();
            case RUN -> completed(planned.orElseThrow().run());
            case PLAN_AND_RUN ->
                completed(migration(here.host, there.host).plan().run());
            case ALL -> {
                try (LibvirtHost from = here.rig.connect();
                        LibvirtHost to = there.rig.connect()) {
                    completed(migration(from, to).plan().run());
                }
            }
        }
        double took = (System.nanoTime() - start) / MILLION;
        guest.ticks(there.rig); // it is there, and runs
        End left = here;
        here = there;
        there = left;
        return took;
    }

    private Migration migration(LibvirtHost from, LibvirtHost to) {
        return Migration.of(guest.name())
                .from(from)
                .to(to)
                .mode(MigrationMode.PEER_TO_PEER)
                .destinationUri(there.rig.peerUri())
                .persist(true)
                .undefineSource(true);
    }

    private MigrationRequest request() {
        return MigrationRequest.of(MigrationMode.PEER_TO_PEER)
                .destinationUri(there.rig.peerUri())
                .persist(true)
                .undefineSource(true)
                .build();
    }

    private String virshArguments() {
        return "--live --p2p --persistent --undefinesource " + guest.name() + " " + there.rig.peerUri();
    }

    private void virsh() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("virsh", "-q", "-c", here.rig.uri(), "migrate"));
        line.addAll(List.of(virshArguments().split(" ")));
        Process process = new ProcessBuilder(line).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("virsh failed");
        }
    }

    private static void completed(Outcome outcome) throws IOException {
        if (!(outcome instanceof Outcome.Completed)) {
            throw new IOException(outcome.summary());
        }
    }

    private String text() {
        List<Double> peer = millis.getOrDefault(Way.VIRSH_SHELL, List.of());
        StringBuilder text = new StringBuilder("way | rounds | median ms | ratio of medians | median of ratios\n");
        millis.forEach((way, took) -> {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < took.size(); round++) {
                ratios.add(took.get(round) / peer.get(round));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%s | %d | %.0f | %.3f | %.3f%n",
                    way.words,
                    took.size(),
                    median(took),
                    median(took) / median(peer),
                    median(ratios)));
        });
        return text.toString();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public void close() throws IOException {
        for (End end : List.of(here, there)) {
            end.shell.close();
            end.host.close();
        }
        hosts.close();
    }
}
