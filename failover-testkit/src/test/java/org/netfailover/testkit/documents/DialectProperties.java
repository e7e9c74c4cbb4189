package org.netfailover.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.Dialect;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.testkit.arbitraries.Spelling.Trait;
import org.netfailover.testkit.arbitraries.Spellings;
import org.netfailover.xml.DomainXml;

/** From one dialect to the other and back. */
class DialectProperties {
    private static final Pattern TEAMING = Pattern.compile("<teaming\\s[^>]*?(?:/>|></teaming\\s*>)");
    private static final Pattern REFERENCE = Pattern.compile("persistent\\s*=\\s*['\"]([^'\"]*)['\"]");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void thereAndBackIsTheSameBytesWhereThereIsNoDriver(@ForAll("withoutDrivers") SpelledDomain domain) {
        assertSameBytes(domain, '\'');
        assertSameBytes(domain, '"');
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void thereAndBackIsTheSameBytesWhereADriverIsJoined(@ForAll("withDrivers") SpelledDomain domain) {
        assertSameBytes(domain, '\'');
    }

    private static void assertSameBytes(SpelledDomain domain, char quote) {
        byte[] before = teamingsAsLibvirtWritesThem(domain, quote);
        DomainXml there = DomainXml.parse(before).convertedTo(Dialect.DRIVER_ATTRIBUTES);
        byte[] back = there.convertedTo(Dialect.TEAMING).toBytes();

        assertThat(there.nics().nics()).noneMatch(nic -> nic.teaming().isPresent());
        assertThat(there.pairs()).hasSameSizeAs(domain.document().pairs());
        Charset charset = domain.spelling().encoding().charset();
        assertThat(new String(back, charset)).isEqualTo(new String(before, charset));
        assertThat(back).isEqualTo(before);
    }

    private static byte[] teamingsAsLibvirtWritesThem(SpelledDomain domain, char quote) {
        Charset charset = domain.spelling().encoding().charset();
        String text = TEAMING.matcher(new String(domain.bytes(), charset)).replaceAll(teaming -> {
            Matcher reference = REFERENCE.matcher(teaming.group());
            String written = reference.find()
                    ? "<teaming type='transient' persistent='" + reference.group(1) + "'/>"
                    : "<teaming type='persistent'/>";
            return Matcher.quoteReplacement(written.replace('\'', quote));
        });
        return text.getBytes(charset);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void thereAndBackSaysTheSame(@ForAll("any") SpelledDomain domain) {
        DomainXml back = domain.parsed().convertedTo(Dialect.DRIVER_ATTRIBUTES).convertedTo(Dialect.TEAMING);

        assertThat(back.nics()).isEqualTo(domain.parsed().nics());
        assertThat(DomainXml.parse(back.toBytes()).nics()).isEqualTo(back.nics());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void onceThereEveryFurtherRoundIsTheSameBytes(@ForAll("any") SpelledDomain domain) {
        DomainXml there = domain.parsed().convertedTo(Dialect.DRIVER_ATTRIBUTES);
        DomainXml again = there.convertedTo(Dialect.TEAMING).convertedTo(Dialect.DRIVER_ATTRIBUTES);

        assertThat(again.pairs()).isEqualTo(there.pairs());
        assertThat(again.convertedTo(Dialect.TEAMING)
                        .convertedTo(Dialect.DRIVER_ATTRIBUTES)
                        .toBytes())
                .isEqualTo(again.toBytes());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aDialectThatIsSpokenAlreadyChangesNothing(@ForAll("any") SpelledDomain domain) {
        assertThat(domain.parsed().convertedTo(Dialect.TEAMING).toBytes()).isEqualTo(domain.bytes());
    }

    @Provide
    Arbitrary<SpelledDomain> any() {
        return Combinators.combine(sayable(), Spellings.any()).as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<SpelledDomain> withoutDrivers() {
        return Combinators.combine(
                        sayable()
                                .map(document -> new DomainDocument(
                                        document.root().everywhere(element -> element.withoutChildren("driver")),
                                        document.pairs(),
                                        document.breakages())),
                        Spellings.any())
                .as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<SpelledDomain> withDrivers() {
        return Combinators.combine(sayable(), Spellings.without(Trait.QUOTES, Trait.COMMENTS))
                .as(SpelledDomain::new);
    }

    private static Arbitrary<DomainDocument> sayable() {
        return Pairs.sayableIn(Dialect.DRIVER_ATTRIBUTES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .filter(Pairs::areApart)
                .flatMap(DomainDocuments::around);
    }
}
