package org.netfailover.testkit.arbitraries;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Domains that are to move from one host of a data centre to another.
 *
 * <pre>{@code
 * DomainMove move = Samples.one(Moves.breaking("POOL_WITHOUT_FREE_VF"), 42);
 * assertThat(Planner.migration(move.order())).isRefused().onlyBecause("POOL_WITHOUT_FREE_VF");
 * }</pre>
 */
public final class Moves {
    private static final List<MoveBreakage> BREAKAGES = MoveBreakage.all();

    private Moves() {}

    /**
     * Moves that the planner plans and that break no rule, not even by a warning: managed and peer-to-peer, by either
     * failover or by the planner's own choice, with and without a map.
     *
     * @return moves without a {@link DomainMove#code()}
     */
    public static Arbitrary<DomainMove> sound() {
        return drafts().map(draft -> new DomainMove(draft.order(), Optional.empty()));
    }

    /**
     * Moves that the planner refuses for one rule that is broken by what the hosts are like.
     *
     * @return moves with a {@link DomainMove#code()}
     */
    public static Arbitrary<DomainMove> broken() {
        return Arbitraries.of(List.copyOf(codes())).flatMap(Moves::breaking);
    }

    /**
     * Moves that the planner refuses for one rule, and for no other.
     *
     * @param code the rule, one of {@link #codes()}
     * @return moves of which this is the {@link DomainMove#code()}
     * @throws IllegalArgumentException when no move breaks such a rule here
     */
    public static Arbitrary<DomainMove> breaking(String code) {
        MoveBreakage breakage = BREAKAGES.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no move breaks a rule " + code));
        return drafts().filter(breakage.bites()).map(breakage::applied);
    }

    /**
     * The rules that a move can break by what the hosts are like.
     *
     * @return their codes
     */
    public static SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        BREAKAGES.forEach(breakage -> codes.add(breakage.code()));
        return Collections.unmodifiableSortedSet(codes);
    }

    private static Arbitrary<MoveDraft> drafts() {
        return Combinators.combine(DataCentres.any(), MoveChoice.any()).as(MoveDraft::of);
    }
}
