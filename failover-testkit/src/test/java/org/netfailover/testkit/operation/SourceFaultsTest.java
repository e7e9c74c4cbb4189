package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Sources whose daemon dies or hangs while a guest leaves them. */
@WithTwoHosts
@Timeout(120)
class SourceFaultsTest {
    private final TwoHosts hosts;

    SourceFaultsTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatIsKilledAndComesBackKeepsTheGuest(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("killed", 32))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(1).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.a().kill();
            TimeUnit.SECONDS.sleep(1);
            scene.a().restart();

            scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
        }
    }

    /** Its daemon is told by nobody; the client is, and so may know more. */
    @ParameterizedTest
    @EnumSource
    void aDaemonThatHangsForLongerThanKeepaliveWaitsIsAskedAgain(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("hangs", 24))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode).bandwidth(2).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            scene.a().freeze();
            TimeUnit.SECONDS.sleep(6);
            scene.a().thaw();

            Outcome outcome = running.await();
            if (mode == MigrationMode.PEER_TO_PEER) {
                scene.ended(outcome, Outcome.Completed.class);
                scene.hasMoved();
            } else {
                scene.ended(outcome, Outcome.RolledBack.class);
                scene.isAsItWas();
            }
        }
    }

    @Test
    void aDaemonThatIsKilledWhenTheGuestHasArrivedDoesNotUndoThat() throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("arrived", 16))) {
            Recorder killer = Recorder.at(
                    Recorder.isIn(MigrationPhase.FINISHING), () -> scene.a().kill());
            Running running = scene.there(MigrationMode.PEER_TO_PEER).plan().start(killer);
            killer.await(MigrationPhase.FINISHING);
            scene.a().restart();

            scene.ended(running.await(), Outcome.Completed.class);
            scene.hasMoved();
            assertThat(scene.guest().ticks(scene.b())).isPositive();
        }
    }
}
