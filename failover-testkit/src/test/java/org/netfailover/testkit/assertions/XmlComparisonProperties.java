package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThatXml;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.Nic;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.Spellings;
import org.netfailover.xml.DomainXml;

/** However a document is spelled. */
class XmlComparisonProperties {
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void allPiecesTogetherAreTheDocument(@ForAll("domains") DomainXml domain) {
        String text = domain.text();

        assertThat(XmlScanner.scan(text).content().stream().map(XmlPiece::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThatXml(text).changedTo(text).nowhere();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anEditIsWhereItSaysAndNowhereElse(@ForAll("domains") DomainXml domain) {
        Nic standby = domain.pairs().get(0).standby();

        assertThatXml(domain.text())
                .changedTo(domain.withoutTeaming(standby).text())
                .onlyAt(standby.origin().location().path());
    }

    @Provide
    Arbitrary<DomainXml> domains() {
        return Combinators.combine(DomainDocuments.sound(), Spellings.any())
                .as((document, spelling) -> DomainXml.parse(spelling.bytes(document.root())));
    }
}
