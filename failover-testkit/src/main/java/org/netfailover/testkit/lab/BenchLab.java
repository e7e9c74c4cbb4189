package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lab that {@link LabBench} measures in, with its guests; started anew when it is of no use any more. */
final class BenchLab implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final int MOST_LABS = 4;

    private final LabTopology topology;
    private final Consumer<String> progress;
    private SriovLab lab;
    private int labs = 1;

    BenchLab(LabTopology topology, Consumer<String> progress) {
        this.topology = topology;
        this.progress = progress;
        lab = SriovLab.start(LabOptions.of(topology), progress);
    }

    SriovLab lab() {
        return lab;
    }

    /** Starts another lab in the place of this one. */
    void renew() {
        if (labs == MOST_LABS) {
            throw new IllegalStateException("the lab was started " + labs + " times");
        }
        labs++;
        progress.accept("starting the lab anew");
        lab.close();
        lab = SriovLab.start(LabOptions.of(topology), progress);
    }

    /**
     * Sees to it that a guest runs alone and has what it should have, and returns where. One that has not is started anew on the
     * first host.
     */
    LabHost ready(BenchGuest kind) {
        List<LabHost> found = new ArrayList<>();
        for (LabHost host : lab.hosts()) {
            try (BenchEnd end = BenchEnd.of(host)) {
                end.letRunOnly(kind.guest());
                if (end.runs(kind.guest())
                        && (!kind.hasVf() || end.vfOf(kind.guest()).isPresent())) {
                    found.add(host);
                }
            }
        }
        return found.size() == 1 && answers(kind.guest(), AGAIN) ? found.get(0) : renewed(kind);
    }

    /** Starts a guest anew, on the first host. */
    LabHost renewed(BenchGuest kind) {
        return renewed(kind, lab.a());
    }

    /** Starts a guest anew. */
    LabHost renewed(BenchGuest kind, LabHost host) {
        progress.accept("starting " + kind.guest());
        lab.hosts().forEach(kind.guest()::remove);
        if (topology == LabTopology.PF && !kind.hasVf()) {
            lab.hosts().forEach(each -> admit(kind.guest(), each));
        }
        kind.guest().start(host);
        if (!answers(kind.guest(), ANSWER)) {
            throw new IllegalStateException(kind.guest() + " does not answer");
        }
        return host;
    }

    /**
     * Lets the PF take what is for a guest: QEMU's igb has a PF drop unicast for MACs that it does not know, although it is
     * promiscuous, once a VF has filters for multicast. A guest without a VF is unreachable then, and no measure either.
     */
    private static void admit(LabGuest guest, LabHost host) {
        host.run("bridge", "fdb", "replace", guest.mac().toString(), "dev", LabHost.PF, "self", "permanent");
    }

    private boolean answers(LabGuest guest, Duration within) {
        Instant deadline = Instant.now().plus(within);
        while (!guest.answers(lab)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LabHost.pause();
        }
        return true;
    }

    @Override
    public void close() {
        lab.close();
    }
}
