package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
@Timeout(60)
class MigrationTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");

    private final TwoHosts hosts;
    private final LibvirtHost a;
    private final LibvirtHost b;

    MigrationTest(TwoHosts hosts) {
        this.hosts = hosts;
        a = hosts.a().connect();
        b = hosts.b().connect();
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    @ParameterizedTest
    @EnumSource
    void aGuestGoesThereAndBack(MigrationMode mode) throws Exception {
        TinyGuest tiny = TinyGuest.named("there-and-back").nic(MAC, "ua-net0").build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b);
                EventLog onA = new EventLog(a);
                EventLog onB = new EventLog(b)) {
            long before = tiny.ticks(hosts.a());

            await(a.migrate(guest.uuid(), b, moving(mode, hosts.b()).build()));

            assertThat(guest.runsOn(b)).isTrue();
            assertThat(a.find(guest.uuid())).isEmpty();
            assertThat(b.find(guest.uuid()))
                    .hasValueSatisfying(info -> assertThat(info.persistent()).isTrue());
            assertThat(tiny.ticks(hosts.b())).isGreaterThan(before);
            onA.await(event -> event instanceof HostEvent.Lifecycle life
                    && life.change() == HostEvent.Change.STOPPED
                    && life.detail() == HostEvent.Lifecycle.MIGRATED_AWAY);
            onB.await(event -> event instanceof HostEvent.Lifecycle life
                    && life.change() == HostEvent.Change.RESUMED
                    && life.detail() == HostEvent.Lifecycle.MIGRATED_HERE);
            onA.await(event -> event instanceof HostEvent.JobCompleted job
                    && job.domain().equals(guest.uuid())
                    && job.statistics().memoryTotal() > 0);
            assertThat(onA.of(HostEvent.MigrationIteration.class)).isNotEmpty();

            await(b.migrate(guest.uuid(), a, moving(mode, hosts.a()).build()));

            assertThat(guest.runsOn(a)).isTrue();
            assertThat(b.find(guest.uuid())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestWithoutAnyParameterIsTaken(MigrationMode mode) throws Exception {
        TinyGuest tiny = TinyGuest.named("bare").build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            MigrationRequest.Builder bare = MigrationRequest.of(mode);
            if (mode == MigrationMode.PEER_TO_PEER) {
                bare.destinationUri(hosts.b().peerUri());
            }

            await(a.migrate(guest.uuid(), b, bare.build()));

            assertThat(guest.runsOn(b)).isTrue();
            assertThat(b.find(guest.uuid()))
                    .hasValueSatisfying(info -> assertThat(info.persistent()).isFalse());
            assertThat(a.find(guest.uuid()))
                    .hasValueSatisfying(info -> assertThat(info.persistent()).isTrue());
        }
    }

    @Test
    void theDestinationsDocumentsAreTaken() throws Exception {
        TinyGuest tiny = TinyGuest.named("documents").nic(MAC, "ua-net0").build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            String moving = a.xml(guest.uuid(), XmlKind.MIGRATABLE);
            String kept = a.xml(guest.uuid(), XmlKind.INACTIVE)
                    .replace("<memory ", "<description>gr\u00fc\u00dfe \u2603</description><memory ");
            MigrationRequest request = moving(MigrationMode.MANAGED, hosts.b())
                    .destinationXml(moving.replace("<source bridge='br0'/>", "<source network='lan'/>")
                            .replace("<interface type='bridge'>", "<interface type='network'>"))
                    .persistentXml(kept)
                    .migrateUri("tcp://" + hosts.b().name())
                    .build();

            await(a.migrate(guest.uuid(), b, request));

            assertThat(b.networkPorts("lan"))
                    .singleElement()
                    .satisfies(port -> assertThat(port.owner()).contains("documents"));
            assertThat(b.xml(guest.uuid(), XmlKind.INACTIVE))
                    .contains("gr\u00fc\u00dfe \u2603")
                    .contains("<interface type='bridge'>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationIsWatchedAndAborted(MigrationMode mode) {
        TinyGuest tiny =
                TinyGuest.named("aborted").memoryMib(64).filled().dirtying(20).build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            assertThat(a.job(guest.uuid())).isEmpty();
            CompletableFuture<Void> move = a.migrate(
                    guest.uuid(), b, moving(mode, hosts.b()).bandwidth(2).build());

            AtomicReference<JobStatistics> seen = new AtomicReference<>();
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> {
                Optional<JobStatistics> job = a.job(guest.uuid());
                job.ifPresent(seen::set);
                return job.filter(statistics -> statistics.memoryProcessed() > 1 << 20)
                        .isPresent();
            });
            assertThat(seen.get().hasBegun()).isTrue();
            assertThat(seen.get().memoryTotal()).isGreaterThanOrEqualTo(64 << 20);
            assertThat(seen.get().elapsed()).isPositive().isLessThan(Duration.ofSeconds(30));
            assertThat(move).isNotDone();
            a.abortJob(guest.uuid());

            assertFails(() -> await(move), ErrorKind.ABORTED);
            assertThat(a.job(guest.uuid())).isEmpty();
            assertThat(guest.runsOn(a)).isTrue();
            assertThat(guest.runsOn(b)).isFalse();
        }
    }

    @Test
    void aMigrationSwitchesHostsWhenItIsTold() throws Exception {
        TinyGuest tiny =
                TinyGuest.named("post-copy").memoryMib(64).filled().dirtying(20).build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            CompletableFuture<Void> move = a.migrate(
                    guest.uuid(),
                    b,
                    moving(MigrationMode.PEER_TO_PEER, hosts.b())
                            .postCopy(true)
                            .bandwidth(8)
                            .build());
            Awaitility.await()
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() ->
                            a.job(guest.uuid()).filter(JobStatistics::hasBegun).isPresent());

            a.startPostCopy(guest.uuid());

            await(move);
            assertThat(guest.runsOn(b)).isTrue();
        }
    }

    @Test
    void closingBothHostsDoesNotEndAMigration() throws Exception {
        TinyGuest tiny = TinyGuest.named("closed").memoryMib(32).filled().build();
        LibvirtHost from = hosts.a().connect();
        LibvirtHost to = hosts.b().connect();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            CompletableFuture<Void> move = from.migrate(
                    guest.uuid(),
                    to,
                    moving(MigrationMode.MANAGED, hosts.b()).bandwidth(16).build());

            from.close();
            to.close();

            await(move);
            assertThat(guest.runsOn(b)).isTrue();
        }
    }

    @Test
    void whyADomainWasNotMovedIsToldByTheFuture() {
        TinyGuest tiny = TinyGuest.named("stays").build();
        try (RunningGuest guest = RunningGuest.started(tiny, hosts.a(), a, b)) {
            CompletableFuture<Void> move = a.migrate(
                    guest.uuid(),
                    b,
                    moving(MigrationMode.MANAGED, hosts.b())
                            .migrateUri("tcp://192.0.2.77:1")
                            .build());
            CompletableFuture<Class<?>> told = new CompletableFuture<>();
            move.whenComplete((nothing, thrown) -> told.complete(thrown.getClass()));

            assertThat(told.join()).isEqualTo(LibvirtException.class);
            assertThat(guest.runsOn(a)).isTrue();
        }
    }

    private static MigrationRequest.Builder moving(MigrationMode mode, TestHost to) {
        MigrationRequest.Builder request =
                MigrationRequest.of(mode).persist(true).undefineSource(true);
        return mode == MigrationMode.PEER_TO_PEER ? request.destinationUri(to.peerUri()) : request;
    }

    private static void await(CompletableFuture<Void> move) throws Exception {
        move.get(30, TimeUnit.SECONDS);
    }

    private static void assertFails(ThrowingCallable call, ErrorKind kind) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(call)
                .havingCause()
                .isInstanceOfSatisfying(
                        LibvirtException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
