package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.netfailover.libvirt.OpenOptions;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
@Timeout(90)
class LostConnectionTest {
    private static final OpenOptions QUICK = OpenOptions.builder()
            .keepalive(Duration.ofSeconds(1))
            .keepaliveCount(2)
            .deadline(Duration.ofSeconds(3))
            .build();
    private static final Duration KEEPALIVE_GIVES_UP_WITHIN = Duration.ofSeconds(8);

    private final TestHost rig;
    private final LibvirtHost host;

    LostConnectionTest(TwoHosts hosts) {
        rig = hosts.a();
        host = LibvirtHost.open(rig.uri(), QUICK);
    }

    @AfterEach
    void close() {
        host.close();
        if (!rig.isRunning()) {
            rig.restart();
        }
        rig.thaw();
    }

    @Test
    void aDaemonThatDiesIsNoticedAtOnceAndReconnectedTo() {
        try (EventLog log = new EventLog(host);
                RunningGuest guest =
                        RunningGuest.started(TinyGuest.named("survives").build(), rig, host)) {
            rig.kill();

            log.await(HostEvent.Disconnected.class::isInstance);
            assertThat(host.isAlive()).isFalse();
            assertDisconnected(() -> host.domains());
            assertDisconnected(() -> host.subscribe(event -> {}));
            assertDisconnected(host::reconnect);

            rig.restart();
            assertThat(host.isAlive()).isFalse();
            host.reconnect();

            assertThat(host.isAlive()).isTrue();
            assertThat(guest.runsOn(host)).isTrue();
            host.attach(guest.uuid(), TinyGuest.nicXml(MacAddress.parse("52:54:00:aa:bb:01"), "ua-net0"), Scope.LIVE);
            log.await(new HostEvent.DeviceAdded(guest.uuid(), "ua-net0"));
            assertThat(log.events())
                    .filteredOn(
                            event -> event instanceof HostEvent.Disconnected || event instanceof HostEvent.Reconnected)
                    .extracting(Object::getClass)
                    .containsExactly(HostEvent.Disconnected.class, HostEvent.Reconnected.class);
        }
    }

    @Test
    void aCallToADaemonThatHangsEndsWhenKeepaliveGivesUp() throws Exception {
        try (EventLog log = new EventLog(host)) {
            rig.freeze();
            CompletableFuture<?> call = CompletableFuture.supplyAsync(host::domains);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> call.get(KEEPALIVE_GIVES_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            LibvirtException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED));
            // the connection of the call and the one of the events are given up each in its own time
            log.await(HostEvent.Disconnected.class::isInstance);
            assertThat(host.isAlive()).isFalse();
            assertDisconnected(host::reconnect); // it takes connections and does not answer
            assertThat(host.isAlive()).isFalse();

            rig.thaw();
            host.reconnect();
            assertThat(host.domains()).isEmpty();
            log.await(new HostEvent.Reconnected());
        }
    }

    /** libvirt's library 9.0.0 ended the process here when they had one connection between them. */
    @Test
    void severalCallsToADaemonThatHangsAllComeBack() {
        List<CompletableFuture<Void>> answered = severalCalls();
        assertThat(answered).allSatisfy(CompletableFuture::join);
        rig.freeze();

        List<CompletableFuture<Void>> calls = severalCalls();

        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(KEEPALIVE_GIVES_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                        .havingCause()
                        .isInstanceOfSatisfying(
                                LibvirtException.class,
                                e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED)));
        rig.thaw();
        host.reconnect();
        assertThat(host.domains()).isEmpty();
    }

    private List<CompletableFuture<Void>> severalCalls() {
        return IntStream.range(0, 6)
                .mapToObj(call -> CompletableFuture.runAsync(host::domains, task -> new Thread(task).start()))
                .toList();
    }

    @Test
    void aDaemonThatHangsIsNoticedWithoutAnyCall() {
        try (EventLog log = new EventLog(host)) {
            rig.freeze();

            log.await(HostEvent.Disconnected.class::isInstance);
            assertThat(host.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationWhoseSourceHangsIsNotWaitedForForEver(MigrationMode mode, TwoHosts hosts) throws Exception {
        TinyGuest tiny =
                TinyGuest.named("hangs").memoryMib(64).filled().dirtying(20).build();
        try (LibvirtHost target = hosts.b().connect();
                RunningGuest guest = RunningGuest.started(tiny, rig, host, target)) {
            CompletableFuture<Void> move = host.migrate(
                    guest.uuid(),
                    target,
                    MigrationRequest.of(mode)
                            .destinationUri(hosts.b().peerUri())
                            .bandwidth(1)
                            .build());
            Awaitility.await()
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> host.job(guest.uuid())
                            .filter(JobStatistics::hasBegun)
                            .isPresent());

            rig.freeze();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> move.get(KEEPALIVE_GIVES_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            LibvirtException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED));
            // each connection is given up in its own time, and one that is alive is not made anew
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !host.isAlive());
            rig.thaw();
            host.reconnect();
            host.destroy(tiny.name());
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> target.find(guest.uuid()).isEmpty());
        }
    }

    @Test
    void manyThreadsThatCallADaemonThatDiesAllComeBack() {
        try (RunningGuest guest = RunningGuest.started(TinyGuest.named("many").build(), rig, host)) {
            rig.freeze();
            List<CompletableFuture<String>> calls = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> host.xml(guest.uuid(), XmlKind.LIVE), task -> new Thread(task).start()))
                    .toList();
            rig.kill();

            for (CompletableFuture<String> call : calls) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                        .havingCause()
                        .isInstanceOfSatisfying(
                                LibvirtException.class,
                                e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED));
            }
            rig.restart();
            host.reconnect();
        }
    }

    @Test
    void openingADaemonThatHangsHasADeadlineAndLeavesNoConnection() {
        int before = sockets();
        rig.freeze();

        long begun = System.nanoTime();
        assertDisconnected(() -> LibvirtHost.open(rig.uri(), QUICK));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));

        rig.thaw();
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> sockets() <= before);
    }

    @Test
    void anInterruptEndsTheWaitForADaemonThatHangs() {
        rig.freeze();
        Thread.currentThread().interrupt();

        assertDisconnected(() -> LibvirtHost.open(rig.uri()));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingDoesNotWaitForADaemonThatHangs() {
        LibvirtHost closed = LibvirtHost.open(rig.uri());
        rig.freeze();

        long begun = System.nanoTime();
        closed.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThatIllegalStateException().isThrownBy(closed::isAlive);
        assertThatIllegalStateException().isThrownBy(closed::reconnect);
    }

    @Test
    void aConnectionThatIsAliveIsKept() {
        try (EventLog log = new EventLog(host)) {
            int before = sockets();

            host.reconnect();

            assertThat(sockets()).isEqualTo(before);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void whoeverFindsItDeadItIsMadeAnewOnce() {
        try (EventLog log = new EventLog(host)) {
            rig.restart();
            log.await(HostEvent.Disconnected.class::isInstance);

            IntStream.range(0, 8).parallel().forEach(i -> host.reconnect());

            log.await(new HostEvent.Reconnected());
            host.domains();
            assertThat(log.of(HostEvent.Reconnected.class)).hasSize(1);
        }
    }

    private static void assertDisconnected(ThrowingCallable call) {
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED))
                .satisfies(e -> assertThat(e.kind().isRetryable()).isTrue());
    }

    private static int sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return (int) files.filter(LostConnectionTest::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }
}
