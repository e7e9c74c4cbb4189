package org.netfailover.testkit.arbitraries;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Strategy;
import org.netfailover.plan.MigrationMode;

/**
 * How a domain is to move.
 *
 * @param domain which one of its data centre
 * @param hops how many hosts further
 * @param mode who leads the migration
 * @param strategy what is asked for all pairs
 * @param way what else is asked
 * @param mapped whether each VF that is named becomes another one
 * @param guestKnown whether the order says what the guest is
 */
record MoveChoice(
        int domain,
        int hops,
        MigrationMode mode,
        Optional<Strategy> strategy,
        Way way,
        boolean mapped,
        boolean guestKnown) {
    /** What else is asked; each is legal only with some of the rest, and is left out otherwise. */
    enum Way {
        PLAIN,
        LED,
        LED_ON_SOURCE,
        WITH_DEFINITION,
        POST_COPY,
        TUNNELLED
    }

    static Arbitrary<MoveChoice> any() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(MigrationMode.class),
                        Arbitraries.of(Strategy.AUTOMATIC_FAILOVER, Strategy.EXPLICIT_FAILOVER)
                                .optional(0.5),
                        Arbitraries.of(Way.class),
                        Arbitraries.of(false, true),
                        Arbitraries.of(true, false))
                .as(MoveChoice::new);
    }

    /** Of a pair that QEMU unplugs by itself it is a matter of warning. */
    boolean isPostCopy() {
        return way == Way.POST_COPY && strategy.equals(Optional.of(Strategy.EXPLICIT_FAILOVER));
    }

    boolean isTunnelled() {
        return way == Way.TUNNELLED && mode == MigrationMode.PEER_TO_PEER;
    }
}
