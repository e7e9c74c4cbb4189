package org.netfailover.testkit.assertions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Severity;

/** What failures say: codes, requirements and places, and no document. */
final class Words {
    private Words() {}

    /** {@code SEVERITY CODE at PLACE: what is there; the rule: what has to hold}. */
    static String of(Finding finding) {
        return finding.severity() + " " + finding.rule().code() + " at " + finding.location() + ": " + finding.found()
                + "; the rule: " + finding.rule().requirement();
    }

    /** A line for each finding, or that there is none. */
    static String ofFindings(List<Finding> findings) {
        return lines(findings.stream().map(Words::of));
    }

    /** A code with what its rule requires; one that no rule has is most likely a slip of the pen. */
    static String rule(String code) {
        return Rules.catalogue().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .map(Rule::requirement)
                .map(requirement -> code + " (" + requirement + ")")
                .orElse(code + " (no rule of the catalogue has this code)");
    }

    static String rules(Collection<String> codes) {
        return lines(codes.stream().map(Words::rule));
    }

    static String lines(Stream<String> lines) {
        String text = lines.map(line -> "  " + line.replace("\n", "\n  ")).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "  nothing" : text;
    }

    static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** An assertion that follows from another, under the same description. */
    static <A extends AbstractAssert<A, T>, T> A described(A next, String description) {
        return description.isEmpty() ? next : next.as("%s", description);
    }
}
