package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Destinations whose daemon dies or hangs while a guest comes to them: it stays on its source. */
@WithTwoHosts
@Timeout(120)
class DestinationFaultsTest {
    private final TwoHosts hosts;

    DestinationFaultsTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Test
    void aDeadDestinationHasNoPlan() {
        try (Scene scene = Scene.of(hosts, Scene.heavy("dead", 16))) {
            scene.b().kill();

            assertThatExceptionOfType(LibvirtException.class)
                    .isThrownBy(() -> scene.there(MigrationMode.MANAGED).plan())
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.DISCONNECTED));

            scene.b().restart();
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatIsKilledRightBeforeAndComesBackHasNothingLeft(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("before", 16))) {
            Recorder killer = Recorder.at(Recorder.migrationBegins(), () -> {
                scene.b().kill();
                CompletableFuture.runAsync(scene.b()::restart, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
            });

            Outcome outcome = scene.there(mode).plan().run(killer);

            // Our own connection may be made anew in time, and then it simply goes well.
            if (outcome instanceof Outcome.Completed) {
                scene.ended(outcome, Outcome.Completed.class);
                scene.hasMoved();
            } else {
                scene.ended(outcome, Outcome.RolledBack.class);
                scene.isAsItWas();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatIsKilledDuringTheCopyAndComesBackHasNothingLeft(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("during", 32))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(1).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.b().kill();
            TimeUnit.SECONDS.sleep(1);
            scene.b().restart();

            Outcome.RolledBack outcome = scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
            assertThat(outcome.journal().ended())
                    .as("it is not found out only when all memory has been copied")
                    .isBefore(outcome.journal().started().plusSeconds(20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatIsKilledDuringTheCopyAndStaysAwayIsSaidToBeUnknown(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("away", 32))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(1).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.b().kill();

            Outcome.NeedsAttention outcome = scene.ended(running.await(), Outcome.NeedsAttention.class);
            assertThat(outcome.left())
                    .singleElement()
                    .satisfies(left -> assertThat(left.message()).contains("on the destination"));
            assertThat(scene.guest().isAlive(scene.a())).isTrue();
            scene.b().restart();
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatIsKilledAtTheEndLeavesTheGuestOnItsSource(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("end", 16))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(8).plan().start(events);
            events.await(MigrationPhase.MEMORY);
            scene.b().freeze(); // it answers nothing from now on, but QEMU goes on
            awaitCompleted(scene);

            scene.b().kill();
            scene.b().restart();

            scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatHangsIsGivenUpAndHasNothingLeftWhenItGoesOn(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("hangs", 64))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(1).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.b().freeze();
            events.await(MigrationPhase.FINISHING);
            scene.b().thaw();

            scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatHangsForAMomentIsWaitedFor(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("moment", 16))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(4).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.b().freeze();
            TimeUnit.SECONDS.sleep(1);
            scene.b().thaw();

            scene.ended(running.await(), Outcome.Completed.class);
            scene.hasMoved();
        }
    }

    /** QEMU has sent everything, and the destination's daemon is to be told. */
    private static void awaitCompleted(Scene scene) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> scene.monitor(scene.a(), "query-migrate").contains("\"completed\""));
    }
}
