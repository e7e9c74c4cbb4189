package org.netfailover.testkit.contract;

import org.junit.jupiter.api.Assertions;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;

/**
 * A requirement that was not met, told to somebody who does not know it.
 *
 * @param did what was done, a sentence
 * @param required what is required, a sentence with who says so
 * @param otherwise what becomes of a real guest, a clause
 */
record Breach(String did, String required, String otherwise) {
    /** Of a rule of the catalogue. */
    static Breach ofRule(String code, String did, String otherwise) {
        Rule rule = Rules.catalogue().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + code));
        return new Breach(did, text(rule), otherwise);
    }

    /** Of a rule that was found broken in a domain's XML. */
    static Breach of(Finding finding, String did) {
        return new Breach(
                did + ", and at " + finding.location().path() + " " + finding.found() + ".",
                text(finding.rule()),
                "the domain is refused, or its guest has two NICs that are no pair; "
                        + finding.rule().remedy());
    }

    private static String text(Rule rule) {
        return rule.requirement() + " (rule " + rule.code() + "; " + rule.source() + ")";
    }

    String message() {
        return did + "\nRequired: " + required + "\nOtherwise: " + otherwise + ".";
    }

    void fail() {
        Assertions.fail(message());
    }

    /** Fails for something that was thrown. */
    void fail(Throwable cause) {
        Assertions.fail(message(), cause);
    }
}
