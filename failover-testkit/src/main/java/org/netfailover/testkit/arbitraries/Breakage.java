package org.netfailover.testkit.arbitraries;

import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * One way to break one rule in a domain.
 *
 * <pre>{@code
 * Breakage breakage = Breakages.of("MACS_DIFFER").get(0);
 * DomainDocument sound = DomainDocuments.sound().sample();
 * DomainDocument broken = breakage.applied(sound).sample();
 * assertThat(broken.breakages()).containsExactly(breakage);
 * assertThat(broken.text()).isNotEqualTo(sound.text());
 * }</pre>
 */
public final class Breakage {
    private final String name;
    private final String code;
    private final HalfEdit edit;

    private Breakage(String name, String code, HalfEdit edit) {
        this.name = name;
        this.code = code;
        this.edit = edit;
    }

    /** A breakage that edits a half of a pair. */
    static Breakage of(String code, String name, Half half, Arbitrary<UnaryOperator<Element>> edits) {
        return new Breakage(name, code, new HalfEdit(half, edits));
    }

    /** A breakage that edits a half of a pair in one way only. */
    static Breakage of(String code, String name, Half half, UnaryOperator<Element> edit) {
        return of(code, name, half, Arbitraries.just(edit));
    }

    /**
     * What is broken, in a few words.
     *
     * @return such as {@code model of the standby}
     */
    public String name() {
        return name;
    }

    /**
     * Which rule it breaks.
     *
     * @return the rule's code
     */
    public String code() {
        return code;
    }

    /**
     * Breaks a domain. A sound domain then breaks the rule; in one that was broken before it may be without effect.
     *
     * @param document any generated domain
     * @return the domain, broken in this way as well
     */
    public Arbitrary<DomainDocument> applied(DomainDocument document) {
        return edit.applied(document.root()).map(root -> document.broken(this, root));
    }

    /** The code and the name. */
    @Override
    public String toString() {
        return code + " (" + name + ")";
    }
}
