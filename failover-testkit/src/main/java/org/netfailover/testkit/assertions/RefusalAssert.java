package org.netfailover.testkit.assertions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;

/**
 * Assertions about why a plan or an operation is refused.
 *
 * <pre>{@code
 * DomainMove move = Samples.one(Moves.breaking("POOL_WITHOUT_FREE_VF"), 42);
 * assertThat(Planner.migration(move.order())).isRefused().onlyBecause("POOL_WITHOUT_FREE_VF");
 * }</pre>
 */
public final class RefusalAssert extends AbstractAssert<RefusalAssert, Report> {
    private final String summary;

    /**
     * @param actual why
     * @param summary what is said where no rule is broken, or empty
     */
    RefusalAssert(Report actual, String summary) {
        super(actual, RefusalAssert.class);
        this.summary = summary;
    }

    /**
     * Verifies that these rules are among the reasons.
     *
     * @param codes the codes of rules whose breach is an error
     * @return this
     */
    public RefusalAssert because(String... codes) {
        Set<String> missing = new LinkedHashSet<>(List.of(codes));
        errors().forEach(error -> missing.remove(error.rule().code()));
        if (!missing.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected a refusal because of\n" + Words.rules(missing) + "\nbut the reasons are\n" + reasons());
        }
        return this;
    }

    /**
     * Verifies that these rules are the reasons, and that there is no other.
     *
     * @param codes the codes of rules whose breach is an error
     * @return this
     */
    public RefusalAssert onlyBecause(String... codes) {
        because(codes);
        Set<String> expected = Set.copyOf(List.of(codes));
        List<Finding> others = errors().stream()
                .filter(error -> !expected.contains(error.rule().code()))
                .toList();
        if (!others.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected a refusal because of " + List.of(codes) + " only, but there is\n"
                            + Words.ofFindings(others));
        }
        return this;
    }

    /**
     * Goes on with all that was found.
     *
     * @return assertions about the report
     */
    public ReportAssert report() {
        return Words.described(new ReportAssert(actual), descriptionText());
    }

    private List<Finding> errors() {
        return Words.errors(actual.findings());
    }

    private String reasons() {
        return errors().isEmpty() && !summary.isEmpty() ? "  " + summary : Words.ofFindings(errors());
    }
}
