package org.netfailover.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;

/**
 * The rules that a target imposes, ready to check.
 *
 * <p>Immutable and safe for many threads. A check does no I/O, never throws for what it is given, and returns every
 * breach, not only the first.
 */
public final class Rules {
    private static final List<DomainRule> DOMAIN_RULES =
            Stream.of(LibvirtTeamingRules.all()).flatMap(List::stream).toList();

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::location).thenComparing(Finding::severity);

    private final Target target;
    private final List<DomainRule> asked;
    private final List<Unchecked> unchecked;

    private Rules(Target target) {
        this.target = target;
        List<DomainRule> answerable = new ArrayList<>();
        List<Unchecked> unanswerable = new ArrayList<>();
        for (DomainRule bound : DOMAIN_RULES) {
            if (!Selection.concerns(target, bound.rule())) {
                continue;
            }
            Optional<Need> missing = Selection.missing(target, bound.rule());
            missing.ifPresentOrElse(
                    need -> unanswerable.add(new Unchecked(bound.rule(), need)), () -> answerable.add(bound));
        }
        asked = List.copyOf(answerable);
        unchecked = List.copyOf(unanswerable);
    }

    /**
     * The rules that a target imposes.
     *
     * @param target what is known of where the domain is to run
     * @return the rules
     */
    public static Rules forTarget(Target target) {
        return new Rules(target);
    }

    /**
     * Every rule there is, of every authority.
     *
     * @return the catalogue, in its order
     */
    public static List<Rule> catalogue() {
        return DOMAIN_RULES.stream().map(DomainRule::rule).toList();
    }

    /**
     * Checks the NICs of a domain.
     *
     * @param domain the NICs as described
     * @return every breach, and every rule that lacked what it needs
     */
    public Report check(DomainNics domain) {
        DomainFacts facts = new DomainFacts(domain, target);
        List<Finding> findings = new ArrayList<>();
        for (DomainRule bound : asked) {
            bound.check().run(facts, (location, found) -> findings.add(new Finding(bound.rule(), location, found)));
        }
        findings.sort(ORDER);
        return new Report(findings, unchecked);
    }
}
