package org.netfailover.testkit.assertions;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.NicPair;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.Plan;
import org.netfailover.rules.Report;

/**
 * Where assertions about Netfailover's values begin. To be imported statically, beside AssertJ's own.
 *
 * <pre>{@code
 * DomainXml domain = DomainXml.parse(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * assertThat(domain.pairs().get(0)).isWhole().hasMac("52:54:00:aa:bb:01");
 * DomainXml broken = domain.withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:02"));
 * assertThat(Rules.forTarget(Target.any()).check(broken.nics())).hasFinding("MACS_DIFFER");
 * assertThatXml(xml).changedTo(broken.text()).onlyAt("/domain/devices/interface[2]/mac/@address");
 * }</pre>
 */
public final class FailoverAssertions {
    private FailoverAssertions() {}

    /**
     * Begins an assertion about what a check found.
     *
     * @param report the report; every assertion about null fails
     * @return its assertions
     */
    public static ReportAssert assertThat(@Nullable Report report) {
        return new ReportAssert(report);
    }

    /**
     * Begins an assertion about a plan.
     *
     * @param plan the plan; every assertion about null fails
     * @return its assertions
     */
    public static PlanAssert assertThat(@Nullable Plan plan) {
        return new PlanAssert(plan);
    }

    /**
     * Begins an assertion about what an operation came to.
     *
     * @param outcome the outcome; every assertion about null fails
     * @return its assertions
     */
    public static OutcomeAssert assertThat(@Nullable Outcome outcome) {
        return new OutcomeAssert(outcome);
    }

    /**
     * Begins an assertion about what was done to a domain.
     *
     * @param journal the journal; every assertion about null fails
     * @return its assertions
     */
    public static JournalAssert assertThat(@Nullable Journal journal) {
        return new JournalAssert(journal);
    }

    /**
     * Begins an assertion about a pair.
     *
     * @param pair the pair; every assertion about null fails
     * @return its assertions
     */
    public static PairAssert assertThat(@Nullable TeamingPair pair) {
        return new PairAssert(pair);
    }

    /**
     * Begins an assertion about a pair as it was read, which may break its rules.
     *
     * @param pair the pair; every assertion about null fails
     * @return its assertions
     */
    public static DescribedPairAssert assertThat(@Nullable NicPair pair) {
        return new DescribedPairAssert(pair);
    }

    /**
     * Begins an assertion about a document that is edited.
     *
     * @param xml its text before the edit; every assertion about null or malformed text fails
     * @return its assertions
     */
    public static XmlAssert assertThatXml(@Nullable String xml) {
        return new XmlAssert(xml);
    }
}
