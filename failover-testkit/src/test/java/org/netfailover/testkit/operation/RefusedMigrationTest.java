package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.operation.Migration;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Running;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.Plan;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Migrations that cannot be, some of which are found out only by the hosts. */
@WithTwoHosts
@Timeout(120)
class RefusedMigrationTest {
    private final TwoHosts hosts;

    RefusedMigrationTest(TwoHosts hosts) {
        this.hosts = hosts;
    }

    @Test
    void aNetworkThatTheDestinationLacksIsFoundBeforehand() {
        TinyGuest.Builder guest =
                TinyGuest.named("lacks").device(Scene.onNetwork("ua-net0")).nic(Scene.MAC, "ua-net1");
        try (Scene scene = Scene.of(hosts, guest)) {
            Witness destination = new Witness(scene.b());
            String network = destination.ask("net-dumpxml", TestHost.NETWORK);
            destination.ask("net-destroy", TestHost.NETWORK);
            destination.ask("net-undefine", TestHost.NETWORK);

            PlannedOperation planned = scene.there(MigrationMode.PEER_TO_PEER).plan();
            Outcome.Refused outcome = scene.ended(planned.run(), Outcome.Refused.class);

            assertThat(planned.plan()).isInstanceOf(Plan.Refusal.class);
            assertThat(outcome.report().findings())
                    .anySatisfy(finding -> assertThat(finding.toString()).contains(TestHost.NETWORK));
            scene.isAsItWas();
            scene.destination().defineNetwork(network);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkThatIsInactiveOnTheDestinationIsFoundBeforehand(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, TinyGuest.named("inactive").device(Scene.onNetwork("ua-net0")))) {
            PlannedOperation planned = scene.there(mode).plan();
            assertThat(planned.plan()).isInstanceOf(Plan.Ready.class);
            new Witness(scene.b()).ask("net-destroy", TestHost.NETWORK);

            Outcome.Refused outcome = scene.ended(planned.run(), Outcome.Refused.class);

            assertThat(outcome.report().findings())
                    .anySatisfy(finding -> assertThat(finding.toString()).contains(TestHost.NETWORK));
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkThatGoesAtTheLastMomentIsTheHostsToRefuse(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, TinyGuest.named("goes").device(Scene.onNetwork("ua-net0")))) {
            Recorder rival = Recorder.at(
                    Recorder.migrationBegins(), () -> new Witness(scene.b()).ask("net-destroy", TestHost.NETWORK));

            Outcome outcome = scene.there(mode).plan().run(rival);

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause()).satisfies(cause -> {
                assertThat(cause.message()).contains(TestHost.NETWORK);
                assertThat(cause.kind()).isPresent();
            });
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressWhereNobodyListensLeavesTheGuestWhereItIs(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("nowhere", 16))) {
            Outcome outcome = scene.there(mode)
                    .migrateUri("tcp://192.0.2.99:49152")
                    .plan()
                    .run();

            assertThat(scene.ended(outcome, Outcome.RolledBack.class).cause().kind())
                    .isPresent();
            scene.isAsItWas();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDestinationUriThatLeadsNowhereMattersToTheSourcesDaemonAlone(MigrationMode mode) {
        try (Scene scene = Scene.of(hosts, Scene.heavy("deaf", 16))) {
            Outcome outcome = scene.there(mode)
                    .destinationUri("qemu+tcp://" + scene.b().name() + ":1/system")
                    .plan()
                    .run();

            if (mode == MigrationMode.PEER_TO_PEER) {
                assertThat(scene.ended(outcome, Outcome.RolledBack.class)
                                .cause()
                                .message())
                        .contains(scene.b().name());
                scene.isAsItWas();
            } else {
                scene.ended(outcome, Outcome.Completed.class);
                scene.hasMoved();
            }
        }
    }

    @Test
    void aPausedGuestStaysPausedWhereItIs() {
        try (Scene scene = Scene.of(hosts, Scene.heavy("paused", 16))) {
            new Witness(scene.a()).ask("suspend", "paused");

            Outcome.Refused outcome =
                    scene.ended(scene.there(MigrationMode.MANAGED).plan().run(), Outcome.Refused.class);

            assertThat(outcome.report().findings())
                    .anySatisfy(finding -> assertThat(finding.toString()).containsIgnoringCase("paused"));
            assertThat(new Witness(scene.a()).state("paused")).isEqualTo("paused");
            assertThat(new Witness(scene.b()).state("paused")).isEqualTo("absent");
            new Witness(scene.a()).ask("resume", "paused");
            scene.isAsItWas();
        }
    }

    @Test
    void aGuestThatIsNotThereHasNoPlan() {
        try (Scene scene = Scene.of(hosts, TinyGuest.named("there"))) {
            assertThatExceptionOfType(LibvirtException.class)
                    .isThrownBy(() -> Migration.of("elsewhere")
                            .from(scene.source())
                            .to(scene.destination())
                            .plan())
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_DOMAIN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondMigrationOfThisProcessIsRefusedAndTheFirstGoesOn(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("rivals", 16))) {
            PlannedOperation second = scene.there(mode).plan();
            Recorder events = Recorder.silent();
            Running first = scene.there(mode).bandwidth(4).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            Outcome refused = second.run();
            assertThat(first.isDone()).isFalse();

            assertThat(scene.ended(refused, Outcome.Refused.class).summary()).contains("another operation");
            scene.ended(first.await(), Outcome.Completed.class);
            scene.hasMoved();
        }
    }

    @Test
    void aMigrationOfSomebodyElseIsNotDisturbed() {
        try (Scene scene = Scene.of(hosts, Scene.heavy("elses", 16))) {
            PlannedOperation planned = scene.there(MigrationMode.PEER_TO_PEER).plan();
            Process others = virshMigrates(scene, "--bandwidth", "4");
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> scene.source().job(scene.uuid()).isPresent());

            Outcome.Refused again = scene.ended(planned.run(), Outcome.Refused.class);
            Outcome.Refused anew =
                    scene.ended(scene.there(MigrationMode.MANAGED).plan().run(), Outcome.Refused.class);

            assertThat(again.report().findings()).isNotEmpty();
            assertThat(anew.report().findings()).isNotEmpty();
            assertThat(Witness.ended(others)).matches(Witness.Answer::isGood);
            scene.hasMoved();
        }
    }

