package org.netfailover.testkit.arbitraries;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.testkit.arbitraries.Spelling.Encoding;
import org.netfailover.testkit.arbitraries.Spelling.Trait;

/**
 * Odd but legal ways to spell a document.
 *
 * <pre>{@code
 * DomainDocument domain = DomainDocuments.sound().sample();
 * Spelling spelling = Spellings.without(Spelling.Trait.NUMBERS).sample();
 * DomainXml read = DomainXml.parse(spelling.bytes(domain.root()));
 * assertThat(read.nics()).isEqualTo(DomainXml.parse(domain.text()).nics());
 * }</pre>
 */
public final class Spellings {
    private Spellings() {}

    /**
     * Every spelling: each set of {@link Trait}s in each {@link Encoding}.
     *
     * @return spellings, shrinking to {@link Spelling#PLAIN}
     */
    public static Arbitrary<Spelling> any() {
        return without();
    }

    /**
     * Spellings without some oddities.
     *
     * @param excluded the oddities that are left out
     * @return spellings
     */
    public static Arbitrary<Spelling> without(Trait... excluded) {
        Set<Trait> traits = EnumSet.allOf(Trait.class);
        traits.removeAll(Set.of(excluded));
        return Combinators.combine(
                        Arbitraries.of(traits).set(),
                        Arbitraries.of(Encoding.class),
                        Arbitraries.integers().between(0, 9999))
                .as(Spelling::new);
    }
}
