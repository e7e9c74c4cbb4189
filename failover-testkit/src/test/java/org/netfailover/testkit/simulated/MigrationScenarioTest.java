package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;

/** What can happen while a domain moves, and what is told of it. */
class MigrationScenarioTest {
    private static final Fault.Fail QEMU_SAYS_NO =
            new Fault.Fail(1, 10, "internal error: unable to execute QEMU command");
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration AWAY = Duration.ofHours(2);

    private final SimulatedSite site = Domains.site(2);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    private Migration migration() {
        return Migration.of("vm")
                .from(a)
                .to(b)
                .timing(site.time())
                .persist(true)
                .undefineSource(true);
    }

    private static <T extends Outcome> T as(Class<T> kind, Outcome outcome) {
        assertThat(outcome).as(outcome.journal() + "\n" + outcome.summary()).isInstanceOf(kind);
        return kind.cast(outcome);
    }

    private void isWholeOn(SimulatedHost host) {
        site.time().advance(Duration.ofSeconds(1)); // QEMU plugs the primary once the guest runs
        SimulatedHost other = host.equals(a) ? b : a;
        assertThat(site.truth().hostsOf(vm)).containsExactly(host);
        assertThat(site.truth().isRunning(vm)).isTrue();
        assertThat(site.truth().devices(vm)).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
        assertThat(site.truth().leaks()).isEmpty();
        assertThat(site.truth().heldFunctions(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void qemuUnplugsAndPlugsThePrimary(MigrationMode mode) {
        as(
                Outcome.Completed.class,
                migration()
                        .mode(mode)
                        .strategy(Strategy.AUTOMATIC_FAILOVER)
                        .plan()
                        .run());

        isWholeOn(b);
        assertThat(site.truth().gaps(vm)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thePrimaryIsUnpluggedBeforeAndPluggedAfter(MigrationMode mode) {
        as(
                Outcome.Completed.class,
                migration()
                        .mode(mode)
                        .strategy(Strategy.EXPLICIT_FAILOVER)
                        .plan()
                        .run());

        isWholeOn(b);
        assertThat(site.truth().gaps(vm)).isEmpty();
    }

    @Test
    void aBridgeMayHaveAnotherNameOnTheDestination() {
        SimulatedSite other = new SimulatedSite();
        SimulatedHost from = other.host("from");
        SimulatedHost to = other.host("to");
        from.hardware().bridge("br0");
        to.hardware().bridge("ovs-lan");
        UUID moved = from.machines().start(Domains.domain("moved", List.of(Domains.STANDBY)));

        Migration migration = Migration.of("moved").from(from).to(to).timing(other.time());
        as(Outcome.Refused.class, migration.plan().run());
        as(Outcome.Completed.class, migration.bridge("br0", "ovs-lan").plan().run());

        assertThat(to.xml(moved, XmlKind.LIVE)).contains("ovs-lan").doesNotContain("br0");
    }

    @Test
    void aGuestThatDoesNotUnplugInTimeStaysWithItsPrimary() {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());

        Outcome.RolledBack back = as(
                Outcome.RolledBack.class,
                migration().strategy(Strategy.AUTOMATIC_FAILOVER).plan().run());

        assertThat(back.cause().message()).contains("has not let go of ua-net0-vf");
        isWholeOn(a);
    }

    @Test
    void everyPhaseIsTold() {
        a.machines().guest(vm).answers(new GuestAnswer.LetsGo(Duration.ofSeconds(5)));
        site.setLinkSpeed(100L << 20);
        List<MigrationPhase> phases = new ArrayList<>();

        migration().strategy(Strategy.AUTOMATIC_FAILOVER).plan().run(event -> {
            if (event instanceof OperationEvent.MigrationProgress progress && !phases.contains(progress.phase())) {
                phases.add(progress.phase());
            }
        });

        assertThat(phases)
                .containsSubsequence(
                        MigrationPhase.PREPARING,
                        MigrationPhase.WAIT_UNPLUG,
                        MigrationPhase.MEMORY,
                        MigrationPhase.FINISHING);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARING", "WAIT_UNPLUG", "MEMORY", "SWITCHOVER", "FINISHING"})
    void aCancelInAnyPhaseEndsOnOneHostAndSaysWhere(MigrationPhase phase) {
        a.machines().guest(vm).answers(new GuestAnswer.LetsGo(Duration.ofSeconds(5)));
        site.setLinkSpeed(100L << 20);
        PlannedOperation planned =
                migration().strategy(Strategy.AUTOMATIC_FAILOVER).plan();
        Thread me = Thread.currentThread();

        Outcome outcome = planned.run(event -> {
            if (event instanceof OperationEvent.MigrationProgress progress && progress.phase() == phase) {
                me.interrupt();
            }
        });
        Thread.interrupted();

        if (outcome instanceof Outcome.RolledBack) {
            isWholeOn(a);
        } else {
            as(Outcome.Completed.class, outcome);
            isWholeOn(b);
        }
    }

    @Test
    void aCancelThatComesTooLateIsSaidToBe() {
        Thread me = Thread.currentThread();

        Outcome outcome = migration().plan().run(event -> {
            if (event instanceof OperationEvent.MigrationProgress progress
                    && progress.phase() == MigrationPhase.FINISHING) {
                me.interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(as(Outcome.Completed.class, outcome).summary()).contains("too late");
        isWholeOn(b);
    }

    @Test
    void aMigrationThatTakesTooLongIsAborted() {
        site.setLinkSpeed(1L << 20);

        Outcome.RolledBack back = as(
                Outcome.RolledBack.class,
                migration().deadline(Duration.ofMinutes(1)).plan().run());

        assertThat(back.cause().message()).contains("longer than 60 s");
        isWholeOn(a);
    }

    @Test
    void afterAFailureThePrimaryIsPluggedBack() {
        a.faults().at(HostOperation.MIGRATE, 1, QEMU_SAYS_NO);

        as(
                Outcome.RolledBack.class,
                migration().strategy(Strategy.EXPLICIT_FAILOVER).plan().run());

        isWholeOn(a);
    }

    @Test
    void aSuccessThatIsNoneIsFoundOut() {
        a.faults().at(HostOperation.MIGRATE, 1, new Fault.Lie());

        Outcome outcome =
                migration().strategy(Strategy.EXPLICIT_FAILOVER).plan().run();

        as(Outcome.RolledBack.class, outcome);
        isWholeOn(a);
    }

    @Test
    void aPrimaryThatCannotBePluggedThereLeavesTheGuestOnItsStandby() {
        b.faults().at(HostOperation.ATTACH, 1, QEMU_SAYS_NO).at(HostOperation.ATTACH, 2, QEMU_SAYS_NO);

        Outcome.Degraded degraded = as(
                Outcome.Degraded.class,
                migration().strategy(Strategy.EXPLICIT_FAILOVER).plan().run());

        assertThat(degraded.missing()).containsExactly("ua-net0-vf");
        assertThat(degraded.failures()).isNotEmpty();
        assertThat(site.truth().hostsOf(vm)).containsExactly(b);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void aPrimaryIsNotPluggedWhereItsStandbyCouldNotBe() {
        b.faults().at(HostOperation.ATTACH, 1, QEMU_SAYS_NO);

        Outcome.Degraded degraded = as(
                Outcome.Degraded.class,
                migration().strategy(Strategy.DETACH_ATTACH).plan().run());

        assertThat(degraded.missing()).containsExactly("ua-net0", "ua-net0-vf");
        assertThat(site.truth().devices(vm)).isEmpty();
        assertThat(site.truth().heldFunctions(b)).isEmpty();
    }

    private void dies(SimulatedHost host, Duration when, Duration back) {
        site.time().after(when, () -> host.daemon().kill());
        site.time().after(when.plus(back), () -> host.daemon().start());
    }

    @ParameterizedTest
    @EnumSource
    void aSourceDaemonThatDiesAndComesBackLosesNothing(MigrationMode mode) {
        site.setLinkSpeed(50L << 20);
        a.faults().at(HostOperation.JOB, 3, new Fault.DaemonDeath(false, Duration.ofSeconds(5)));

        Outcome outcome = migration().mode(mode).plan().run();

        if (outcome instanceof Outcome.Completed) {
            isWholeOn(b);
        } else {
            as(Outcome.RolledBack.class, outcome);
            isWholeOn(a);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDestinationDaemonThatDiesAndComesBackLosesNothing(MigrationMode mode) {
        site.setLinkSpeed(50L << 20);
        dies(b, Duration.ofSeconds(4), Duration.ofSeconds(5));

        Outcome outcome = migration().mode(mode).plan().run();

        if (outcome instanceof Outcome.Completed) {
            isWholeOn(b);
        } else {
            as(Outcome.RolledBack.class, outcome);
            isWholeOn(a);
        }
    }

    @Test
    void aDestinationThatStaysAwayIsSaidToBeUnknown() {
        site.setLinkSpeed(50L << 20);
        dies(b, Duration.ofSeconds(4), AWAY);

        Outcome.NeedsAttention attention = as(
                Outcome.NeedsAttention.class,
                migration().strategy(Strategy.EXPLICIT_FAILOVER).plan().run());

        assertThat(attention.left())
                .anySatisfy(left -> assertThat(left.message()).contains("not known"));
        assertThat(site.truth().hostsOf(vm)).contains(a);
        assertThat(site.truth().devices(vm)).contains("ua-net0-vf");
    }

    @Test
    void aPeerToPeerMigrationIsFollowedAfterTheConnectionBroke() {
        site.setLinkSpeed(8L << 20);
        a.machines().guest(vm).memory(512L << 20, 1L << 20);
        site.time().after(Duration.ofSeconds(4), () -> a.daemon().freeze());
        site.time().after(Duration.ofSeconds(34), () -> a.daemon().thaw());

        Outcome outcome = migration().mode(MigrationMode.PEER_TO_PEER).plan().run();

        as(Outcome.Completed.class, outcome);
        isWholeOn(b);
    }

    @Test
    void aDomainThatBecomesBusyIsLeftAlone() {
        site.setLinkSpeed(1L << 20);
        PlannedOperation second = migration().plan();
        a.migrate(
                vm,
                b,
                org.netfailover.libvirt.MigrationRequest.of(MigrationMode.PEER_TO_PEER)
                        .build());
        site.time().advance(SHORT);

        as(Outcome.Refused.class, second.run());
    }

    @Test
    void aDomainThatWasPausedMeanwhileIsLeftAlone() {
        PlannedOperation planned = migration().plan();
        a.machines().pause(vm);

        as(Outcome.Refused.class, planned.run());

        assertThat(site.truth().devices(vm)).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void twoOperationsOfOneDomainAreOneTooMany() {
        site.setLinkSpeed(50L << 20);
        Map<MigrationMode, Outcome> outcomes = new EnumMap<>(MigrationMode.class);

        site.time()
                .together(List.of(
                        () -> put(
                                outcomes,
                                MigrationMode.MANAGED,
                                migration().plan().run()),
                        () -> {
                            site.time().advance(SHORT);
                            put(
                                    outcomes,
                                    MigrationMode.PEER_TO_PEER,
                                    migration()
                                            .mode(MigrationMode.PEER_TO_PEER)
                                            .plan()
                                            .run());
                        }));

        as(Outcome.Completed.class, outcomes.get(MigrationMode.MANAGED));
        as(Outcome.Refused.class, outcomes.get(MigrationMode.PEER_TO_PEER));
        isWholeOn(b);
    }

    private static synchronized void put(Map<MigrationMode, Outcome> outcomes, MigrationMode mode, Outcome outcome) {
        outcomes.put(mode, outcome);
    }

    @Test
    void twoDomainsDoNotCountOnOneVf() {
        SimulatedSite small = new SimulatedSite();
        SimulatedHost from = small.host("from");
        SimulatedHost to = small.host("to");
        from.hardware().bridge("br0").pool("vfpool", "0000:03:10.0", "0000:03:10.1");
        to.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
        from.machines().start(Domains.domain("one", List.of(Domains.STANDBY, Domains.PRIMARY)));
        from.machines()
                .start(Domains.domain(
                        "two",
                        List.of(
                                Domains.standby("ua-net0", "52:54:00:aa:bb:09"),
                                Domains.primary("ua-net0-vf", "52:54:00:aa:bb:09", "ua-net0"))));
        PlannedOperation one =
                Migration.of("one").from(from).to(to).timing(small.time()).plan();
        PlannedOperation two =
                Migration.of("two").from(from).to(to).timing(small.time()).plan();
        Map<MigrationMode, Outcome> outcomes = new EnumMap<>(MigrationMode.class);

        small.time()
                .together(List.of(
                        () -> put(outcomes, MigrationMode.MANAGED, one.run()),
                        () -> put(outcomes, MigrationMode.PEER_TO_PEER, two.run())));

        assertThat(outcomes.values())
                .hasAtLeastOneElementOfType(Outcome.Completed.class)
                .hasAtLeastOneElementOfType(Outcome.Refused.class);
        assertThat(small.truth().leaks()).isEmpty();
    }

    @Test
    void theFlightRecorderHearsOfIt() throws Exception {
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("netfailover.Operation").withoutThreshold();
            recording.enable("netfailover.Step").withoutThreshold();
            recording.enable("netfailover.MigrationProgress").withoutThreshold();
            recording.start();
            migration().strategy(Strategy.EXPLICIT_FAILOVER).plan().run();
            recording.stop();
            java.nio.file.Path file = java.nio.file.Files.createTempFile("operation", ".jfr");
            recording.dump(file);
            List<jdk.jfr.consumer.RecordedEvent> events = jdk.jfr.consumer.RecordingFile.readAllEvents(file);
            java.nio.file.Files.delete(file);

            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("netfailover.Operation"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getString("outcome")).isEqualTo("Completed"))
                    .satisfies(event -> assertThat(event.getString("domain")).isEqualTo("vm"))
                    .satisfies(event ->
                            assertThat(event.getEventType().getCategoryNames()).containsExactly("Netfailover"));
            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("netfailover.Step"))
                    .extracting(event -> event.getString("what"))
                    .contains("unplug ua-net0-vf", "migrate", "plug ua-net0-vf");
            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("netfailover.MigrationProgress"))
                    .isNotEmpty();
        }
    }

    @Test
    void aJournalHoldsNoDocument() {
        for (Strategy strategy : List.of(Strategy.AUTOMATIC_FAILOVER, Strategy.EXPLICIT_FAILOVER)) {
            MigrationScenarioTest fresh = new MigrationScenarioTest();
            String json = fresh.migration().strategy(strategy).plan().run().toJson();

            assertThat(json).doesNotContain("<").contains("\"outcome\":\"COMPLETED\"");
        }
    }

    @Test
    void aCallerThatDiesLeavesNothingSetAside() {
        a.faults().at(HostOperation.MIGRATE, 1, new Fault.ClientDeath(false));
        PlannedOperation planned = migration().plan();
        org.assertj.core.api.Assertions.assertThatThrownBy(planned::run).isInstanceOf(ClientCrash.class);
        site.startClient();

        as(Outcome.Completed.class, migration().plan().run());

        isWholeOn(b);
    }

    @Test
    void anOperationOnAThreadOfItsOwnIsCancelledFromOutside() throws InterruptedException {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());
        java.util.concurrent.CountDownLatch waits = new java.util.concurrent.CountDownLatch(1);

        Running running = migration()
                .strategy(Strategy.AUTOMATIC_FAILOVER)
                .waitUnplug(Duration.ofDays(1000))
                .deadline(Duration.ofDays(10_000))
                .plan()
                .start(event -> {
                    if (event instanceof OperationEvent.MigrationProgress progress
                            && progress.phase() == MigrationPhase.WAIT_UNPLUG) {
                        waits.countDown();
                    }
                });
        waits.await();
        running.cancel();

        Outcome.RolledBack back = as(Outcome.RolledBack.class, running.await());
        assertThat(back.cause().message()).isEqualTo("cancelled");
        assertThat(running.isDone()).isTrue();
        isWholeOn(a);
    }
}
