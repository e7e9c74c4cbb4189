package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Journal;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;

/**
 * What whole operations come to on two hosts: the same calls have the same outcomes, and leave the same behind. Extend it,
 * and say which hosts with {@link #open()}.
 *
 * <pre><code>
 * class MyOperationTest extends OperationContract {
 *     {@literal @}Override
 *     protected TestBed open() {
 *         return new MyTestBed(); // your TestBed
 *     }
 * }
 * </code></pre>
 */
@Timeout(120)
public abstract class OperationContract extends OperationContractBase {
    /** For subclasses. */
    protected OperationContract() {}

    @Test
    void aNicIsPluggedAndUnpluggedAndAnotherTimeThereIsNothingToDo() {
        UUID vm = domain(NAME);

        is(Outcome.Completed.class, hotplug().plug(nic(NEW, 2)).run());
        assertTrue(shows(source(), vm, NEW));

        Outcome unplugged = is(Outcome.Completed.class, hotplug().unplug(NEW).run());
        assertEquals(List.of(Journal.Result.DONE), results(unplugged));
        assertFalse(shows(source(), vm, NEW));

        Outcome again = is(Outcome.Completed.class, hotplug().unplug(NEW).run());
        assertEquals(0, done(again), again::toJson);
        assertTrue(shows(source(), vm, ALIAS));
    }

    @Test
    void aStandbyIsPluggedAlsoIntoTheDefinition() {
        UUID vm = domain(NAME);
        String standby = nic(NEW, 2).replace("<alias", "<teaming type='persistent'/><alias");

        is(Outcome.Completed.class, hotplug().config(true).plug(standby).run());

        for (XmlKind kind : List.of(XmlKind.LIVE, XmlKind.INACTIVE)) {
            String xml = source().xml(vm, kind);
            assertTrue(xml.contains("'" + NEW + "'"), "in the XML " + kind);
            assertTrue(xml.contains("<teaming type='persistent'/>"), "in the XML " + kind);
        }
    }

    @Test
    void anAliasThatIsTakenIsRefused() {
        UUID vm = domain(NAME);
        String before = source().xml(vm, XmlKind.LIVE);

        Outcome refused =
                is(Outcome.Refused.class, hotplug().plug(nic(ALIAS, 2)).run());

        assertTrue(refused.journal().entries().isEmpty());
        assertEquals(before, source().xml(vm, XmlKind.LIVE));
    }

    @Test
    void anUnplugThatTheGuestIgnoresStaysPending() {
        UUID vm = domain(NAME);
        bed().guestAnswers(vm, source(), false);

        Outcome.NeedsAttention pending = is(
                Outcome.NeedsAttention.class,
                hotplug().deadline(Duration.ofSeconds(1)).unplug(ALIAS).run());

        assertEquals(1, pending.left().size(), pending::toJson);
        assertTrue(pending.left().get(0).message().contains("pending"), pending::toJson);
        assertTrue(shows(source(), vm, ALIAS));
        bed().guestAnswers(vm, source(), true);
        Watch.until(timing(), "it goes", () -> !shows(source(), vm, ALIAS));
    }

    private void movesWithItsDefinition(MigrationMode mode) {
        UUID vm = domain(NAME);

        is(Outcome.Completed.class, migration(mode).plan().run());

        isWhollyOnDestination(vm);
        assertTrue(shows(destination(), vm, ALIAS));
        assertTrue(destination().xml(vm, XmlKind.INACTIVE).contains("'" + ALIAS + "'"));
    }

    @Test
    void aDomainMovesManagedWithItsDefinition() {
        movesWithItsDefinition(MigrationMode.MANAGED);
    }

    @Test
    void aDomainMovesPeerToPeerWithItsDefinition() {
        movesWithItsDefinition(MigrationMode.PEER_TO_PEER);
    }

    @Test
    void aDefinitionThatIsNotToMoveStays() {
        UUID vm = domain(NAME);

        is(
                Outcome.Completed.class,
                migration().persist(false).undefineSource(false).plan().run());

        runsOnlyOn(destination(), vm);
        assertFalse(destination().find(vm).orElseThrow().persistent());
        assertTrue(source().find(vm).orElseThrow().persistent());
    }

    @Test
    void aNicIsTakenOffBeforeAndPutBackAfter() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1), nic(NEW, 2));

        Outcome outcome = is(
                Outcome.Completed.class,
                migration().strategy(NEW, Strategy.DETACH_ATTACH).plan().run());

        isWhollyOnDestination(vm);
        assertTrue(shows(destination(), vm, ALIAS));
        assertTrue(shows(destination(), vm, NEW));
        List<String> steps = outcome.journal().entries().stream()
                .map(entry -> entry.side() + " " + entry.what())
                .toList();
        int off = steps.indexOf("SOURCE unplug " + NEW);
        int back = steps.indexOf("DESTINATION plug " + NEW);
        assertTrue(off >= 0 && off < back, steps::toString);
    }

    @Test
    void aNetworkThatTheDestinationLacksIsFoundBeforehand() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1), networkNic(NEW, 2));

        isRefusedFor(
                "DESTINATION_NETWORK_UNKNOWN",
                migration().network(bed().network(), "no-such-network").plan());

        staysOnSource(vm);
    }

    @Test
    void aBridgeThatTheDestinationLacksIsFoundBeforehand() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1));

        isRefusedFor(
                "DESTINATION_BRIDGE_UNKNOWN",
                migration().bridge(bed().bridge(), "no-such-br").plan());

        staysOnSource(vm);
    }

    @Test
    void aNetworkThatWasStoppedAfterThePlanIsFoundBeforehand() {
        UUID vm = bed().start(NAME, networkNic(ALIAS, 1));
        PlannedOperation planned = migration().plan();
        bed().setNetworkActive(destination(), false);

        try {
            isRefusedFor("DESTINATION_NETWORK_INACTIVE", planned);
        } finally {
            bed().setNetworkActive(destination(), true);
        }

        staysOnSource(vm);
        is(Outcome.Completed.class, planned.run());
        isWhollyOnDestination(vm);
    }

    @Test
    void aPausedDomainIsLeftAlone() {
        UUID vm = domain(NAME);
        bed().pause(vm, source(), true);

        isRefusedFor("GUEST_STANDS_STILL", migration().plan());
        isRefusedFor("GUEST_STANDS_STILL", hotplug().unplug(ALIAS));

        assertEquals(DomainState.PAUSED, source().find(vm).orElseThrow().state());
        assertTrue(destination().find(vm).isEmpty());
        bed().pause(vm, source(), false);
        is(Outcome.Completed.class, hotplug().unplug(ALIAS).run());
    }

    @Test
    void aDomainThatNobodyKnowsHasNoPlan() {
        refused(ErrorKind.NO_DOMAIN, () -> migration().plan());
        refused(ErrorKind.NO_DOMAIN, () -> hotplug().unplug(ALIAS));
    }

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
    void aManagedMigrationThatIsCancelledWhileMemoryIsSentIsUndone() throws InterruptedException {
        isCancelled(MigrationMode.MANAGED);
    }

    @Test
    void aPeerToPeerMigrationThatIsCancelledWhileMemoryIsSentIsUndone() throws InterruptedException {
        isCancelled(MigrationMode.PEER_TO_PEER);
    }

    @Test
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
