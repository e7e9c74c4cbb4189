package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;
import org.netfailover.testkit.arbitraries.Breakage;
import org.netfailover.testkit.arbitraries.Breakages;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DomainXml;

/** Rule by rule: the catalogue says of libvirt what libvirt does. */
@WithLibvirt
@Tag("daemon")
class LibvirtsRulesProperties {
    private static final int DOMAINS_PER_BREAKAGE = 3;

    @Example
    void everyRuleOfLibvirtsCanBeBroken() {
        TreeSet<String> missing = new TreeSet<>();
        LibvirtsRules.errors().forEach(rule -> missing.add(rule.code()));
        missing.removeAll(Breakages.codes());

        assertThat(missing).isEmpty();
    }

    @Example
    void everyBreakageIsOfARuleOfTheCatalogue() {
        assertThat(Rules.catalogue()).extracting(Rule::code).containsAll(Breakages.codes());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aBrokenRuleIsFoundAndLibvirtAnswersAsTheRuleSays(
            @ForAll("breakages") Breakage breakage, @ForAll @IntRange(max = DOMAINS_PER_BREAKAGE - 1) int ignored) {
        DomainDocument domain = DomainDocuments.brokenBy(breakage).sample();
        Rule rule = rule(breakage.code());
        Optional<String> refusal = Daemon.refusal(domain.text());

        assertThat(Daemon.rules().check(DomainXml.parse(domain.text()).nics()).codes())
                .as(domain.toString())
                .contains(rule.code());
        if (LibvirtsRules.isRefused(rule.code())) {
            assertThat(refusal)
                    .as(domain.toString())
                    .hasValueSatisfying(message ->
                            assertThat(message).matches(said -> LibvirtsRules.says(rule, said), "says " + rule.says()));
        } else {
            assertThat(refusal).as(domain.toString()).isEmpty();
        }
        if (LibvirtsRules.BY_SCHEMA.contains(rule.code())) {
            assertThat(Daemon.refusal(domain.text(), DefineOption.VALIDATE))
                    .hasValueSatisfying(
                            message -> assertThat(message).contains(rule.says().get(0)));
        }
    }

    @Provide
    Arbitrary<Breakage> breakages() {
        return Arbitraries.of(Breakages.all());
    }

    private static Rule rule(String code) {
        return Rules.catalogue().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
