package org.netfailover.testkit.assertions;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.rules.Finding;

/**
 * Assertions about where one rule is broken. Each goes on with the findings that it fits.
 *
 * <pre>{@code
 * DomainXml broken = DomainXml.parse(xml).withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:02"));
 * assertThat(Rules.forTarget(Target.any()).check(broken.nics()))
 *         .hasFinding("MACS_DIFFER")
 *         .at("/domain/devices/interface[2]/mac")
 *         .saying("give both halves the same MAC");
 * }</pre>
 */
public final class FindingAssert extends AbstractAssert<FindingAssert, List<Finding>> {
    FindingAssert(List<Finding> actual) {
        super(actual, FindingAssert.class);
    }

    /**
     * Verifies that the rule is broken at an element.
     *
     * @param path the element's path, such as {@code /domain/devices/interface[2]/mac}; {@code [1]} may be left out
     * @return assertions about what was found there
     */
    public FindingAssert at(String path) {
        return those(finding -> Paths.isSame(finding.location().path(), path), "at " + path);
    }

    /**
     * Verifies that the rule is broken in a line of the document.
     *
     * @param line from 1
     * @return assertions about what was found there
     */
    public FindingAssert atLine(int line) {
        return those(finding -> finding.location().line() == line, "in line " + line);
    }

    /**
     * Verifies that a finding's message says something.
     *
     * @param part a part of what is there or of what to do about it
     * @return assertions about what says so
     */
    public FindingAssert saying(String part) {
        return those(finding -> finding.message().contains(part), "that says \"" + part + "\"");
    }

    /**
     * Verifies that there is one finding and no other.
     *
     * @return this
     */
    public FindingAssert once() {
        if (actual.size() != 1) {
            failWithMessage("%s", "Expected one finding, but there are\n" + Words.ofFindings(actual));
        }
        return this;
    }

    private FindingAssert those(Predicate<Finding> fits, String what) {
        List<Finding> fitting = actual.stream().filter(fits).toList();
        if (fitting.isEmpty()) {
            failWithMessage("%s", "Expected a finding " + what + ", but there is\n" + Words.ofFindings(actual));
        }
        return Words.described(new FindingAssert(fitting), descriptionText());
    }
}
