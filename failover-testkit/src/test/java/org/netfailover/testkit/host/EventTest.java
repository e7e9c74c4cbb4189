package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.MacAddress;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
@Timeout(180)
class EventTest {
    private static final int ROUNDS = 8;
    private static final int DEVICES = 25;
    private static final int GUESTS = 20;
    private static final int CYCLES = 5;

    private final TestHost rig;
    private final LibvirtHost host;

    EventTest(TwoHosts hosts) {
        rig = hosts.a();
        host = rig.connect();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void everyOneOfTwoHundredDevicesIsToldOnceAndInOrder() {
        List<String> aliases =
                IntStream.range(0, DEVICES).mapToObj(i -> "ua-net" + i).toList();
        try (EventLog log = new EventLog(host);
                RunningGuest guest = started(TinyGuest.named("two-hundred").ports(28))) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (int i = 0; i < DEVICES; i++) {
                    host.attach(guest.uuid(), nic(i, aliases.get(i)), Scope.LIVE);
                }
                aliases.forEach(alias -> host.detach(guest.uuid(), alias, Scope.LIVE));
                awaitCount(log, HostEvent.DeviceRemoved.class, round * DEVICES);
            }

            assertThat(log.of(HostEvent.DeviceRemoved.class)).hasSize(ROUNDS * DEVICES);
            assertThat(log.of(HostEvent.DeviceAdded.class))
                    .extracting(HostEvent.DeviceAdded::alias)
                    .containsExactlyElementsOf(IntStream.range(0, ROUNDS)
                            .boxed()
                            .flatMap(round -> aliases.stream())
                            .toList());
        }
    }

    /** Twenty domains are plugged and unplugged at the same time over one connection. */
    @Test
    void oneConnectionCarriesTwentyOperationsAtOnceAndLosesNoEvent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(GUESTS);
        List<RunningGuest> guests = new CopyOnWriteArrayList<>();
        try (EventLog log = new EventLog(host)) {
            for (int i = 0; i < GUESTS; i++) {
                guests.add(started(TinyGuest.named("at-once-" + i).ports(2)));
            }
            List<Future<?>> operations = guests.stream()
                    .<Future<?>>map(guest -> threads.submit(() -> plugAndUnplug(guest, log)))
                    .toList();
            for (Future<?> operation : operations) {
                operation.get(120, TimeUnit.SECONDS);
            }

            for (RunningGuest guest : guests) {
                assertThat(of(log, HostEvent.DeviceAdded.class, guest)).isEqualTo(CYCLES);
                assertThat(of(log, HostEvent.DeviceRemoved.class, guest)).isEqualTo(CYCLES);
            }
            assertThat(log.of(HostEvent.DeviceRemovalFailed.class)).isEmpty();
        } finally {
            guests.forEach(RunningGuest::close);
            threads.shutdown();
        }
    }

    private void plugAndUnplug(RunningGuest guest, EventLog log) {
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            int done = cycle;
            host.attach(guest.uuid(), nic(cycle, "ua-net0"), Scope.LIVE);
            host.detach(guest.uuid(), "ua-net0", Scope.LIVE);
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> of(log, HostEvent.DeviceRemoved.class, guest) == done);
        }
    }

    @Test
    void aHostThatNobodyRefersToStillTells() {
        List<HostEvent> told = new CopyOnWriteArrayList<>();
        rig.connect().subscribe(told::add);
        for (int i = 0; i < 5; i++) {
            System.gc();
            System.runFinalization();
        }

        try (RunningGuest guest = started(TinyGuest.named("unreferred"))) {
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> told.stream()
                            .anyMatch(event -> event instanceof HostEvent.Lifecycle life
                                    && life.domain().equals(guest.uuid())
                                    && life.change() == HostEvent.Change.STARTED));
        }
    }

    private RunningGuest started(TinyGuest.Builder guest) {
        return RunningGuest.started(guest.build(), rig, host);
    }

    private static long of(EventLog log, Class<? extends HostEvent.OfDomain> kind, RunningGuest guest) {
        return log.of(kind).stream()
                .filter(event -> event.domain().equals(guest.uuid()))
                .count();
    }

    private static void awaitCount(EventLog log, Class<? extends HostEvent> kind, int count) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log.of(kind).size() >= count);
    }

    private static String nic(int number, String alias) {
        return TinyGuest.nicXml(MacAddress.parse("52:54:00:aa:cc:%02x".formatted(number)), alias);
    }
}
