package org.netfailover.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check found: every finding, and every rule that could not be asked.
 *
 * @param findings as a check gives them, in document order, the worse first at one place
 * @param unchecked in the catalogue's order
 */
public record Report(List<Finding> findings, List<Unchecked> unchecked) {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::location).thenComparing(Finding::severity);

    /** Copies the lists. */
    public Report {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
    }

    /** Puts findings that are in the catalogue's order in the document's; at one place that order stays. */
    static Report of(List<Finding> findings, List<Unchecked> unchecked) {
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(ORDER);
        return new Report(ordered, unchecked);
    }

    /**
     * What this check and another one found together.
     *
     * @param other the other's report
     * @return every finding and every rule that could not be asked, each once, in the order of reports
     */
    public Report and(Report other) {
        return of(
                Stream.concat(findings.stream(), other.findings.stream())
                        .distinct()
                        .toList(),
                Stream.concat(unchecked.stream(), other.unchecked.stream())
                        .distinct()
                        .toList());
    }

    /**
     * Whether there is an error among the findings.
     *
     * @return true when the subject is refused or does not work
     */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /**
     * Whether nothing was found. Rules that could not be asked do not count.
     *
     * @return true without findings
     */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /**
     * The codes that were found.
     *
     * @return each finding's code, in the findings' order
     */
    public List<String> codes() {
        return findings.stream().map(finding -> finding.rule().code()).toList();
    }

    /** A line for each finding and for each rule that could not be asked. */
    @Override
    public String toString() {
        return Stream.concat(findings.stream(), unchecked.stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
