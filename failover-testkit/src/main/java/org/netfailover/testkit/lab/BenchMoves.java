package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.Side;

/** Moves a guest by a {@link BenchVariant}, and tells what was done when. */
final class BenchMoves {
    /** How long a move may take. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private final LabGuest guest;
    private final BenchEnd from;
    private final BenchEnd to;

    BenchMoves(LabGuest guest, BenchEnd from, BenchEnd to) {
        this.guest = guest;
        this.from = from;
        this.to = to;
    }

    BenchMove by(BenchVariant variant) {
        return switch (variant) {
            case FLOOR, VIRSH -> byVirsh();
            case AUTOMATIC -> byUs(Strategy.AUTOMATIC_FAILOVER);
            case EXPLICIT -> byUs(Strategy.EXPLICIT_FAILOVER);
            case MANUAL -> byUs(Strategy.MANUAL_FAILOVER);
            case SCRIPT -> new KernelScript(guest, from, to).run();
        };
    }

    /** The command that moves a guest, to be run on the host where it is. */
    static List<String> virsh(LabGuest guest, LabHost to) {
        return List.of(
                "virsh",
                "migrate",
                "--live",
                "--p2p",
                "--persistent",
                "--undefinesource",
                guest.name(),
                to.peerUri(),
                to.migrateUri());
    }

    private BenchMove byVirsh() {
        Instant at = Instant.now();
        long begun = System.nanoTime();
        CommandResult end = from.host().run(virsh(guest, to.host()), LONGEST);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String result = end.succeeded() ? BenchStep.DONE : BenchStep.FAILED;
        List<BenchStep> steps = List.of(new BenchStep(Duration.ZERO, took, "source", "virsh migrate", result));
        return end.succeeded()
                ? new BenchMove(at, took, BenchMove.Result.MOVED, "", took, steps)
                : BenchMove.failed(at, took, end.errors(), steps);
    }

    private BenchMove byUs(Strategy strategy) {
        Migration migration = Migration.of(guest.name())
                .from(from.libvirt(), from.network())
                .to(to.libvirt(), to.network())
                .mode(MigrationMode.PEER_TO_PEER)
                .destinationUri(to.host().peerUri())
                .migrateUri(to.host().migrateUri())
                .strategy(strategy)
                .persist(true)
                .undefineSource(true)
                .deadline(LONGEST);
        Instant at = Instant.now();
        long begun = System.nanoTime();
        Outcome outcome = migration.plan().run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Duration back = outcome.journal().entries().stream()
                .filter(BenchMoves::isPlug)
                .map(entry -> Duration.between(at, entry.at().plus(entry.took())))
                .reduce((first, second) -> second)
                .orElse(took);
        return new BenchMove(at, took, result(outcome), reason(outcome), back, steps(at, outcome.journal()));
    }

    private static boolean isPlug(Journal.Entry entry) {
        return entry.side() == Side.DESTINATION && !entry.undo() && entry.what().startsWith("plug ");
    }

    private static List<BenchStep> steps(Instant at, Journal journal) {
        List<BenchStep> steps = new ArrayList<>();
        for (Journal.Entry entry : journal.entries()) {
            steps.add(new BenchStep(
                    Duration.between(at, entry.at()),
                    entry.took(),
                    entry.side().name().toLowerCase(Locale.ROOT),
                    (entry.undo() ? "undo: " : "") + entry.what(),
                    entry.result().name().toLowerCase(Locale.ROOT)));
        }
        return steps;
    }

    private static BenchMove.Result result(Outcome outcome) {
        if (outcome instanceof Outcome.Completed) {
            return BenchMove.Result.MOVED;
        }
        return outcome instanceof Outcome.Degraded ? BenchMove.Result.DEGRADED : BenchMove.Result.FAILED;
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Completed) {
            return "";
        }
        return outcome instanceof Outcome.Refused refused
                ? refused.summary() + " " + refused.report()
                : outcome.summary();
    }
}
