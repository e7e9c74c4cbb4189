package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.MacAddress;
import org.netfailover.operation.Migration;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Migration as a whole, between two real daemons. */
@WithTwoHosts
@Timeout(90)
class MigrationOperationTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");

    private final TwoHosts hosts;
    private final LibvirtHost a;
    private final LibvirtHost b;

    MigrationOperationTest(TwoHosts hosts) {
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
    void aGuestGoesThereAndBack(MigrationMode mode) {
        try (RunningGuest guest = started(TinyGuest.named("goes").nic(MAC, "ua-net0"))) {
            Outcome there = moving("goes", a, b, hosts.b()).mode(mode).plan().run();

            assertThat(there).as(there.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(guest.runsOn(b)).isTrue();
            assertThat(a.find(guest.uuid())).isEmpty();

            Outcome back = moving("goes", b, a, hosts.a()).mode(mode).plan().run();

            assertThat(back).as(back.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(guest.runsOn(a)).isTrue();
            assertThat(hosts.b().leftovers().running()).isEmpty();
        }
    }

    @Test
    void progressIsTold() {
        try (RunningGuest guest = started(
                TinyGuest.named("progress").nic(MAC, "ua-net0").memoryMib(64).filled())) {
            List<OperationEvent.MigrationProgress> progress = new ArrayList<>();

            Outcome outcome = moving("progress", a, b, hosts.b())
                    .bandwidth(10)
                    .plan()
                    .run(event -> {
                        if (event instanceof OperationEvent.MigrationProgress one) {
                            progress.add(one);
                        }
                    });

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(progress)
                    .extracting(OperationEvent.MigrationProgress::phase)
                    .contains(MigrationPhase.PREPARING, MigrationPhase.MEMORY, MigrationPhase.FINISHING);
            assertThat(guest.runsOn(b)).isTrue();
            assertThat(progress)
                    .anySatisfy(one ->
                            assertThat(one.statistics().memoryProcessed()).isPositive());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledMigrationLeavesTheGuestWhereItWas(MigrationMode mode) throws Exception {
        try (RunningGuest guest = started(TinyGuest.named("cancelled")
                .nic(MAC, "ua-net0")
                .memoryMib(64)
                .filled()
                .dirtying(40))) {
            List<OperationEvent> events = Collections.synchronizedList(new ArrayList<>());
            Running running = moving("cancelled", a, b, hosts.b())
                    .mode(mode)
                    .bandwidth(5)
                    .plan()
                    .start(events::add);
            TimeUnit.SECONDS.sleep(3);
            running.cancel();

            Outcome outcome = running.await();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(guest.runsOn(a)).isTrue();
            assertThat(b.find(guest.uuid())).isEmpty();
        }
    }

    @Test
    void aMigrationThatTakesTooLongIsAborted() {
        try (RunningGuest guest = started(TinyGuest.named("long")
                .nic(MAC, "ua-net0")
                .memoryMib(64)
                .filled()
                .dirtying(40))) {
            Outcome outcome = moving("long", a, b, hosts.b())
                    .bandwidth(5)
                    .deadline(Duration.ofSeconds(3))
                    .plan()
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(guest.runsOn(a)).isTrue();
        }
    }

    @Test
    void aSecondMigrationOfTheSameGuestIsRefused() throws Exception {
        try (RunningGuest guest = started(TinyGuest.named("twice")
                .nic(MAC, "ua-net0")
                .memoryMib(64)
                .filled()
                .dirtying(40))) {
            var second = moving("twice", a, b, hosts.b()).plan();
            Running first = moving("twice", a, b, hosts.b()).bandwidth(5).plan().start(event -> {});
            TimeUnit.SECONDS.sleep(2);

            Outcome outcome = second.run();
            first.cancel();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.Refused.class);
            assertThat(first.await()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(guest.runsOn(a)).isTrue();
        }
    }

    @Test
    void aMigrationToNowhereLeavesTheGuestWhereItWas() {
        try (RunningGuest guest = started(TinyGuest.named("nowhere").nic(MAC, "ua-net0"))) {
            Outcome outcome = moving("nowhere", a, b, hosts.b())
                    .migrateUri("tcp://192.0.2.99:49152")
                    .deadline(Duration.ofSeconds(20))
                    .plan()
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(guest.runsOn(a)).isTrue();
            assertThat(b.find(guest.uuid())).isEmpty();
        }
    }

    @Test
    void aNicIsDetachedBeforeAndAttachedAfter() {
        try (RunningGuest guest = started(TinyGuest.named("detached").nic(MAC, "ua-net0"))) {
            Outcome outcome = moving("detached", a, b, hosts.b())
                    .strategy("ua-net0", org.netfailover.model.Strategy.DETACH_ATTACH)
                    .plan()
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(outcome.journal().entries()).hasSizeGreaterThan(2);
            assertThat(guest.runsOn(b)).isTrue();
        }
    }

    @Test
    void aDetachedNicComesBackWhenTheMigrationFails() {
        try (RunningGuest guest = started(TinyGuest.named("returns").nic(MAC, "ua-net0"))) {
            String before = a.xml(guest.uuid(), org.netfailover.libvirt.XmlKind.MIGRATABLE);

            Outcome outcome = moving("returns", a, b, hosts.b())
                    .strategy("ua-net0", org.netfailover.model.Strategy.DETACH_ATTACH)
                    .migrateUri("tcp://192.0.2.99:49152")
                    .deadline(Duration.ofSeconds(20))
                    .plan()
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(a.xml(guest.uuid(), org.netfailover.libvirt.XmlKind.MIGRATABLE))
                    .isEqualTo(before);
        }
    }

    private static Migration moving(String name, LibvirtHost from, LibvirtHost to, TestHost destination) {
        return Migration.of(name)
                .from(from)
                .to(to)
                .destinationUri(destination.peerUri())
                .persist(true)
                .undefineSource(true);
    }

    private RunningGuest started(TinyGuest.Builder guest) {
        return RunningGuest.started(guest.build(), hosts.a(), a, b);
    }
}
