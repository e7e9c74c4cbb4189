package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Devices that come and go while a guest runs, and guests that do not let go of them. */
@WithTwoHosts
@Timeout(60)
class HotplugOnHostTest {
    private static final String STANDBY =
            TinyGuest.nicXml(Scene.OTHER_MAC, "ua-net1").replace("<alias", "<teaming type='persistent'/><alias");

    private final TwoHosts hosts;

    HotplugOnHostTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Test
    void anOrdinaryNicIsPluggedAndUnplugged() {
        try (Scene scene = scene(TinyGuest.named("ordinary"))) {
            Recorder events = Recorder.silent();

            scene.ended(scene.hotplug().plug(Scene.onNetwork("ua-net1")).run(events), Outcome.Completed.class);

            assertThat(scene.live()).contains("ua-net1");
            assertThat(scene.a().leftovers().ports()).hasSize(1);
            assertThat(events.of(OperationEvent.Started.class)).hasSize(1);
            assertThat(events.of(OperationEvent.StepEnded.class)).hasSize(1);
            assertThat(events.of(OperationEvent.Ended.class)).hasSize(1);
            scene.ended(scene.hotplug().unplug("ua-net1").run(), Outcome.Completed.class);
            scene.isAsItWas();
        }
    }

    @Test
    void aStandbyIsPluggedAndUnpluggedAlsoInTheDefinition() {
        try (Scene scene = scene(TinyGuest.named("standby"))) {
            scene.ended(scene.hotplug().config(true).plug(STANDBY).run(), Outcome.Completed.class);

            assertThat(scene.live()).contains("ua-net1", "<teaming type='persistent'/>");
            assertThat(scene.source().xml(scene.uuid(), XmlKind.INACTIVE)).contains("ua-net1", "<teaming");
            scene.ended(scene.hotplug().config(true).unplug("ua-net1").run(), Outcome.Completed.class);
            scene.isAsItWas();
        }
    }

    @Test
    void severalNicsGoInOneOperation() {
        TinyGuest.Builder guest = TinyGuest.named("several")
                .nic(Scene.MAC, "ua-net0")
                .nic(Scene.OTHER_MAC, "ua-net1")
                .device(Scene.onNetwork("ua-net2").replace("bb:02", "bb:03"));
        try (Scene scene = Scene.of(hosts, guest)) {
            scene.ended(scene.hotplug().unplug("ua-net0", "ua-net2").run(), Outcome.Completed.class);

            assertThat(scene.live()).contains("ua-net1").doesNotContain("ua-net0", "ua-net2");
            assertThat(scene.a().leftovers().taps()).hasSize(1);
            assertThat(scene.a().leftovers().ports()).isEmpty();
        }
    }

    @Test
    void aGuestThatIgnoresTheUnplugAndAnswersLateGetsItsNicBack() {
        try (Scene scene = scene(TinyGuest.named("late").ignoringUnplugs())) {
            CompletableFuture.runAsync(
                    () -> scene.guest().answerUnplugs(scene.a()),
                    CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS));

            Outcome.RolledBack outcome = scene.ended(
                    scene.hotplug()
                            .deadline(Duration.ofSeconds(2))
                            .unplug("ua-net0")
                            .run(),
                    Outcome.RolledBack.class);

            assertThat(outcome.cause().message()).contains("2 s");
            assertThat(outcome.journal().entries()).anySatisfy(entry -> {
                assertThat(entry.undo()).isTrue();
                assertThat(entry.what()).isEqualTo("plug ua-net0");
            });
            scene.isAsItWas();
        }
    }

    @Test
    void aGuestThatNeverAnswersIsSaidToHaveThePendingUnplug() {
        try (Scene scene = scene(TinyGuest.named("never").ignoringUnplugs())) {
            Outcome.NeedsAttention outcome = scene.ended(
                    scene.hotplug()
                            .deadline(Duration.ofSeconds(1))
                            .unplug("ua-net0")
                            .run(),
                    Outcome.NeedsAttention.class);

            assertThat(outcome.left())
                    .singleElement()
                    .satisfies(left -> assertThat(left.message()).contains("pending"));
            scene.isAsItWas();
        }
    }

    @Test
    void anAliasThatIsTakenIsRefused() {
        try (Scene scene = scene(TinyGuest.named("taken"))) {
            Outcome.Refused outcome = scene.ended(
                    scene.hotplug()
                            .plug(TinyGuest.nicXml(Scene.OTHER_MAC, "ua-net0"))
                            .run(),
                    Outcome.Refused.class);

            assertThat(outcome.report().findings())
                    .anySatisfy(finding -> assertThat(finding.toString()).contains("ua-net0"));
            scene.isAsItWas();
        }
    }

    @Test
    void anAliasThatWasTakenMeanwhileIsTheHostsToRefuse() {
        try (Scene scene = scene(TinyGuest.named("meanwhile"))) {
            Recorder rival = Recorder.at(
                    event -> event instanceof OperationEvent.StepStarted,
                    () -> scene.source()
                            .attach(
                                    scene.uuid(),
                                    TinyGuest.nicXml(Scene.OTHER_MAC, "ua-net1"),
                                    org.netfailover.libvirt.Scope.LIVE));

            Outcome outcome = scene.hotplug()
                    .plug(TinyGuest.nicXml(Scene.THIRD_MAC, "ua-net1"))
                    .run(rival);

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().message())
                    .contains("another device has the alias ua-net1");
            assertThat(scene.live())
                    .contains("ua-net0", "ua-net1", Scene.OTHER_MAC.toString())
                    .doesNotContain(Scene.THIRD_MAC.toString());
        }
    }

    @Test
    void nothingIsUnpluggedFromAPausedGuest() {
        try (Scene scene = scene(TinyGuest.named("paused"))) {
            new Witness(scene.a()).ask("suspend", scene.guest().name());

            scene.ended(scene.hotplug().unplug("ua-net0").run(), Outcome.Refused.class);

            assertThat(new Witness(scene.a()).state("paused")).isEqualTo("paused");
            new Witness(scene.a()).ask("resume", scene.guest().name());
            scene.isAsItWas();
        }
    }

    private Scene scene(TinyGuest.Builder guest) {
        return Scene.of(hosts, guest.nic(Scene.MAC, "ua-net0"));
    }
}
