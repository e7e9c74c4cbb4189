package org.netfailover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the catalogue: it has what it must say, finds what breaks it, and leaves alone what keeps it. */
class RuleCatalogueTest {
    static List<RuleCase> cases() {
        return Stream.of(
                        TeamingCases.all(),
                        NicCases.all(),
                        AddressCases.all(),
                        PairCases.all(),
                        GuestCases.all(),
                        NetworkCases.all(),
                        HostCases.all(),
                        ProfileCases.all(),
                        MoveCases.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Rule> rules() {
        return Rules.catalogue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatBreaksARuleIsFoundThereAndNothingElse(RuleCase rule) {
        assertThat(rule.broken()).isNotEmpty();
        for (RuleCase.Broken broken : rule.broken()) {
            Report report = broken.subject().check(rule.rules());
            assertThat(report.findings())
                    .extracting(finding -> finding.rule().code() + " " + finding.location())
                    .containsExactlyInAnyOrderElementsOf(broken.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatKeepsARuleIsClean(RuleCase rule) {
        assertThat(rule.kept()).isNotEmpty();
        for (Checkable kept : rule.kept()) {
            Report report = kept.check(rule.rules());
            assertThat(report.findings()).isEmpty();
            assertThat(report.isClean()).isTrue();
        }
    }

    @Test
    void everyRuleHasACaseAndEveryCaseARule() {
        Set<String> withCase = cases().stream().map(RuleCase::code).collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = rules().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(withCase).isEqualTo(known);
    }

    @Test
    void codesAreUnique() {
        assertThat(rules()).extracting(Rule::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysWhatHasToHoldAndWhatToDo(Rule rule) {
        assertThat(rule.code()).matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*").hasToString(rule.toString());
        assertThat(rule.requirement()).matches("(?s)[A-Z].*[^.]\\.").doesNotContain("..", "  ");
        assertThat(rule.remedy()).matches("(?s)[a-z].*[^.;]").doesNotContain("  ");
        assertThat(rule.source()).isNotBlank().doesNotContain("  ");
        rule.says().forEach(says -> assertThat(says).isNotBlank().doesNotContain("  ", "%s"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsFoundIsOneClauseOnOneLine(Rule rule) {
        for (RuleCase broken : cases()) {
            if (broken.code().equals(rule.code())) {
                assertThat(broken.broken()
                                .get(0)
                                .subject()
                                .check(broken.rules())
                                .findings())
                        .extracting(Finding::found)
                        .allSatisfy(found -> assertThat(found)
                                .isNotBlank()
                                .doesNotContain("\n", ";")
                                .doesNotEndWith("."));
            }
        }
    }
}
