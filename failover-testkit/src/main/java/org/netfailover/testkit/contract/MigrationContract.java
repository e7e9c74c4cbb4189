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
    @Requires(
            value = "A managed migration ends with the domain, its definition and its events on the destination and"
                    + " nothing on the source.",
            by = "Hypervisor.migrate; libvirt, virDomainMigrate3",
            otherwise = "the domain is nowhere, or a copy of it is left behind")
    void aDomainMovesManaged() {
        moves(MigrationMode.MANAGED);
    }

    @Test
    @Requires(
            value = "A peer-to-peer migration ends with the domain, its definition and its events on the destination"
                    + " alone.",
            by = "Hypervisor.migrate; libvirt, virDomainMigrateToURI3",
            otherwise = "the domain is nowhere, or a copy of it is left behind")
    void aDomainMovesPeerToPeer() {
        moves(MigrationMode.PEER_TO_PEER);
    }

    @Test
    @Requires(
            value = "Without being asked a migration neither takes the definition along nor leaves none behind.",
            by = "MigrationRequest; libvirt, VIR_MIGRATE_PERSIST_DEST and VIR_MIGRATE_UNDEFINE_SOURCE",
            otherwise = "the domain does not come back after its host was restarted")
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
    @Requires(
            value = "A managed migration that is aborted fails with ABORTED, and the domain goes on where it was.",
            by = "Hypervisor.abortJob; libvirt, virDomainAbortJob",
            otherwise = "a cancel leaves the guest standing still, or in two places")
    void aManagedMigrationIsAborted() {
        isAborted(MigrationMode.MANAGED);
    }

    @Test
    @Requires(
            value = "A peer-to-peer migration that is aborted fails with ABORTED, and the domain goes on where it"
                    + " was.",
            by = "Hypervisor.abortJob; libvirt, virDomainAbortJob",
            otherwise = "a cancel leaves the guest standing still, or in two places")
    void aPeerToPeerMigrationIsAborted() {
        isAborted(MigrationMode.PEER_TO_PEER);
    }

    @Test
    @Requires(
            value = "A migration under way is told by its job and by an event for each pass, and its domain is paused"
                    + " there.",
            by = "Hypervisor.job; libvirt, virDomainGetJobStats",
            otherwise = "one that makes no progress is not found out, and waits for ever")
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
    @Requires(
            value = "A network that the destination lacks ends a migration with NO_NETWORK, and the domain goes on.",
            by = "Hypervisor.migrate; libvirt, VIR_ERR_NO_NETWORK",
            otherwise = "the guest has no network on the destination")
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
    @Requires(
            value = "A network that is not active on the destination ends a migration with WRONG_STATE, and the"
                    + " domain goes on.",
            by = "Hypervisor.migrate; libvirt, VIR_ERR_OPERATION_INVALID",
            otherwise = "the guest has no network on the destination")
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
    @Requires(
            value = "A migration to an address that nobody has fails with libvirt's number 38, and the domain goes"
                    + " on.",
            by = "MigrationRequest.migrateUri; libvirt, VIR_ERR_SYSTEM_ERROR",
            otherwise = "the guest stands still until somebody looks")
    void anAddressThatNobodyHasEndsIt() {
        UUID vm = domain("unreachable");

        LibvirtException error =
                Watch.failed(timing(), migrate(vm, whole(MigrationMode.MANAGED).migrateUri("tcp://127.0.0.1:1")));

        assertEquals(38, error.code(), error.getMessage());
        runsOnlyOn(source(), vm);
        assertTrue(destination().find(vm).isEmpty());
    }

    @Test
    @Requires(
            value = "A destination's XML with other NICs than the domain has is refused with libvirt's number 67.",
            by = "MigrationRequest.destinationXml; libvirt, VIR_ERR_CONFIG_UNSUPPORTED",
            otherwise = "QEMU fails to load the guest on the destination")
    void aDestinationsXmlWithAnotherNicIsRefused() {
        UUID vm = domain("other");
        String there = source().xml(vm, XmlKind.MIGRATABLE).replaceAll("(?s)<interface.*?</interface>", "");

        LibvirtException error = Watch.failed(
                timing(), migrate(vm, whole(MigrationMode.PEER_TO_PEER).destinationXml(there)));

        assertEquals(67, error.code());
        runsOnlyOn(source(), vm);
    }

    @Test
    @Requires(
            value = "When the destination's daemon dies the migration fails, the domain goes on, and nothing stays"
                    + " there.",
            by = "Hypervisor.migrate; libvirt, virDomainMigrateToURI3",
            otherwise = "the domain is in two places when the daemon is back")
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
    @Requires(
            value = "A domain that has moved can be moved back.",
            by = "Hypervisor.migrate; libvirt, virDomainMigrate3",
            otherwise = "something was left behind that takes its place")
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
