package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.model.Strategy;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;

/** What operations come to that are cancelled, fail, or find somebody else at work. */
abstract class DisturbedOperationContractBase extends OperationContractBase {
    DisturbedOperationContractBase() {}

    private void isCancelled(MigrationMode mode) throws InterruptedException {
        UUID vm = domain(NAME);
        bed().guestIsBusy(vm, source());
        CompletableFuture<Running> hold = new CompletableFuture<>();

        Running running = migration(mode).bandwidth(1).plan().start(event -> {
            if (event instanceof OperationEvent.MigrationProgress progress
                    && progress.phase() == MigrationPhase.MEMORY) {
                hold.orTimeout(Watch.LONG.toSeconds(), TimeUnit.SECONDS).join().cancel();
            }
        });
        hold.complete(running);

        Outcome.RolledBack back = is(Outcome.RolledBack.class, running.await());
        assertEquals("cancelled", back.cause().message());
        staysOnSource(vm);
    }

    @Test
    @Requires(
            value = "A managed migration that is cancelled is rolled back, and the domain goes on where it was.",
            by = "Running.cancel; libvirt, virDomainAbortJob",
            otherwise = "the guest is left without its VF, or in two places")
    void aManagedMigrationThatIsCancelledWhileMemoryIsSentIsUndone() throws InterruptedException {
        isCancelled(MigrationMode.MANAGED);
    }

    @Test
    @Requires(
            value = "A peer-to-peer migration that is cancelled is rolled back, and the domain goes on where it was.",
            by = "Running.cancel; libvirt, virDomainAbortJob",
            otherwise = "the guest is left without its VF, or in two places")
    void aPeerToPeerMigrationThatIsCancelledWhileMemoryIsSentIsUndone() throws InterruptedException {
        isCancelled(MigrationMode.PEER_TO_PEER);
    }

    @Test
    @Requires(
            value = "Of two operations on one domain the second is refused, and the first is not disturbed.",
            by = "PlannedOperation.run",
            otherwise = "one undoes what the other does")
    void ofTwoMigrationsOfOneDomainOneIsRefusedAndTheOtherGoesOn() {
        UUID vm = domain(NAME);
        PlannedOperation second = migration().plan();
        List<Outcome> seconds = new ArrayList<>();

        Outcome first = migration().plan().run(event -> {
            if (event instanceof OperationEvent.StepStarted) {
                seconds.add(second.run());
            }
        });

        is(Outcome.Completed.class, first);
        assertFalse(seconds.isEmpty());
        seconds.forEach(refused -> is(Outcome.Refused.class, refused));
        isWhollyOnDestination(vm);
    }

    @Test
    @Requires(
            value = "A domain that somebody else moves is left alone.",
            by = "Migration; rule DOMAIN_HAS_JOB",
            otherwise = "what is plugged meanwhile is lost with the source")
    void aDomainThatSomebodyElseMovesIsLeftAlone() {
        UUID vm = domain(NAME);
        bed().guestIsBusy(vm, source());
        PlannedOperation planned = migration().plan();
        CompletableFuture<Void> others = source().migrate(
                        vm,
                        destination(),
                        bed().migration(MigrationMode.PEER_TO_PEER).bandwidth(1).build());
        Watch.until(
                timing(),
                "it begins",
                () -> source().job(vm).filter(JobStatistics::hasBegun).isPresent());

        isRefusedFor("DOMAIN_HAS_JOB", planned);

        assertFalse(others.isDone());
        source().abortJob(vm);
        Watch.failed(timing(), others);
    }

    @Test
    @Requires(
            value = "A move whose migration fails is undone: the domain goes on where it was, with all of its NICs.",
            by = "Migration; libvirt, VIR_ERR_SYSTEM_ERROR",
            otherwise = "the guest stays without a NIC until somebody notices")
    void aMigrationToWhereNobodyListensIsUndone() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1), nic(NEW, 2));

        Outcome.RolledBack back = is(
                Outcome.RolledBack.class,
                migration(MigrationMode.MANAGED)
                        .strategy(NEW, Strategy.DETACH_ATTACH)
                        .migrateUri("tcp://127.0.0.1:1")
                        .plan()
                        .run());

        assertEquals(38, back.cause().code().orElseThrow(), back::toJson);
        staysOnSource(vm);
        assertTrue(shows(source(), vm, NEW));
    }
}
