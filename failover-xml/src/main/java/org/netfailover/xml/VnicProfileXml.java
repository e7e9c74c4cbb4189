package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.netfailover.model.Quoted;
import org.netfailover.model.VnicProfile;
import org.netfailover.xml.binding.VnicProfileDefinitionXml;

/**
 * vNIC profiles as oVirt's REST API gives and takes them: one {@code <vnic_profile>}, or a list of them in
 * {@code <vnic_profiles>}.
 *
 * <p>The document is its text. Reading binds what concerns failover (types {@code VnicProfile} and
 * {@code VnicPassThrough} of oVirt's API model, {@code failover} since oVirt 4.4.7); an edit returns a new document in
 * which only the edited characters differ, with what it changed in {@link #changes()}. Edits do not judge: check
 * {@link #profiles()} with {@link org.netfailover.rules.Rules} afterwards. Immutable and safe for many threads.
 */
public final class VnicProfileXml {
    private final SourceText source;
    private final XmlLimits limits;
    private final List<XmlChange> changes;
    private final Span root;
    private final List<Span> spans = new ArrayList<>();
    private final List<VnicProfile> profiles;
    private final Places places;

    private VnicProfileXml(SourceText source, XmlLimits limits, List<XmlChange> changes) {
        this.source = source;
        this.limits = limits;
        this.changes = changes;
        this.places = new Places(source.text());
        SafeReader reader = SafeReader.of(source.text(), limits);
        reader.toRoot();
        List<VnicProfileDefinitionXml> bound = new ArrayList<>();
        if (reader.isAt("vnic_profile")) {
            root = reader.record(null);
            spans.add(root);
            bound.add(Bindings.read(reader, VnicProfileDefinitionXml.class));
            reader.stopRecording();
        } else if (reader.isAt("vnic_profiles")) {
            root = reader.here(null);
            readList(reader, bound);
        } else {
            throw reader.fault("the root element is no vnic_profile or vnic_profiles");
        }
        reader.toEnd();
        List<VnicProfile> read = new ArrayList<>(bound.size());
        for (int i = 0; i < bound.size(); i++) {
            read.add(VnicProfileMapper.map(bound.get(i), places.origin(spans.get(i))));
        }
        profiles = List.copyOf(read);
    }

    private void readList(SafeReader reader, List<VnicProfileDefinitionXml> bound) {
        while (reader.nextWithin(0)) {
            if (reader.isStart()) {
                if (reader.isAt("vnic_profile")) {
                    spans.add(reader.record(root));
                    bound.add(Bindings.read(reader, VnicProfileDefinitionXml.class));
                    reader.stopRecording();
                } else {
                    reader.skip();
                }
            }
        }
        reader.close(root);
    }

    /**
     * Reads the text of one profile or of a list.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static VnicProfileXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads the text of one profile or of a list within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static VnicProfileXml parse(String text, XmlLimits limits) {
        return new VnicProfileXml(SourceText.of(text, limits), limits, List.of());
    }

    /**
     * Reads the bytes of one profile or of a list: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static VnicProfileXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads the bytes of one profile or of a list within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static VnicProfileXml parse(byte[] bytes, XmlLimits limits) {
        return new VnicProfileXml(SourceText.decode(bytes, limits), limits, List.of());
    }

    /**
     * Writes a profile that is to be created or updated.
     *
     * @param profile the profile; its network, failover profile, filter and QoS are written as identifiers, and what is
     *     the network's ({@link VnicProfile#portIsolation}, {@link VnicProfile#externalNetwork}) is not written
     * @return one {@code <vnic_profile>}
     * @throws IllegalArgumentException when a text has a character that XML cannot carry
     */
    public static VnicProfileXml of(VnicProfile profile) {
        return parse(Fragment.alone(VnicProfileMapper.write(profile)));
    }

    /**
     * The document's text, without a byte order mark.
     *
     * @return every character as it was read or written
     */
    public String text() {
        return source.text();
    }

    /**
     * The document's bytes, in the encoding and with the byte order mark that it had.
     *
     * @return a new array
     * @throws DomainXmlException when text that was given as characters does not fit the encoding that it declares
     */
    public byte[] toBytes() {
        return source.encode();
    }

    /**
     * The profiles. A flag or mode that is none was refused when the document was parsed, as oVirt refuses it.
     *
     * @return the descriptions in document order; one for a {@code <vnic_profile>}
     */
    public List<VnicProfile> profiles() {
        return profiles;
    }

    /**
     * What the edits changed since the document was parsed.
     *
     * @return the changes in the order of the edits; empty for a document as parsed
     */
    public List<XmlChange> changes() {
        return changes;
    }

    /**
     * Gives a profile a failover profile, or another one.
     *
     * @param profile the identifier of a profile of this document
     * @param failover the identifier of the profile of its standby, here or not
     * @return the edited document
     * @throws XmlEditException when no profile or more than one has this identifier
     * @throws IllegalArgumentException when the failover's identifier has a character that XML cannot carry
     */
    public VnicProfileXml withFailover(String profile, String failover) {
        return edited(profile, (span, draft) -> {
            List<Span> elements = span.children("failover");
            if (elements.isEmpty()) {
                draft.append(span, List.of(span.path() + "/failover"), List.of(VnicProfileMapper.reference(failover)));
            } else {
                replace(elements.get(elements.size() - 1), failover, draft);
            }
        });
    }

    /** The last one is what oVirt takes; what else it says, as its {@code href}, is of the old one. */
    private void replace(Span element, String failover, Draft draft) {
        Tag tag = new Tag(draft.text(), element);
        boolean nothingElse = element.children().isEmpty()
                && tag.attributes().stream()
                        .allMatch(attribute -> attribute.name().equals("id"));
        boolean same = profileAt(element).failover().filter(failover::equals).isPresent();
        if (nothingElse) {
            draft.setAttribute(element, "id", failover);
        } else if (!same) {
            draft.replace(element, VnicProfileMapper.reference(failover));
        }
    }

    /**
     * Takes a profile's failover profile away.
     *
     * @param profile the identifier of a profile of this document
     * @return the edited document
     * @throws XmlEditException when no profile or more than one has this identifier
     */
    public VnicProfileXml withoutFailover(String profile) {
        return edited(profile, (span, draft) -> span.children("failover").forEach(draft::removeElement));
    }

    private VnicProfile profileAt(Span element) {
        return profiles.get(spans.indexOf(element.parent));
    }

    private Span span(String id) {
        List<Span> found = new ArrayList<>(1);
        for (int i = 0; i < profiles.size(); i++) {
            if (profiles.get(i).id().filter(id::equals).isPresent()) {
                found.add(spans.get(i));
            }
        }
        if (found.size() != 1) {
            throw new XmlEditException(
                    (found.isEmpty() ? "no profile has" : "more than one profile has") + " the identifier "
                            + Quoted.of(id),
                    places.at(root));
        }
        return found.get(0);
    }

    private VnicProfileXml edited(String profile, BiConsumer<Span, Draft> edit) {
        Draft draft = new Draft(source, new Tag(source.text(), root).quote('"'));
        edit.accept(span(profile), draft);
        if (draft.isEmpty()) {
            return this;
        }
        List<XmlChange> all = new ArrayList<>(changes);
        all.addAll(draft.changes());
        return new VnicProfileXml(source.withText(draft.apply()), limits, List.copyOf(all));
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "VnicProfileXml[" + source.text().length() + " characters, " + profiles.size() + " profiles, "
                + changes.size() + " changes]";
    }
}
