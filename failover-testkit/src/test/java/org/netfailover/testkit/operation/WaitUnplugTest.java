package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Guests whose primary QEMU unplugs before it sends any memory, and plugs again on the destination. */
@WithTwoHosts
@Timeout(120)
class WaitUnplugTest {
    private final TwoHosts hosts;

    WaitUnplugTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @ParameterizedTest
    @EnumSource
    void aPairGoesThereAndBack(MigrationMode mode) {
        try (Scene scene = paired(TinyGuest.named("pair"))) {
            scene.ended(scene.there(mode).plan().run(), Outcome.Completed.class);

            scene.hasMoved();
            awaitPrimary(scene, scene.b());
            scene.ended(scene.back(mode).plan().run(), Outcome.Completed.class);
            scene.isAsItWas();
            awaitPrimary(scene, scene.a());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGuestThatLetsGoLateIsWaitedFor(MigrationMode mode) throws Exception {
        try (Scene scene = paired(TinyGuest.named("late").ignoringUnplugs())) {
            Running running = scene.there(mode).plan().start(event -> {});
            awaitWaitUnplug(scene);
            TimeUnit.SECONDS.sleep(2);
            assertThat(running.isDone()).isFalse();

            scene.guest().answerUnplugs(scene.a());

            scene.ended(running.await(), Outcome.Completed.class);
            scene.hasMoved();
            awaitPrimary(scene, scene.b());
        }
    }

    /** QEMU waits for the guest for 30 seconds more after the abort. */
    @Test
    void aGuestThatNeverLetsGoStaysWithItsPrimary() {
        try (Scene scene = paired(TinyGuest.named("never").ignoringUnplugs())) {
            Outcome outcome = scene.there(MigrationMode.PEER_TO_PEER)
                    .waitUnplug(Duration.ofSeconds(2))
                    .plan()
                    .run();

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().message())
                    .contains("within 2 s");
            scene.isAsItWas();
            assertThat(hasPrimary(scene, scene.a())).isTrue();
        }
    }

    @Test
    void aGuestThatLetsGoOnlyAfterTheAbortGetsItsPrimaryBack() {
        try (Scene scene = paired(TinyGuest.named("after").ignoringUnplugs())) {
            Recorder late = Recorder.at(
                    Recorder.isIn(MigrationPhase.ABORTING), () -> scene.guest().answerUnplugs(scene.a()));

            Outcome outcome = scene.there(MigrationMode.PEER_TO_PEER)
                    .waitUnplug(Duration.ofSeconds(2))
                    .plan()
                    .run(late);

            scene.ended(outcome, Outcome.RolledBack.class);
            scene.isAsItWas();
            awaitPrimary(scene, scene.a());
        }
    }

    private Scene paired(TinyGuest.Builder guest) {
        Scene scene = Scene.of(hosts, guest.teaming(Scene.MAC, "ua-net0"));
        awaitPrimary(scene, scene.a());
        return scene;
    }

    private static void awaitWaitUnplug(Scene scene) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> scene.monitor(scene.a(), "query-migrate").contains("wait-unplug"));
    }

    private static void awaitPrimary(Scene scene, TestHost host) {
        Awaitility.await().atMost(15, TimeUnit.SECONDS).until(() -> hasPrimary(scene, host));
    }

    private static boolean hasPrimary(Scene scene, TestHost host) {
        return new Witness(host)
                .ask(
                        "qemu-monitor-command",
                        scene.guest().name(),
                        "{\"execute\":\"qom-list\",\"arguments\":{\"path\":\"/machine/peripheral\"}}")
                .contains("ua-net0-primary");
    }
}
