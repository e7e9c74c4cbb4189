package org.netfailover.xml;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;

/**
 * The pairs that a domain is to have, as they are kept in its own {@code <metadata>}: one {@code <pairs>} with a
 * {@code <pair>} for each, and in that the standby's and the primary's device as libvirt takes them.
 *
 * <p>libvirt keeps one element for each namespace ({@code virDomainSetMetadata}, since 0.9.10), with the running domain
 * and with its definition, and takes it along in a migration. Give it {@link #text()} with {@link #NAMESPACE} and
 * {@link #PREFIX}. The text is in no namespace: libvirt 9.0.0 puts every such element into the one that it is given, and
 * refuses a text that declares the prefix itself; asked for it, libvirt gives it in no namespace again. Both forms are
 * read, the other being that of the domain's XML.
 *
 * <p>Every part of a pair is kept, but whether a pool's VFs are {@link org.netfailover.model.Primary#managed() managed},
 * which the pool decides. No pairs at all is {@code <pairs>} without a {@code <pair>}, and not the same as nothing kept.
 *
 * <p>What a pair cannot hold is refused and not passed over, so that who reads, changes and writes loses nothing that
 * somebody else has written: another {@code version}, unknown elements and attributes, devices that are no pair. A later
 * form that older readers would not understand has another version, and one that they should not even find has another
 * namespace.
 *
 * <p>Immutable and safe for many threads.
 */
public final class PairsXml {
    /** The namespace that is ours in a domain's metadata. */
    public static final String NAMESPACE = "https://netfailover.org/xmlns/pairs/1";

    /** The prefix of the namespace, for people who read a domain's XML. */
    public static final String PREFIX = "failover";

    /** The form that is read and written. */
    static final String VERSION = "1";

    private static final Style STYLE = new Style("\n", "", "  ", '\'');

    private final String text;
    private final List<TeamingPair> pairs;

    private PairsXml(String text, List<TeamingPair> pairs) {
        this.text = text;
        this.pairs = pairs;
    }

    /**
     * Writes pairs.
     *
     * @param pairs any number of them, in any order
     * @return the element
     * @throws IllegalArgumentException when two have one MAC or share an alias
     */
    public static PairsXml of(List<TeamingPair> pairs) {
        Distinct distinct = new Distinct();
        StringBuilder text = new StringBuilder("<pairs version='" + VERSION + "'");
        for (TeamingPair pair : pairs) {
            if (!distinct.add(pair)) {
                throw new IllegalArgumentException(Distinct.FAULT);
            }
            text.append(distinct.isFirst() ? ">" : "").append(STYLE.child().lead());
            text.append(element(pair, STYLE.child()));
        }
        text.append(pairs.isEmpty() ? "/>" : STYLE.lead() + "</pairs>");
        return new PairsXml(text.toString(), List.copyOf(pairs));
    }

    private static String element(TeamingPair pair, Style style) {
        PairWriter writer = new PairWriter(pair, Dialect.TEAMING);
        StringBuilder text = new StringBuilder("<pair>");
        for (Object half : List.of(writer.standby(), writer.primary())) {
            text.append(style.child().lead())
                    .append(Fragment.of(half, style.child(), StandardCharsets.UTF_8.newEncoder()));
        }
        return text.append(style.lead()).append("</pair>").toString();
    }

    /** One pair as it is written, alone. */
    static String element(TeamingPair pair) {
        return element(pair, STYLE);
    }

    /**
     * Reads pairs, from the metadata that libvirt's API gives or from the element in a domain's XML.
     *
     * @param text the whole element
     * @return the pairs
     * @throws DomainXmlException when the text is no such element, or holds what is no pair, at its place
     */
    public static PairsXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads pairs within limits.
     *
     * @param text the whole element
     * @param limits how large it may be
     * @return the pairs
     * @throws DomainXmlException when the text is no such element, or holds what is no pair, or is too large
     */
    public static PairsXml parse(String text, XmlLimits limits) {
        SourceText source = SourceText.of(text, limits);
        return new PairsXml(source.text(), PairsScan.scan(source.text(), limits));
    }

    /**
     * The element's text.
     *
     * @return every character as it was read or written
     */
    public String text() {
        return text;
    }

    /**
     * The pairs.
     *
     * @return each in its place
     */
    public List<TeamingPair> pairs() {
        return pairs;
    }

    /** What the element is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "PairsXml[" + pairs.size() + " pairs]";
    }

    /** Tells pairs apart that one domain cannot have together. */
    static final class Distinct {
        static final String FAULT = "two pairs have one MAC or share an alias";

        private final Set<Object> taken = new HashSet<>();
        private int count;

        boolean add(TeamingPair pair) {
            count++;
            boolean mac = taken.add(pair.mac());
            boolean standby = taken.add(pair.standby().alias());
            boolean primary = taken.add(pair.primary().alias());
            return mac && standby && primary;
        }

        private boolean isFirst() {
            return count == 1;
        }
    }
}
