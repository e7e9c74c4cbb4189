package org.netfailover.testkit.assertions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;
import org.netfailover.rules.Unchecked;

/**
 * Assertions about what a check found.
 *
 * <pre>{@code
 * Rules rules = Rules.forTarget(Target.any());
 * DomainXml domain = DomainXml.parse(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * assertThat(rules.check(domain.nics())).isAccepted();
 * DomainXml broken = domain.withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:02"));
 * assertThat(rules.check(broken.nics())).hasFinding("MACS_DIFFER").at("/domain/devices/interface[2]/mac");
 * }</pre>
 */
public final class ReportAssert extends AbstractAssert<ReportAssert, Report> {
    ReportAssert(@Nullable Report actual) {
        super(actual, ReportAssert.class);
    }

    /**
     * Verifies that there is no error; warnings may be there.
     *
     * @return this
     */
    public ReportAssert isAccepted() {
        isNotNull();
        List<Finding> errors = Words.errors(actual.findings());
        if (!errors.isEmpty()) {
            failWithMessage("%s", "Expected no error, but there is\n" + Words.ofFindings(errors));
        }
        return this;
    }

    /**
     * Verifies that nothing was found, not even a warning. Rules that could not be asked do not count.
     *
     * @return this
     */
    public ReportAssert isClean() {
        isNotNull();
        if (!actual.isClean()) {
            failWithMessage("%s", "Expected nothing to be found, but there is\n" + Words.ofFindings(actual.findings()));
        }
        return this;
    }

    /**
     * Verifies that no rule lacked what it needs to be asked.
     *
     * @return this
     */
    public ReportAssert isComplete() {
        isNotNull();
        if (!actual.unchecked().isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected every rule to be asked, but\n"
                            + Words.lines(actual.unchecked().stream().map(Unchecked::toString)));
        }
        return this;
    }

    /**
     * Verifies that a rule is broken somewhere.
     *
     * @param code the rule's code
     * @return assertions about where it is broken
     */
    public FindingAssert hasFinding(String code) {
        isNotNull();
        List<Finding> found = actual.findings().stream()
                .filter(finding -> finding.rule().code().equals(code))
                .toList();
        if (found.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected a finding " + Words.rule(code) + whyNot(code) + ", but there is\n"
                            + Words.ofFindings(actual.findings()));
        }
        return Words.described(new FindingAssert(found), descriptionText());
    }

    private String whyNot(String code) {
        return actual.unchecked().stream()
                .filter(unchecked -> unchecked.rule().code().equals(code))
                .findFirst()
                .map(unchecked -> ", which was not asked for want of "
                        + unchecked.missing().description())
                .orElse("");
    }

    /**
     * Verifies that these rules are broken and no others, each as often as it likes.
     *
     * @param codes the rules' codes; none for a report that is clean
     * @return this
     */
    public ReportAssert hasOnly(String... codes) {
        isNotNull();
        Set<String> missing = new LinkedHashSet<>(List.of(codes));
        missing.removeAll(actual.codes());
        Set<String> expected = Set.copyOf(List.of(codes));
        List<Finding> others = actual.findings().stream()
                .filter(finding -> !expected.contains(finding.rule().code()))
                .toList();
        if (!missing.isEmpty() || !others.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected only " + List.of(codes) + "; missing are\n" + Words.rules(missing)
                            + "\nand found besides is\n" + Words.ofFindings(others));
        }
        return this;
    }

    /**
     * Verifies that a rule is not broken.
     *
     * @param code the rule's code
     * @return this
     */
    public ReportAssert lacks(String code) {
        isNotNull();
        List<Finding> found = actual.findings().stream()
                .filter(finding -> finding.rule().code().equals(code))
                .toList();
        if (!found.isEmpty()) {
            failWithMessage("%s", "Expected no finding " + code + ", but there is\n" + Words.ofFindings(found));
        }
        return this;
    }
}
