package org.netfailover.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.Spelling.Trait;
import org.netfailover.testkit.arbitraries.Spellings;
import org.netfailover.xml.DomainXml;

/** A document says what it says, however it is spelled. */
class SpellingProperties {
    private static final Rules RULES =
            Rules.forTarget(Target.builder().ovirt(true).nova(true).build());

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theTextIsKeptWhateverItsSpelling(@ForAll("broken") SpelledDomain domain) {
        assertThat(domain.parsed().toBytes()).isEqualTo(domain.bytes());
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theSameNicsAreReadFromEverySpelling(@ForAll("sameNumbers") SpelledDomain domain) {
        assertThat(domain.parsed().nics()).isEqualTo(domain.plain().nics());
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theSameRulesAreFoundBrokenAtTheSameElements(@ForAll("broken") SpelledDomain domain) {
        assertThat(found(domain.parsed())).containsExactlyInAnyOrderElementsOf(found(domain.plain()));
    }

    private static List<String> found(DomainXml domain) {
        return RULES.check(domain.nics()).findings().stream()
                .map(finding -> finding.rule() + " " + finding.location().path())
                .toList();
    }

    @Provide
    Arbitrary<SpelledDomain> broken() {
        return Combinators.combine(DomainDocuments.brokenUpTo(3), Spellings.any())
                .as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<SpelledDomain> sameNumbers() {
        return Combinators.combine(DomainDocuments.brokenUpTo(3), Spellings.without(Trait.NUMBERS))
                .as(SpelledDomain::new);
    }
}
