package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.Change;
import org.netfailover.libvirt.HostEvent.Lifecycle;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.plan.MigrationMode;

/**
 * What two hosts do when a domain migrates between them. Extend it, and say which hosts with {@link #open()}.
 *
 * <pre><code>
 * class MyMigrationTest extends MigrationContract {
 *     {@literal @}Override
 *     protected TestBed open() {
 *         return new MyTestBed(); // your TestBed
 *     }
 * }
 * </code></pre>
 */
public abstract class MigrationContract extends ContractBase {
    /** For subclasses. */
    protected MigrationContract() {}

    private CompletableFuture<Void> migrate(UUID domain, MigrationRequest.Builder request) {
        return source().migrate(domain, destination(), request.build());
    }

    private MigrationRequest.Builder whole(MigrationMode mode) {
        return bed().migration(mode).persist(true).undefineSource(true);
    }

    private void moves(MigrationMode mode) {
        UUID vm = domain("moves");
        Watch here = new Watch(source(), timing());
        Watch there = new Watch(destination(), timing());

        Watch.ended(timing(), migrate(vm, whole(mode)));

        runsOnlyOn(destination(), vm);
        assertTrue(source().find(vm).isEmpty());
        assertTrue(destination().find(vm).orElseThrow().persistent());
        assertTrue(shows(destination(), vm, ALIAS));
        here.expect(
                "completed",
                event -> event instanceof HostEvent.JobCompleted job
                        && job.domain().equals(vm));
        here.expect(new Lifecycle(vm, Change.STOPPED, Lifecycle.MIGRATED_AWAY));
        there.expect(new Lifecycle(vm, Change.STARTED, Lifecycle.MIGRATED_HERE));
        there.expect(new Lifecycle(vm, Change.RESUMED, Lifecycle.MIGRATED_HERE));
    }

    @Test
    void aDomainMovesManaged() {
        moves(MigrationMode.MANAGED);
    }

    @Test
    void aDomainMovesPeerToPeer() {
        moves(MigrationMode.PEER_TO_PEER);
    }

    @Test
    void definitionsStayWhereTheyAreUnlessAsked() {
        UUID vm = domain("stays-defined");

        Watch.ended(timing(), migrate(vm, bed().migration(MigrationMode.PEER_TO_PEER)));

        runsOnlyOn(destination(), vm);
        assertTrue(source().find(vm).orElseThrow().persistent());
        assertFalse(destination().find(vm).orElseThrow().persistent());
    }

    private void isAborted(MigrationMode mode) {
        UUID vm = domain("aborted");
        bed().guestIsBusy(vm, source());
        CompletableFuture<Void> end = migrate(vm, whole(mode).bandwidth(1));
        Watch.until(
                timing(),
                "it begins",
                () -> source().job(vm).filter(JobStatistics::hasBegun).isPresent());

        source().abortJob(vm);

        assertEquals(ErrorKind.ABORTED, Watch.failed(timing(), end).kind());
        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
        Watch.until(timing(), "the job ends", () -> source().job(vm).isEmpty());
    }

    @Test
    void aManagedMigrationIsAborted() {
        isAborted(MigrationMode.MANAGED);
    }

    @Test
    void aPeerToPeerMigrationIsAborted() {
        isAborted(MigrationMode.PEER_TO_PEER);
    }

    @Test
    void aMigrationThatDoesNotEndIsTold() {
        UUID vm = domain("told");
        bed().guestIsBusy(vm, source());
        Watch watch = new Watch(source(), timing());
        CompletableFuture<Void> end =
                migrate(vm, whole(MigrationMode.PEER_TO_PEER).bandwidth(1));

        watch.expect("a pass", event -> event instanceof HostEvent.MigrationIteration);
        Watch.until(
                timing(),
                "memory is sent",
                () -> source().job(vm)
                        .filter(job -> job.memoryProcessed() > 0 && job.memoryTotal() > 0)
                        .isPresent());
        assertFalse(end.isDone());
        assertEquals(DomainState.PAUSED, destination().find(vm).orElseThrow().state());

        source().abortJob(vm);
        Watch.failed(timing(), end);
    }

    @Test
    void aNetworkThatTheDestinationLacksEndsIt() {
        UUID vm = bed().start("netless", networkNic(ALIAS, 1));
        String there = source().xml(vm, XmlKind.MIGRATABLE)
                .replace("network='" + bed().network() + "'", "network='no-such-network'");

        LibvirtException error = Watch.failed(
                timing(), migrate(vm, whole(MigrationMode.PEER_TO_PEER).destinationXml(there)));

        assertEquals(ErrorKind.NO_NETWORK, error.kind());
        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
    }

    @Test
    void aNetworkThatIsNotStartedThereEndsIt() {
        UUID vm = bed().start("inactive", networkNic(ALIAS, 1));
        bed().setNetworkActive(destination(), false);

        LibvirtException error = Watch.failed(timing(), migrate(vm, whole(MigrationMode.PEER_TO_PEER)));
        bed().setNetworkActive(destination(), true);

        assertEquals(ErrorKind.WRONG_STATE, error.kind());
        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
    }

    @Test
    void anAddressThatNobodyHasEndsIt() {
        UUID vm = domain("unreachable");

        LibvirtException error =
                Watch.failed(timing(), migrate(vm, whole(MigrationMode.MANAGED).migrateUri("tcp://127.0.0.1:1")));

        assertEquals(38, error.code(), error.getMessage());
        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
    }

    @Test
    void aDestinationsXmlWithAnotherNicIsRefused() {
        UUID vm = domain("other");
        String there = source().xml(vm, XmlKind.MIGRATABLE).replaceAll("(?s)<interface.*?</interface>", "");

        LibvirtException error = Watch.failed(
                timing(), migrate(vm, whole(MigrationMode.PEER_TO_PEER).destinationXml(there)));

        assertEquals(67, error.code());
        runsOnlyOn(source(), vm);
    }

    @Test
    void aDaemonThatDiesOnTheWayLeavesTheDomainWhereItWas() {
        UUID vm = domain("left");
        bed().guestIsBusy(vm, source());
        CompletableFuture<Void> end =
                migrate(vm, whole(MigrationMode.PEER_TO_PEER).bandwidth(1));
        Watch.until(
                timing(),
                "it begins",
                () -> source().job(vm).filter(JobStatistics::hasBegun).isPresent());

        bed().killDaemon(destination());

        Watch.failed(timing(), end);
        assertEquals(DomainState.RUNNING, source().find(vm).orElseThrow().state());
        bed().startDaemon(destination());
        destination().reconnect();
        Watch.until(
                timing(), "nothing stays there", () -> destination().find(vm).isEmpty());
        runsOnlyOn(source(), vm);
    }

    @Test
    void aDomainMovesThereAndBack() {
        UUID vm = domain("back");

        Watch.ended(timing(), migrate(vm, whole(MigrationMode.MANAGED)));
        Watch.ended(
                timing(),
                destination()
                        .migrate(
                                vm,
                                source(),
                                MigrationRequest.of(MigrationMode.MANAGED)
                                        .persist(true)
                                        .undefineSource(true)
                                        .build()));

        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
    }
}
