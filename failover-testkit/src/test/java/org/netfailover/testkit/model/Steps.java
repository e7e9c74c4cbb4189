package org.netfailover.testkit.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.netfailover.model.Strategy;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.GuestAnswer;
import org.netfailover.testkit.simulated.HostOperation;

/** Random sequences. */
final class Steps {
    private static final Arbitrary<Boolean> EITHER = Arbitraries.of(false, true);

    private Steps() {}

    static Arbitrary<List<Step>> sequences() {
        return step().list().ofMinSize(1).ofMaxSize(6);
    }

    /** Moves, each with its trouble. */
    static Arbitrary<Step> moves() {
        Arbitrary<Trouble> any = Arbitraries.frequencyOf(
                Tuple.of(10, trouble()), Tuple.of(1, anyAnswer().map(Trouble.Answer::new)));
        return Combinators.combine(migration(), any).as(Step::new);
    }

    private static Arbitrary<GuestAnswer> anyAnswer() {
        return Arbitraries.oneOf(
                answer(), Combinators.combine(millis(20_000), millis(60_000)).as(GuestAnswer.Reboots::new));
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(operation(), trouble()).as(Step::new)),
                Tuple.of(1, surroundings().map(act -> new Step(act, new Trouble.None()))));
    }

    private static Arbitrary<Act> operation() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(Arbitraries.integers().between(0, 1), EITHER)
                                .as(Act.Plug::new)),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.integers().between(0, 1), EITHER, EITHER)
                                .as(Act.Unplug::new)),
                Tuple.of(3, Combinators.combine(EITHER, EITHER).as(Act.Repair::new)),
                Tuple.of(1, EITHER.map(Act.PlugNic::new)),
                Tuple.of(1, EITHER.map(Act.UnplugNic::new)),
                Tuple.of(6, migration()));
    }

    private static Arbitrary<Act.Migrate> migration() {
        return Combinators.combine(
                        Arbitraries.of(MigrationMode.class),
                        Arbitraries.of(
                                Optional.<Strategy>empty(),
                                Optional.of(Strategy.AUTOMATIC_FAILOVER),
                                Optional.of(Strategy.EXPLICIT_FAILOVER),
                                Optional.of(Strategy.DETACH_ATTACH)),
                        EITHER)
                .as(Act.Migrate::new);
    }

    private static Arbitrary<Act> surroundings() {
        return Arbitraries.oneOf(
                answer().map(Act.Guest::new),
                answer().map(Act.GuestOnce::new),
                Arbitraries.just(new Act.LateAnswer()),
                EITHER.map(Act.Pause::new),
                EITHER.map(Act.NetworkThere::new),
                Arbitraries.integers().between(0, 2).map(Act.BrokenFunction::new),
                seconds(120).map(Act.Wait::new));
    }

    private static Arbitrary<GuestAnswer> answer() {
        return Arbitraries.oneOf(
                millis(20_000).map(GuestAnswer.LetsGo::new),
                millis(20_000).map(GuestAnswer.Refuses::new),
                Arbitraries.just(new GuestAnswer.Ignores()));
    }

    private static Arbitrary<Trouble> trouble() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(new Trouble.None())),
                Tuple.of(1, millis(2_000).map(Trouble.Cancel::new)),
                Tuple.of(1, millis(2_000).map(Trouble.Interrupt::new)),
                Tuple.of(1, millis(2_000).map(Trouble.Crash::new)),
                Tuple.of(2, Combinators.combine(EITHER, nth(30), callFault()).as(Trouble.AtCall::new)),
                Tuple.of(2, Combinators.combine(EITHER, nth(6), callFault()).as(Trouble.AtChange::new)),
                Tuple.of(
                        1,
                        Combinators.combine(EITHER, Arbitraries.of(HostOperation.class), nth(3), callFault())
                                .as(Trouble.AtOperation::new)),
                Tuple.of(1, Combinators.combine(EITHER, nth(8), eventFault()).as(Trouble.AtEvent::new)),
                Tuple.of(
                        1,
                        Combinators.combine(EITHER, millis(2_000), millis(60_000))
                                .as(Trouble.DaemonDies::new)),
                Tuple.of(
                        1,
                        Combinators.combine(EITHER, millis(2_000), millis(60_000))
                                .as(Trouble.DaemonFreezes::new)));
    }

    private static Arbitrary<Fault.OfCall> callFault() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Fault.Fail(1, 10, "internal error: something"),
                        new Fault.Fail(9, 10, "operation failed: something"),
                        new Fault.Fail(38, 7, "unable to connect"),
                        new Fault.Fail(68, 10, "Timed out during operation"),
                        new Fault.Lie(),
                        new Fault.NoAnswer(false),
                        new Fault.NoAnswer(true),
                        new Fault.ClientDeath(false),
                        new Fault.ClientDeath(true)),
                millis(40_000).map(Fault.Slow::new),
                Combinators.combine(EITHER, millis(60_000)).as(Fault.DaemonDeath::new));
    }

    private static Arbitrary<Fault.OfEvent> eventFault() {
        return Arbitraries.oneOf(
                Arbitraries.of(new Fault.Lost(), new Fault.Repeated()),
                millis(30_000).map(Fault.Late::new));
    }

    private static Arbitrary<Integer> nth(int max) {
        return Arbitraries.integers().between(1, max);
    }

    private static Arbitrary<Duration> millis(int max) {
        return Arbitraries.integers().between(1, max).map(Duration::ofMillis);
    }

    private static Arbitrary<Duration> seconds(int max) {
        return Arbitraries.integers().between(1, max).map(Duration::ofSeconds);
    }
}
