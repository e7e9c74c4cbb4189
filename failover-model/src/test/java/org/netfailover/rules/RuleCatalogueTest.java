package org.netfailover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every rule of the catalogue: it has what it must say, finds what breaks it, and leaves alone what keeps it. */
class RuleCatalogueTest {
    private static final List<RuleCase> CASES = Stream.of(
                    TeamingCases.all(),
                    NicCases.all(),
                    AddressCases.all(),
                    PairCases.all(),
                    GuestCases.all(),
                    NetworkCases.all(),
                    HostCases.all(),
                    ProfileCases.all(),
                    MoveCases.all(),
                    OperationCases.all(),
                    TransportCases.all(),
                    PassageCases.all())
            .flatMap(List::stream)
            .toList();

    @Test
    void whatBreaksARuleIsFoundThereAndNothingElse() {
        SoftAssertions softly = new SoftAssertions();
        for (RuleCase rule : CASES) {
            softly.assertThat(rule.broken()).as(rule.code()).isNotEmpty();
            for (RuleCase.Broken broken : rule.broken()) {
                softly.assertThat(broken.subject().check(rule.rules()).findings())
                        .as(rule.code())
                        .extracting(finding -> finding.rule().code() + " " + finding.location())
                        .containsExactlyInAnyOrderElementsOf(broken.expected());
            }
        }
        softly.assertAll();
    }

    @Test
    void whatKeepsARuleIsClean() {
        SoftAssertions softly = new SoftAssertions();
        for (RuleCase rule : CASES) {
            softly.assertThat(rule.kept()).as(rule.code()).isNotEmpty();
            for (Checkable kept : rule.kept()) {
                softly.assertThat(kept.check(rule.rules()).findings())
                        .as(rule.code())
                        .isEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    void everyRuleHasACaseAndEveryCaseARule() {
        Set<String> withCase = CASES.stream().map(RuleCase::code).collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Rules.catalogue().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(withCase).isEqualTo(known);
    }

    @Test
    void codesAreUnique() {
        assertThat(Rules.catalogue()).extracting(Rule::code).doesNotHaveDuplicates();
    }

    @Test
    void aRuleSaysWhatHasToHoldAndWhatToDo() {
        SoftAssertions softly = new SoftAssertions();
        for (Rule rule : Rules.catalogue()) {
            softly.assertThat(rule.code())
                    .matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
                    .hasToString(rule.toString());
            softly.assertThat(rule.requirement()).matches("(?s)[A-Z].*[^.]\\.").doesNotContain("..", "  ");
            softly.assertThat(rule.remedy()).matches("(?s)[a-z].*[^.;]").doesNotContain("  ");
            softly.assertThat(rule.source()).isNotBlank().doesNotContain("  ");
            for (String says : rule.says()) {
                softly.assertThat(says).isNotBlank().doesNotContain("  ", "%s");
            }
        }
        softly.assertAll();
    }

    @Test
    void whatIsFoundIsOneClauseOnOneLine() {
        SoftAssertions softly = new SoftAssertions();
        for (RuleCase rule : CASES) {
            for (RuleCase.Broken broken : rule.broken()) {
                for (Finding finding : broken.subject().check(rule.rules()).findings()) {
                    softly.assertThat(finding.found())
                            .isNotBlank()
                            .doesNotContain("\n", ";", "null", "Optional")
                            .doesNotEndWith(".");
                }
            }
        }
        softly.assertAll();
    }
}