    /** libvirt lets the other one wait for the job; when its turn comes the domain is gone. */
    @ParameterizedTest
    @EnumSource
    void somebodyElseDoesNotDisturbAMigration(MigrationMode mode) throws Exception {
        try (Scene scene = Scene.of(hosts, Scene.heavy("ours", 16))) {
            Recorder events = Recorder.silent();
            Running ours = scene.there(mode).bandwidth(4).plan().start(events);
            events.await(MigrationPhase.MEMORY);

            Process others = virshMigrates(scene);

            scene.ended(ours.await(), Outcome.Completed.class);
            assertThat(Witness.ended(others).isGood()).isFalse();
            scene.hasMoved();
        }
    }

    /** The job is waited for, and then the guest is found where it was to go. */
    @Test
    void aGuestThatSomebodyElseMovesAtTheLastMomentIsFoundWhereItWent() {
        try (Scene scene = Scene.of(hosts, Scene.heavy("last", 16))) {
            AtomicReference<Process> others = new AtomicReference<>();
            Recorder rival = Recorder.at(Recorder.migrationBegins(), () -> {
                others.set(virshMigrates(scene, "--bandwidth", "8"));
                Awaitility.await().until(() -> scene.source().job(scene.uuid()).isPresent());
            });

            Outcome outcome = scene.there(MigrationMode.PEER_TO_PEER).plan().run(rival);

            assertThat(Witness.ended(others.get())).matches(Witness.Answer::isGood);
            assertThat(scene.ended(outcome, Outcome.Completed.class).summary()).startsWith("last has moved");
            scene.hasMoved();
        }
    }

    private static Process virshMigrates(Scene scene, String... more) {
        List<String> line = new ArrayList<>(List.of("migrate", "--live", "--p2p", "--persistent", "--undefinesource"));
        line.addAll(List.of(more));
        line.addAll(List.of(scene.guest().name(), scene.b().peerUri()));
        return new Witness(scene.a()).begun(line.toArray(String[]::new));
    }
}
