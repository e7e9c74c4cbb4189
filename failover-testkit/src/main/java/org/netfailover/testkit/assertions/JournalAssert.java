package org.netfailover.testkit.assertions;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Journal.Result;

/**
 * Assertions about what was done to a domain.
 *
 * <p>A step is named by its text as the plan says it; the beginning of it is enough where a blank or a comma follows,
 * as in {@link ReadyPlanAssert}.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * for (String name : List.of("host-a", "host-b")) {
 *     site.host(name).hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * }
 * SimulatedHost a = site.hosts().get(0);
 * a.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Migration move = Migration.of("vm").from(a).to(site.hosts().get(1)).timing(site.time());
 * Journal journal = move.strategy(Strategy.EXPLICIT_FAILOVER).plan().run().journal();
 * assertThat(journal).did("unplug ua-net0-vf").before("migrate");
 * assertThat(journal).didInOrder("unplug ua-net0-vf", "migrate", "plug ua-net0-vf").hasNoFailure();
 * }</pre>
 */
public final class JournalAssert extends AbstractAssert<JournalAssert, Journal> {
    JournalAssert(@Nullable Journal actual) {
        super(actual, JournalAssert.class);
    }

    /**
     * Verifies that a step's effect was observed, other than to undo another.
     *
     * @param what the step
     * @return assertions about the first such step
     */
    public JournalStepAssert did(String what) {
        return first("Expected \"" + what + "\" to be done", isDone(what));
    }

    /**
     * Verifies that a step was done to undo another.
     *
     * @param what the step, such as {@code plug ua-net0-vf} for one that undoes an unplug
     * @return assertions about the first such step
     */
    public JournalStepAssert undidBy(String what) {
        return first(
                "Expected \"" + what + "\" to be done to undo a step",
                entry -> entry.undo() && entry.result() == Result.DONE && StepText.isStep(entry.what(), what));
    }

    /**
     * Verifies that a step failed.
     *
     * @param what the step
     * @return assertions about the first such step
     */
    public JournalStepAssert failedAt(String what) {
        return first(
                "Expected \"" + what + "\" to fail",
                entry -> entry.result() == Result.FAILED && StepText.isStep(entry.what(), what));
    }

    /**
     * Verifies that a step was not even tried, neither to undo another.
     *
     * @param what the step
     * @return this
     */
    public JournalAssert didNot(String what) {
        isNotNull();
        if (actual.entries().stream()
                .anyMatch(entry -> entry.result() != Result.SKIPPED && StepText.isStep(entry.what(), what))) {
            failWithMessage(
                    "%s", "Expected nobody to \"" + what + "\", but there is\n" + OutcomeAssert.journal(actual));
        }
        return this;
    }

    /**
     * Verifies that steps were done in this order; others may be between them.
     *
     * @param steps the steps, other than to undo another
     * @return this
     */
    public JournalAssert didInOrder(String... steps) {
        isNotNull();
        int found = 0;
        for (Journal.Entry entry : actual.entries()) {
            if (found < steps.length && isDone(steps[found]).test(entry)) {
                found++;
            }
        }
        if (found < steps.length) {
            failWithMessage(
                    "%s",
                    "Expected " + List.of(steps) + " to be done in this order, but \"" + steps[found]
                            + "\" is not where it should be in\n" + OutcomeAssert.journal(actual));
        }
        return this;
    }

    /**
     * Verifies that no step failed.
     *
     * @return this
     */
    public JournalAssert hasNoFailure() {
        isNotNull();
        if (actual.entries().stream().anyMatch(entry -> entry.result() == Result.FAILED)) {
            failWithMessage("%s", "Expected no failure, but there is\n" + OutcomeAssert.journal(actual));
        }
        return this;
    }

    private JournalStepAssert first(String expected, Predicate<Journal.Entry> fits) {
        isNotNull();
        int found = IntStream.range(0, actual.entries().size())
                .filter(i -> fits.test(actual.entries().get(i)))
                .findFirst()
                .orElse(-1);
        if (found < 0) {
            failWithMessage("%s", expected + ", but there is\n" + OutcomeAssert.journal(actual));
        }
        return Words.described(new JournalStepAssert(actual, found), descriptionText());
    }

    static Predicate<Journal.Entry> isDone(String what) {
        return entry -> !entry.undo() && entry.result() == Result.DONE && StepText.isStep(entry.what(), what);
    }
}
