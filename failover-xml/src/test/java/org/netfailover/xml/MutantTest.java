package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;

/** What holds of any bytes, tried on mutants of our own samples and, where there is one, of the corpus. */
class MutantTest {
    private static final int IN_EVERY_BUILD = 20_000;
    private static final int IN_A_SOAK = 2_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Mutations mutations = new Mutations(Seeds.all());
    private final Invariants invariants = new Invariants();
    private final long start = System.nanoTime();

    @Tag("fuzz")
    @Property(
            tries = IN_EVERY_BUILD,
            generation = GenerationMode.RANDOMIZED,
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.OFF)
    void a_mutant_is_refused_or_kept(@ForAll("numbers") long number) {
        check(number);
    }

    @Tag("soak")
    @Property(
            tries = IN_A_SOAK,
            generation = GenerationMode.RANDOMIZED,
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.OFF)
    void a_mutant_is_refused_or_kept_however_long_it_goes_on(@ForAll("numbers") long number) {
        check(number);
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private void check(long number) {
        byte[] mutant = mutations.mutant(number);
        try {
            assertTimeoutPreemptively(LONGEST, () -> invariants.check(mutant));
        } catch (Throwable e) {
            throw new AssertionError(
                    "mutant " + number + ": " + Base64.getEncoder().encodeToString(mutant), e);
        }
    }

    @AfterProperty
    void tell() {
        System.out.printf("%s; %,d s%n", invariants, (System.nanoTime() - start) / 1_000_000_000);
        assertThat(invariants.accepted()).as("mutants that are read").isGreaterThan(invariants.refused() / 20);
        assertThat(invariants.edits()).as("edits that are made").isGreaterThan(invariants.accepted());
    }
}
