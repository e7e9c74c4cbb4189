package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.TeamingPair;

/**
 * A generated domain.
 *
 * <pre>{@code
 * DomainDocument domain = DomainDocuments.sound().sample();
 * assertThat(domain.code()).isEmpty(); // nothing is broken
 * assertThat(DomainXml.parse(domain.text()).pairs()).hasSameSizeAs(domain.pairs());
 * }</pre>
 *
 * @param root its {@code <domain>}
 * @param pairs the pairs that it was built around, in document order; breakages may have taken some of them apart
 * @param breakages what was broken in it, in that order; empty for a sound domain
 */
public record DomainDocument(Element root, List<TeamingPair> pairs, List<Breakage> breakages) {
    /** Copies the lists. */
    public DomainDocument {
        pairs = List.copyOf(pairs);
        breakages = List.copyOf(breakages);
    }

    /**
     * The document as libvirt would write it.
     *
     * @return its text
     */
    public String text() {
        return root.toString();
    }

    /**
     * The domain's devices.
     *
     * @return the children of {@code <devices>}
     */
    public List<Element> devices() {
        return root.child("devices").map(Element::children).orElse(List.of());
    }

    /**
     * The document with something broken in it.
     *
     * @param breakage what is broken
     * @param broken the root afterwards
     * @return the document; its breakages end with the new one
     */
    DomainDocument broken(Breakage breakage, Element broken) {
        ArrayList<Breakage> all = new ArrayList<>(breakages);
        all.add(breakage);
        return new DomainDocument(broken, pairs, all);
    }

    /**
     * The code of the rule that is broken, where exactly one thing is.
     *
     * @return the code, or empty for a sound domain and for one that is broken in several ways
     */
    public Optional<String> code() {
        return breakages.size() == 1 ? Optional.of(breakages.get(0).code()) : Optional.empty();
    }

    /** What is broken, and the text. */
    @Override
    public String toString() {
        return (breakages.isEmpty() ? "sound" : breakages.toString()) + "\n" + text();
    }
}
