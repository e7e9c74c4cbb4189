package org.netfailover.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A guest with a pair is moved again and again, each time with another trouble, and made whole where that left something
 * to be repaired. A seed is a story, and the same story each time: {@code -Dnetfailover.story=SEED} tells one again.
 */
class ManyMigrationsTest {
    private static final int MOVES = 20;
    private static final int GENERATED = 1000;
    private static final Step PLUG = new Step(new Act.Plug(0, true), new Trouble.None());
    private static final Step REPAIR = new Step(new Act.Repair(true, false), new Trouble.None());
    private static final long MIB = 1 << 20;

    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();

    @Test
    void tenThousandMovesDoWhatTheySay() throws InterruptedException {
        stories(0, 10_000 / MOVES);

        assertThat(count("Completed")).isGreaterThan(1000);
        assertThat(count("RolledBack")).isGreaterThan(100);
        assertThat(count("Crashed")).isGreaterThan(100);
    }

    @Test
    @Tag("soak")
    void aMillionMovesDoWhatTheySayAndLeaveNothingInMemory() throws InterruptedException {
        int parts = 10;
        int each = 1_000_000 / MOVES / parts;
        List<Long> used = new ArrayList<>();
        long begun = System.nanoTime();
        for (int part = 0; part < parts; part++) {
            stories((long) part * each, each);
            System.gc();
            used.add((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MIB);
        }
        System.out.println("1,000,000 moves in " + (System.nanoTime() - begun) / 1_000_000_000L + " s: " + outcomes
                + ", MiB used after each tenth: " + used);
        assertThat(used.get(parts - 1)).isLessThan(used.get(0) + 16);
    }

    @Test
    void aStoryThatIsAskedForIsTold() {
        Long seed = Long.getLong("netfailover.story");
        assumeThat(seed).as("no -Dnetfailover.story=SEED").isNotNull();

        JqwikSession.run(() -> new Story(seed).walk(generator()));
    }

    private long count(String outcome) {
        LongAdder adder = outcomes.get(outcome);
        return adder == null ? 0 : adder.sum();
    }

    private static RandomGenerator<Step> generator() {
        return Steps.moves().generator(GENERATED, false);
    }

    private void stories(long first, int count) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicLong next = new AtomicLong(first);
        Callable<Void> teller = () -> {
            JqwikSession.run(() -> {
                RandomGenerator<Step> moves = generator();
                for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                    new Story(seed).walk(moves);
                }
            });
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> tellers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                tellers.add(teller);
            }
            for (Future<Void> told : pool.invokeAll(tellers)) {
                told.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError found ? found : new AssertionError(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** What a seed comes to. */
    private final class Story {
        private final long seed;
        private final Judge judge;
        private final List<Step> steps = new ArrayList<>();
        private String outcome = "";

        Story(long seed) {
            this.seed = seed;
            judge = new Judge(seed);
        }

        void walk(RandomGenerator<Step> moves) {
            Random random = new Random(seed);
            try {
                take(PLUG);
                for (int move = 0; move < MOVES; move++) {
                    take(moves.next(random).value());
                    outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
                    if (!outcome.equals("Completed")) {
                        take(REPAIR);
                    }
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + seed + "; again by: mvn test -pl failover-testkit -am"
                                + " -Dtest=ManyMigrationsTest#aStoryThatIsAskedForIsTold -Dsurefire.failIfNoSpecifiedTests=false -Dnetfailover.story="
                                + seed + "\n" + steps,
                        e);
            }
        }

        private void take(Step step) {
            steps.add(step);
            judge.walk(List.of(step), came -> outcome = came);
        }
    }
}
