package org.netfailover.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.Location;

/** How findings stand in a report. */
class ReportTest {
    private static final Rule ERROR = rule(Severity.ERROR, "AN_ERROR");
    private static final Rule WARNING = rule(Severity.WARNING, "A_WARNING");
    private static final Rule INFO = rule(Severity.INFO, "AN_INFO");

    private static Rule rule(Severity severity, String code) {
        return new Rule.Builder()
                .code(code)
                .severity(severity)
                .authority(Authority.LIBVIRT)
                .requirement("It holds.")
                .remedy("mend it")
                .source("a document")
                .build();
    }

    private static Finding finding(Rule rule, int line) {
        return new Finding(rule, new Location("/domain", line, 1), "it is broken");
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        return Combinators.combine(
                        Arbitraries.of(ERROR, WARNING, INFO),
                        Arbitraries.integers().between(1, 5))
                .as(ReportTest::finding)
                .list();
    }

    @Property
    void findingsStandInDocumentOrderTheWorstFirstAtOnePlaceAndNoneIsLost(@ForAll("findings") List<Finding> findings) {
        Report report = Report.of(findings, List.of());
        assertThat(report.findings())
                .containsExactlyInAnyOrderElementsOf(findings)
                .isSortedAccordingTo(Comparator.comparing(Finding::location).thenComparing(Finding::severity));
        assertThat(report.hasErrors()).isEqualTo(findings.stream().anyMatch(f -> f.rule() == ERROR));
        assertThat(report.isClean()).isEqualTo(findings.isEmpty());
    }

    @Example
    void aReportIsALineForEachFindingAndForEachRuleThatWasNotAsked() {
        Report report =
                Report.of(List.of(finding(WARNING, 7), finding(ERROR, 7)), List.of(new Unchecked(INFO, Need.HOST)));
        assertThat(report)
                .hasToString("7:1 /domain: ERROR AN_ERROR it is broken; mend it\n"
                        + "7:1 /domain: WARNING A_WARNING it is broken; mend it\n"
                        + "AN_INFO not checked: the host's inventory was not given");
        assertThat(report.codes()).containsExactly("AN_ERROR", "A_WARNING");
    }

    @Example
    void rulesThatWereNotAskedDoNotMakeAReportUnclean() {
        assertThat(Report.of(List.of(), List.of(new Unchecked(INFO, Need.GUEST)))
                        .isClean())
                .isTrue();
    }

    @Example
    void aReportCannotBeChangedFromOutside() {
        List<Finding> findings = new ArrayList<>(List.of(finding(ERROR, 1)));
        Report report = new Report(findings, List.of());
        findings.clear();
        assertThat(report.findings()).hasSize(1);
        assertThatThrownBy(() -> report.findings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Example
    void everyNeedIsNamedInWords() {
        assertThat(Need.values())
                .extracting(Need::description)
                .doesNotHaveDuplicates()
                .allMatch(text -> !text.isBlank());
    }
}
