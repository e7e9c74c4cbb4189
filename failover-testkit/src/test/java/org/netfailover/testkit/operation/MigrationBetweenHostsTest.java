package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Strategy;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Migrations that nothing stands in the way of, and such as are called off. */
@WithTwoHosts
@Timeout(300)
class MigrationBetweenHostsTest {
    private static final int ROUNDS = Boolean.getBoolean("netfailover.soak") ? 20 : 3;

    private final TwoHosts hosts;

    MigrationBetweenHostsTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @ParameterizedTest
    @EnumSource
    void aGuestGoesThereAndBackAgainAndAgain(MigrationMode mode) {
        TinyGuest.Builder guest =
                TinyGuest.named("pendulum").nic(Scene.MAC, "ua-net0").device(Scene.onNetwork("ua-net1"));
        try (Scene scene = Scene.of(hosts, guest)) {
            long ticks = scene.guest().ticks(scene.a());
            for (int round = 0; round < ROUNDS; round++) {
                scene.ended(scene.there(mode).plan().run(), Outcome.Completed.class);
                scene.hasMoved();
                long now = scene.guest().ticks(scene.b());
                assertThat(now).as("it is the same guest").isGreaterThan(ticks);
                ticks = now;

                scene.ended(scene.back(mode).plan().run(), Outcome.Completed.class);
                scene.isAsItWas();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MANAGED,false,false", "PEER_TO_PEER,false,true", "MANAGED,true,false", "PEER_TO_PEER,true,true"})
    void theDefinitionIsMovedOrKeptAsAsked(MigrationMode mode, boolean persist, boolean undefineSource) {
        try (Scene scene = Scene.of(hosts, TinyGuest.named("definition").nic(Scene.MAC, "ua-net0"))) {
            scene.ended(
                    scene.there(mode)
                            .persist(persist)
                            .undefineSource(undefineSource)
                            .plan()
                            .run(),
                    Outcome.Completed.class);

            scene.runsOnlyOn(scene.b());
            assertThat(isDefined(scene, scene.destination())).isEqualTo(persist);
            assertThat(isDefined(scene, scene.source())).isNotEqualTo(undefineSource);
            assertThat(scene.b().leftovers().defined().isEmpty()).isNotEqualTo(persist);
            assertThat(scene.a().leftovers().defined().isEmpty()).isEqualTo(undefineSource);
            if (persist) {
                assertThat(scene.destination().xml(scene.uuid(), XmlKind.INACTIVE))
                        .contains("ua-net0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fourNicsMoveAndEachIsDealtWithInItsWay(MigrationMode mode) {
        TinyGuest.Builder guest = TinyGuest.named("four")
                .nic(Scene.MAC, "ua-net0")
                .nic(Scene.OTHER_MAC, "ua-net1")
                .device(Scene.onNetwork("ua-net2").replace("bb:02", "bb:12"))
                .device(Scene.onNetwork("ua-net3").replace("bb:02", "bb:13"));
        try (Scene scene = Scene.of(hosts, guest)) {
            Outcome outcome = scene.there(mode)
                    .strategy("ua-net1", Strategy.DETACH_ATTACH)
                    .strategy("ua-net3", Strategy.DETACH_ATTACH)
                    .plan()
                    .run();

            scene.ended(outcome, Outcome.Completed.class);
            scene.hasMoved();
            String live = scene.destination().xml(scene.uuid(), XmlKind.LIVE);
            for (int nic = 0; nic < 4; nic++) {
                assertThat(live).containsOnlyOnce("<alias name='ua-net" + nic + "'/>");
            }
            assertThat(outcome.journal().entries())
                    .extracting(entry -> entry.side() + " " + entry.what())
                    .containsSubsequence("SOURCE unplug ua-net1", "SOURCE migrate", "DESTINATION plug ua-net1")
                    .containsSubsequence("SOURCE unplug ua-net3", "SOURCE migrate", "DESTINATION plug ua-net3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void progressIsTold(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("progress", 32))) {
            Recorder events = Recorder.silent();

            scene.ended(scene.there(mode).bandwidth(8).plan().run(events), Outcome.Completed.class);

            scene.hasMoved();
            assertThat(events.phases())
                    .containsSubsequence(MigrationPhase.PREPARING, MigrationPhase.MEMORY, MigrationPhase.FINISHING)
                    .doesNotContain(MigrationPhase.WAIT_UNPLUG, MigrationPhase.ABORTING);
            List<JobStatistics> figures = events.of(OperationEvent.MigrationProgress.class).stream()
                    .map(OperationEvent.MigrationProgress::statistics)
                    .filter(JobStatistics::hasBegun)
                    .toList();
            assertThat(figures).hasSizeGreaterThanOrEqualTo(2);
            assertThat(figures).extracting(JobStatistics::memoryProcessed).isSorted();
            assertThat(figures.get(figures.size() - 1).memoryProcessed())
                    .isGreaterThan(figures.get(0).memoryProcessed());
            assertThat(figures).extracting(JobStatistics::memoryTotal).allMatch(total -> total >= 32 << 20);
            assertThat(figures).extracting(JobStatistics::iteration).allMatch(pass -> pass >= 1);
            assertThat(events.of(OperationEvent.Ended.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationThatIsCancelledFromAnotherThreadLeavesNothingBehind(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("cancelled", 32).dirtying(20))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(1).plan().start(events);
            events.await(MigrationPhase.MEMORY);
            assertThat(running.isDone()).isFalse();

            running.cancel();
            running.cancel();

            Outcome.RolledBack outcome = scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
            assertThat(running.isDone()).isTrue();
            assertThat(outcome.cause().message()).isEqualTo("cancelled");
            assertThat(events.phases()).contains(MigrationPhase.ABORTING);
        }
    }

    @Test
    void aMigrationWhoseThreadIsInterruptedLeavesNothingBehind() throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("interrupted", 32).dirtying(20))) {
            Thread caller = Thread.currentThread();
            Recorder events = Recorder.at(Recorder.isIn(MigrationPhase.MEMORY), caller::interrupt);

            Outcome outcome =
                    scene.there(MigrationMode.PEER_TO_PEER).bandwidth(1).plan().run(events);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().message())
                    .isEqualTo("interrupted");
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationThatTakesTooLongIsAborted(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("long", 32).dirtying(20))) {
            Outcome outcome = scene.there(mode)
                    .bandwidth(1)
                    .deadline(Duration.ofSeconds(3))
                    .plan()
                    .run();

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().message())
                    .contains("longer than 3 s");
            scene.isAsItWas();
        }
    }

    private static boolean isDefined(Scene scene, LibvirtHost host) {
        return host.find(scene.uuid()).filter(DomainInfo::persistent).isPresent();
    }
}
