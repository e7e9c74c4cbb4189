package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Hosts that this process reaches, but that do not reach each other. */
@WithTwoHosts
@Timeout(120)
class LinkFaultsTest {
    private final TwoHosts hosts;

    LinkFaultsTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @ParameterizedTest
    @EnumSource
    void noGuestLeavesOverALinkThatIsDown(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("down", 16))) {
            hosts.cutLink();

            Outcome outcome = scene.there(mode).plan().run();

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().kind())
                    .isPresent();
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkThatIsCutDuringTheCopyIsNoticedOrRunsOutOfTime(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("cut", 32))) {
            Recorder events = Recorder.silent();
            Running running = scene.there(mode)
                    .bandwidth(1)
                    .deadline(Duration.ofSeconds(10))
                    .plan()
                    .start(events);
            events.await(MigrationPhase.MEMORY);

            hosts.cutLink();

            scene.ended(running.await(), Outcome.RolledBack.class);
            scene.isAsItWas();
        }
    }
}
