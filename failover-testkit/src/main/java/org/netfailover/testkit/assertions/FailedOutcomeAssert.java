package org.netfailover.testkit.assertions;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Outcome;

/**
 * Assertions about an outcome of what failed.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.machines().guest(vm).answers(new GuestAnswer.Ignores());
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome).needsAttention().left("pending");
 * }</pre>
 */
public final class FailedOutcomeAssert extends AbstractAssert<FailedOutcomeAssert, Outcome> {
    private final Failure cause;
    private final List<Failure> left;

    private FailedOutcomeAssert(Outcome actual, Failure cause, List<Failure> left) {
        super(actual, FailedOutcomeAssert.class);
        this.cause = cause;
        this.left = left;
    }

    static FailedOutcomeAssert of(Outcome.RolledBack outcome) {
        return new FailedOutcomeAssert(outcome, outcome.cause(), List.of());
    }

    static FailedOutcomeAssert of(Outcome.NeedsAttention outcome) {
        return new FailedOutcomeAssert(outcome, outcome.cause(), outcome.left());
    }

    /**
     * Verifies that the cause says something.
     *
     * @param part a part of what was being done or of what happened
     * @return this
     */
    public FailedOutcomeAssert because(String part) {
        if (!cause.toString().contains(part)) {
            failWithMessage(
                    "%s",
                    "Expected the cause to say \"" + part + "\", but it is\n"
                            + Words.lines(Stream.of(cause.toString())));
        }
        return this;
    }

    /**
     * Verifies that something is not as it was. Nothing is left of what was rolled back.
     *
     * @param part a part of what is said about it
     * @return this
     */
    public FailedOutcomeAssert left(String part) {
        if (left.stream().noneMatch(failure -> failure.toString().contains(part))) {
            failWithMessage(
                    "%s",
                    "Expected to be left what says \"" + part + "\", but left is\n"
                            + Words.lines(left.stream().map(Failure::toString)));
        }
        return this;
    }

    /**
     * Goes on with how it happened.
     *
     * @return assertions about the journal
     */
    public JournalAssert journal() {
        return Words.described(new JournalAssert(actual.journal()), descriptionText());
    }
}
