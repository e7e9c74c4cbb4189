package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.LibvirtException;
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
 * One thing goes wrong, at every call and every event in turn, in every way; and every time the outcome says what is
 * really so.
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
            new Fault.Fail(68, 10, "Timed out during operation: cannot acquire state change lock"),
            new Fault.Slow(Duration.ofSeconds(10)),
            new Fault.Slow(Duration.ofSeconds(40)),
            new Fault.NoAnswer(true),
            new Fault.NoAnswer(false),
            new Fault.Lie(),
            new Fault.DaemonDeath(true, SOON),
            new Fault.DaemonDeath(false, SOON));
    private static final List<Fault.OfEvent> EVENT_FAULTS =
            List.of(new Fault.Lost(), new Fault.Repeated(), new Fault.Late(SOON));

    /** What is done. */
    enum Work {
        PLUG(world -> Hotplug.of("vm")
                .on(world.a)
                .timing(world.site.time())
                .config(true)
                .plug(PAIR)),
        UNPLUG(world -> Hotplug.of("vm")
                .on(world.a)
                .timing(world.site.time())
                .config(true)
                .unplug("ua-net0")),
        AUTOMATIC(
                world -> world.migration().strategy(Strategy.AUTOMATIC_FAILOVER).plan()),
        AUTOMATIC_PEER_TO_PEER(world -> world.migration()
                .mode(MigrationMode.PEER_TO_PEER)
                .strategy(Strategy.AUTOMATIC_FAILOVER)
                .plan()),
        EXPLICIT(world -> world.migration().strategy(Strategy.EXPLICIT_FAILOVER).plan()),
        EXPLICIT_PEER_TO_PEER(world -> world.migration()
                .mode(MigrationMode.PEER_TO_PEER)
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .plan());

        private final Function<World, PlannedOperation> plan;

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

        Migration migration() {
            return Migration.of("vm")
                    .from(a)
                    .to(b)
                    .timing(site.time())
                    .persist(true)
                    .undefineSource(true);
        }

        String truth() {
            site.time().advance(Duration.ofMinutes(2));
            return site.truth().snapshot(vm) + site.truth().leaks();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOutcomeIsTrue(Work work) {
        World calm = new World();
        String before = calm.truth();
        PlannedOperation planned = work.plan.apply(calm);
        int planCallsA = calm.a.calls().size();
        int planCallsB = calm.b.calls().size();
        assertThat(planned.run()).isInstanceOf(Outcome.Completed.class);
        String goal = calm.truth();
        List<String> wrong = new ArrayList<>();
        int attention = 0;
        int tries = 0;
        for (int host = 0; host < 2; host++) {
            int calls = host == 0
                    ? calm.a.calls().size() - planCallsA
                    : calm.b.calls().size() - planCallsB;
            for (int n = 1; n <= calls; n++) {
                for (Fault.OfCall fault : CALL_FAULTS) {
                    int nth = n;
                    tries++;
                    attention += one(
                            work, host, faults -> faults.atCall(nth, fault), nth + " " + fault, before, goal, wrong);
                }
            }
            for (int n = 1; n <= 6; n++) {
                for (Fault.OfEvent fault : EVENT_FAULTS) {
                    int nth = n;
                    tries++;
                    attention += one(
                            work, host, faults -> faults.atEvent(nth, fault), nth + " " + fault, before, goal, wrong);
                }
            }
        }
        System.err.println(work + ": " + tries + " tries, " + attention + " need attention, wrong " + wrong.size());
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " of " + tries + ":\n"
                    + String.join("\n", wrong.subList(0, Math.min(6, wrong.size()))));
        }
    }

    private static int one(
            Work work,
            int host,
            Function<FaultScript, FaultScript> fault,
            String name,
            String before,
            String goal,
            List<String> wrong) {
        World world = new World();
        PlannedOperation planned = work.plan.apply(world);
        fault.apply(world.site.hosts().get(host).faults());
        Outcome outcome;
        try {
            outcome = planned.run();
        } catch (LibvirtException e) {
            wrong.add(name + " threw " + e);
            return 0;
        }
        world.site.hosts().forEach(one -> one.faults().clear());
        String now = world.truth();
        boolean fits = true;
        if (outcome instanceof Outcome.Completed) {
            fits = now.equals(goal);
        } else if (outcome instanceof Outcome.RolledBack || outcome instanceof Outcome.Refused) {
            fits = now.equals(before);
        } else if (outcome instanceof Outcome.Degraded degraded) {
            fits = world.site.truth().isRunning(world.vm)
                    && degraded.missing().stream().noneMatch(world.site.truth().devices(world.vm)::contains);
        }
        if (!fits) {
            wrong.add("host " + host + ", " + name + ": " + outcome.summary() + "\n" + outcome.journal()
                    + "\nbut it is so:\n" + now);
        } else if (outcome instanceof Outcome.NeedsAttention && Boolean.getBoolean("sweep.verbose")) {
            System.err.println("ATTENTION host " + host + ", " + name + ": " + outcome.summary() + "\n"
                    + outcome.journal() + "\n" + now);
        }
        return outcome instanceof Outcome.NeedsAttention ? 1 : 0;
    }
}
