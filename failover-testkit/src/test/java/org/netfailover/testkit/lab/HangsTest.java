package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.model.Strategy;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.OperationListener;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Running;
import org.netfailover.plan.Plan;

/** What stands still for ever under virsh ends here, with the guest where it was and on its VF. */
@WithSriovLab
@Timeout(600)
class HangsTest {
    private static final LabGuest GUEST = LabGuest.withPair("patient");
    private static final int SLOW_MEBIBYTES = 2;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** What a machine may take that does other things as well; what it took is printed. */
    private static final Duration BUSY = Duration.ofSeconds(20);

    /** Within what traffic is to be back: 5 s, and what the machine may add that does other things as well. */
    private static final Duration BACK = Duration.ofSeconds(8);

    private static SriovLab lab;
    private static LabEnds ends;

    @BeforeAll
    static void aGuest(SriovLab started) {
        lab = started;
        ends = new LabEnds(lab);
        GUEST.start(lab.a());
    }

    @AfterAll
    static void without() {
        lab.hosts().forEach(GUEST::remove);
        ends.close();
    }

    @AfterEach
    void theGuestIsWhereItWasAndOnItsVf() {
        LabEnds.awaitWhole(lab, GUEST, ends.a());
        ends.b().isWithout(GUEST);
        ends.a().isNotLed(GUEST);
    }

    @Test
    void aSuspendedGuestIsRefused() {
        ends.a().shell("virsh suspend " + GUEST);
        try {
            Plan plan = ends.migration(GUEST).plan().plan();

            assertThat(assertInstanceOf(Plan.Refusal.class, plan).report().codes())
                    .contains("GUEST_STANDS_STILL");
        } finally {
            ends.a().shell("virsh resume " + GUEST);
        }
    }

    /** When the abort is over libvirt lets the guest go on, which then lets go; QEMU has ceased to wait for that. */
    @Test
    void aGuestThatIsSuspendedBeforeItLetsGoIsNotWaitedForAndKeepsItsVf() throws Exception {
        PlannedOperation planned = ends.migration(GUEST)
                .strategy(Strategy.AUTOMATIC_FAILOVER)
                .waitUnplug(Duration.ofSeconds(5))
                .plan();
        // One connection, so that the guest stands still a moment after QEMU has asked it to let go.
        String watch = "printf 'qemu-monitor-event %s --event UNPLUG_PRIMARY --timeout 90\\nsuspend %s\\n' " + GUEST
                + " " + GUEST + " | virsh";
        CompletableFuture<CommandResult> suspended =
                CompletableFuture.supplyAsync(() -> lab.a().run(List.of("sh", "-c", watch), Duration.ofMinutes(2)));
        AtomicReference<String> waiting = new AtomicReference<>("");

        Outcome outcome = planned.run(when(MigrationPhase.ABORTING, () -> {
            waiting.set(ends.a()
                    .shell("virsh domstate " + GUEST + "; virsh qemu-monitor-command --hmp " + GUEST
                            + " info migrate"));
        }));

        System.out.println(outcome.summary() + "\n" + outcome.journal() + "\n" + waiting.get());
        assertThat(suspended.get().output()).contains("event UNPLUG_PRIMARY", "suspended");
        assertThat(waiting.get()).contains("paused").containsAnyOf("wait-unplug", "cancelling");
        assertThat(assertInstanceOf(Outcome.RolledBack.class, outcome, outcome::toString)
                        .cause()
                        .message())
                .contains("has not let go of " + LabGuest.PRIMARY + " within 5 s");
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC_FAILOVER", "EXPLICIT_FAILOVER"})
    void whatIsCancelledWhileMemoryIsSentStays(Strategy strategy) throws Exception {
        CountDownLatch copying = new CountDownLatch(1);
        Running running = slow(strategy).start(when(MigrationPhase.MEMORY, copying::countDown));
        assertThat(copying.await(2, TimeUnit.MINUTES)).isTrue();

        running.cancel();

        Outcome outcome = running.await();
        assertInstanceOf(Outcome.RolledBack.class, outcome, outcome::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC_FAILOVER", "EXPLICIT_FAILOVER"})
    void whenTheDestinationsQemuDiesTheGuestGoesOnWithItsVf(Strategy strategy) throws Exception {
        AtomicReference<Instant> killed = new AtomicReference<>();
        CompletableFuture<Instant> back = new CompletableFuture<>();
        Traffic traffic;
        Outcome outcome;
        try (TrafficMeter meter = TrafficMeter.start(lab, GUEST.address(), 0, TrafficMeter.PINGS)) {
            outcome = slow(strategy).run(when(MigrationPhase.MEMORY, () -> {
                lab.b().run("pkill", "-KILL", "-f", "guest=" + GUEST); // a shell would be meant as well
                killed.set(Instant.now());
                back.completeAsync(HangsTest::untilWhole);
            }));
            TimeUnit.SECONDS.sleep(4);
            traffic = meter.stop();
        }
        assertInstanceOf(Outcome.RolledBack.class, outcome, outcome::toString);
        assertThat(killed.get()).as("the destination was killed").isNotNull();
        Duration withoutVf = Duration.between(killed.get(), back.get());
        System.out.println(strategy + ", the destination's QEMU killed: VF back after " + withoutVf.toMillis() + " ms; "
                + traffic.icmp());
        assertThat(withoutVf).isLessThan(BUSY);
        assertThat(traffic.icmp().longestGap().length()).isLessThan(BACK);
        assertThat(traffic.icmp().arrivals())
                .anyMatch(when ->
                        when.isAfter(killed.get()) && when.isBefore(killed.get().plus(BACK)));
    }

    /** When the guest's driver has the VF again, or too late. */
    private static Instant untilWhole() {
        Instant end = Instant.now().plus(SOON);
        while (!ends.a().drives(GUEST) && Instant.now().isBefore(end)) {
            LabHost.pause();
        }
        return Instant.now();
    }

    private static PlannedOperation slow(Strategy strategy) {
        return ends.migration(GUEST)
                .strategy(strategy)
                .bandwidth(SLOW_MEBIBYTES)
                .plan();
    }

    /** Acts once, when a migration comes to a phase, before it goes on. */
    private static OperationListener when(MigrationPhase phase, Runnable action) {
        AtomicReference<Runnable> once = new AtomicReference<>(action);
        return event -> {
            if (event instanceof OperationEvent.MigrationProgress progress && progress.phase() == phase) {
                once.getAndSet(() -> {}).run();
            }
        };
    }
}
