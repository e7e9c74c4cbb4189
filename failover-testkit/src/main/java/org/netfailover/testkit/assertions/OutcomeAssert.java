package org.netfailover.testkit.assertions;

import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;

/**
 * Assertions about what an operation came to. A failure tells the summary and the journal, which hold no document.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome).isCompleted().journal().did("unplug ua-net0-vf").before("unplug ua-net0");
 * }</pre>
 */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {
    OutcomeAssert(@Nullable Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    /**
     * Verifies that all was done.
     *
     * @return this
     */
    public OutcomeAssert isCompleted() {
        expect(Outcome.Completed.class, "completed");
        return this;
    }

    /**
     * Verifies that the domain runs where it should and lacks something.
     *
     * @return assertions about what it lacks
     */
    public DegradedOutcomeAssert isDegraded() {
        Outcome.Degraded degraded = expect(Outcome.Degraded.class, "degraded");
        return Words.described(new DegradedOutcomeAssert(degraded), descriptionText());
    }

    /**
     * Verifies that nothing was touched.
     *
     * @return assertions about why
     */
    public RefusalAssert isRefused() {
        Outcome.Refused refused = expect(Outcome.Refused.class, "refused");
        return Words.described(new RefusalAssert(refused.report(), refused.summary()), descriptionText());
    }

    /**
     * Verifies that it failed and was undone.
     *
     * @return assertions about why
     */
    public FailedOutcomeAssert isRolledBack() {
        Outcome.RolledBack back = expect(Outcome.RolledBack.class, "rolled back");
        return Words.described(FailedOutcomeAssert.of(back), descriptionText());
    }

    /**
     * Verifies that it failed and could not be undone, or not be found out.
     *
     * @return assertions about why, and about what is left
     */
    public FailedOutcomeAssert needsAttention() {
        Outcome.NeedsAttention left = expect(Outcome.NeedsAttention.class, "in need of attention");
        return Words.described(FailedOutcomeAssert.of(left), descriptionText());
    }

    /**
     * Goes on with how it happened.
     *
     * @return assertions about the journal
     */
    public JournalAssert journal() {
        isNotNull();
        return Words.described(new JournalAssert(actual.journal()), descriptionText());
    }

    private <O extends Outcome> O expect(Class<O> kind, String expected) {
        isNotNull();
        if (!kind.isInstance(actual)) {
            throw failure("%s", "Expected the operation to be " + expected + ", but it is " + told(actual));
        }
        return kind.cast(actual);
    }

    /** The kind, the summary and the journal. */
    static String told(Outcome outcome) {
        return kind(outcome) + ": " + outcome.summary() + "\n" + journal(outcome.journal());
    }

    static String journal(Journal journal) {
        return Words.lines(journal.entries().stream().map(Journal.Entry::toString));
    }

    private static String kind(Outcome outcome) {
        if (outcome instanceof Outcome.NeedsAttention) {
            return "in need of attention";
        }
        String name = outcome.getClass().getSimpleName();
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
