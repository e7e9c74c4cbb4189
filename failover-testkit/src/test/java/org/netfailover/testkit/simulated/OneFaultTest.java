package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.MigrationMode;

/**
 * One thing goes wrong, at every call and every event in turn, and every time the outcome says what is really so. One way
 * for each call in every build, every way in the soak.
 */
class OneFaultTest {
    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:02"))
            .standby(Standby.bridge("br0").alias("ua-net1"))
            .primary(Primary.pooled("vfpool").alias("ua-net1-vf"))
            .build();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final List<Fault.OfCall> CALL_FAULTS = List.of(
            new Fault.Fail(1, 10, "internal error: so it is said"),
            new Fault.DaemonDeath(true, SOON),
            new Fault.NoAnswer(true),
            new Fault.Lie(),
            new Fault.Slow(Duration.ofSeconds(10)),
            new Fault.DaemonDeath(false, SOON),
            new Fault.Slow(Duration.ofSeconds(40)),
            new Fault.NoAnswer(false),
            new Fault.Fail(68, 10, "Timed out during operation: cannot acquire state change lock"));
    private static final List<Fault.OfEvent> EVENT_FAULTS =
            List.of(new Fault.Lost(), new Fault.Repeated(), new Fault.Late(SOON));
    private static final int EVENTS = 6;

    /** What is done. */
    enum Work {
        PLUG(world -> world.hotplug().plug(PAIR)),
        UNPLUG(world -> world.hotplug().unplug("ua-net0")),
        AUTOMATIC(world -> world.migration(MigrationMode.MANAGED, Strategy.AUTOMATIC_FAILOVER)),
        AUTOMATIC_PEER_TO_PEER(world -> world.migration(MigrationMode.PEER_TO_PEER, Strategy.AUTOMATIC_FAILOVER)),
        EXPLICIT(world -> world.migration(MigrationMode.MANAGED, Strategy.EXPLICIT_FAILOVER)),
        EXPLICIT_PEER_TO_PEER(world -> world.migration(MigrationMode.PEER_TO_PEER, Strategy.EXPLICIT_FAILOVER));

        final Function<World, PlannedOperation> plan;

        Work(Function<World, PlannedOperation> plan) {
            this.plan = plan;
        }
    }

    /** Two hosts and a domain, before anything is done. */
    private static final class World {
        final SimulatedSite site = Domains.site(2);
        final SimulatedHost a = site.hosts().get(0);
        final SimulatedHost b = site.hosts().get(1);
        final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

        Hotplug hotplug() {
            return Hotplug.of("vm").on(a).timing(site.time()).config(true);
        }

        PlannedOperation migration(MigrationMode mode, Strategy strategy) {
            return Migration.of("vm")
                    .from(a)
                    .to(b)
                    .timing(site.time())
                    .persist(true)
                    .undefineSource(true)
                    .mode(mode)
                    .strategy(strategy)
                    .plan();
        }

        /** What is so when all that was under way has ended. */
        String truth() {
            site.time().advance(Duration.ofMinutes(2));
            return site.truth().snapshot(vm) + site.truth().leaks();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOutcomeIsTrue(Work work) {
        for (int host = 0; host < 2; host++) {
            int calls = calls(work, host);
            for (int nth = 1; nth <= calls; nth++) {
                call(work, host, nth, CALL_FAULTS.get((nth + work.ordinal()) % CALL_FAULTS.size()));
            }
            for (int nth = 1; nth <= EVENTS; nth++) {
                event(work, host, nth, EVENT_FAULTS.get((nth + work.ordinal()) % EVENT_FAULTS.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void theOutcomeIsTrueWhateverGoesWrong(Work work) {
        for (int host = 0; host < 2; host++) {
            int calls = calls(work, host);
            for (int nth = 1; nth <= calls; nth++) {
                for (Fault.OfCall fault : CALL_FAULTS) {
                    call(work, host, nth, fault);
                }
            }
            for (int nth = 1; nth <= EVENTS; nth++) {
                for (Fault.OfEvent fault : EVENT_FAULTS) {
                    event(work, host, nth, fault);
                }
            }
        }
    }

    /** How many calls a host gets when nothing goes wrong. */
    private static int calls(Work work, int host) {
        World world = new World();
        PlannedOperation planned = work.plan.apply(world);
        int before = world.site.hosts().get(host).calls().size();
        assertThat(planned.run()).isInstanceOf(Outcome.Completed.class);
        return world.site.hosts().get(host).calls().size() - before;
    }

    private static void call(Work work, int host, int nth, Fault.OfCall fault) {
        boolean certain = fault instanceof Fault.Fail;
        run(work, host, certain, faults -> faults.atCall(nth, fault), "call " + nth + " of " + host + ": " + fault);
    }

    private static void event(Work work, int host, int nth, Fault.OfEvent fault) {
        run(work, host, true, faults -> faults.atEvent(nth, fault), "event " + nth + " of " + host + ": " + fault);
    }

    /** @param certain whether the fault leaves nothing that could not be known or undone */
    private static void run(Work work, int host, boolean certain, Consumer<FaultScript> fault, String name) {
        String before = new World().truth();
        World calm = new World();
        work.plan.apply(calm).run();
        String goal = calm.truth();
        World world = new World();
        PlannedOperation planned = work.plan.apply(world);
        fault.accept(world.site.hosts().get(host).faults());

        Outcome outcome = planned.run();

        world.site.hosts().forEach(one -> one.faults().clear());
        List<String> devices = new ArrayList<>(world.site.truth().devices(world.vm));
        String now = world.truth();
        String told = name + "\n" + outcome.summary() + "\n" + outcome.journal() + "\n";
        if (outcome instanceof Outcome.Completed) {
            assertThat(now).as(told).isEqualTo(goal);
        } else if (outcome instanceof Outcome.RolledBack || outcome instanceof Outcome.Refused) {
            assertThat(now).as(told).isEqualTo(before);
        } else if (outcome instanceof Outcome.Degraded degraded) {
            assertThat(world.site.truth().isRunning(world.vm)).as(told).isTrue();
            assertThat(degraded.missing()).as(told).isNotEmpty().noneMatch(devices::contains);
        } else {
            assertThat(certain).as(told + now).isFalse();
        }
    }
}
