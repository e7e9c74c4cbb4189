package org.netfailover.testkit.assertions;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Outcome;

/**
 * Assertions about an outcome in which the domain lacks something.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool"); // which has no VF
 * DomainXml domain = DomainXml.parse(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.machines().start(domain.withoutPair("ua-net0").text());
 * TeamingPair pair = domain.pairs().get(0).assured().orElseThrow();
 * Outcome outcome = Reconciler.of(host).timing(site.time()).repair("vm", List.of(pair));
 * assertThat(outcome).isDegraded().missing("ua-net0-vf");
 * }</pre>
 */
public final class DegradedOutcomeAssert extends AbstractAssert<DegradedOutcomeAssert, Outcome.Degraded> {
    DegradedOutcomeAssert(Outcome.Degraded actual) {
        super(actual, DegradedOutcomeAssert.class);
    }

    /**
     * Verifies that the domain lacks these devices and no others.
     *
     * @param aliases their aliases, in any order
     * @return this
     */
    public DegradedOutcomeAssert missing(String... aliases) {
        Set<String> expected = new TreeSet<>(Arrays.asList(aliases));
        Set<String> missing = new TreeSet<>(actual.missing());
        if (!missing.equals(expected)) {
            failWithMessage(
                    "%s",
                    "Expected " + expected + " to be missing, but " + missing + " are in what is "
                            + OutcomeAssert.told(actual));
        }
        return this;
    }

    /**
     * Verifies that one of the failures says something.
     *
     * @param part a part of its message
     * @return this
     */
    public DegradedOutcomeAssert because(String part) {
        if (actual.failures().stream().noneMatch(failure -> failure.toString().contains(part))) {
            failWithMessage(
                    "%s",
                    "Expected a failure that says \"" + part + "\", but there is\n"
                            + Words.lines(actual.failures().stream().map(Failure::toString)));
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
