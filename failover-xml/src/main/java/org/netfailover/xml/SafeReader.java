package org.netfailover.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.util.StreamReaderDelegate;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.PciAddress;

/**
 * A StAX reader over a text that refuses what has no place in these documents (any document type declaration, entity
 * references, XInclude, too much depth), knows the path it is at, records spans on request, and turns every failure
 * into a {@link DomainXmlException}.
 */
final class SafeReader extends StreamReaderDelegate {
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final int HALF_PATH = 128;
    private static final WstxInputFactory FACTORY = factory();

    private final PciAddressDecoder decoder = new PciAddressDecoder();

    /** Where an element starts; the path is left out where it is known otherwise. */
    record Mark(String path, int offset) {}

    private final XMLStreamReader2 in;
    private final int maxDepth;
    private String[] open = new String[16];
    private int depth;
    private @Nullable Span span;
    private boolean recording;
    private int fence;
    private boolean fenced;
    private List<Mark> teamings = List.of();

    private SafeReader(XMLStreamReader2 in, XmlLimits limits) {
        super(in);
        this.in = in;
        this.maxDepth = limits.depth();
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new NameTable.Factory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        return factory;
    }

    static SafeReader of(String text, XmlLimits limits) {
        if (text.startsWith("\ufeff")) { // the parser would pass over it, and count from behind it
            throw new DomainXmlException(
                    "not well-formed: unexpected character", new org.netfailover.model.Location("", 1, 1));
        }
        try {
            XMLStreamReader2 in = (XMLStreamReader2) FACTORY.createXMLStreamReader(new TextReader(text));
            return new SafeReader(in, limits);
        } catch (XMLStreamException e) {
            throw fault(e.getMessage(), e.getLocation(), "");
        }
    }

    @Override
    public int next() {
        if (fenced) {
            return END_DOCUMENT;
        }
        try {
            int event = in.next();
            switch (event) {
                case START_ELEMENT -> enter();
                case END_ELEMENT -> leave();
                case DTD -> throw fault("has a document type declaration, which is not allowed");
                case ENTITY_REFERENCE -> throw fault("refers to an entity, which is not allowed");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e.getMessage(), e.getLocation(), path());
        } catch (WstxLazyException e) {
            throw lazy(e);
        }
    }

    private void enter() {
        String name = in.getLocalName();
        if (depth == maxDepth) {
            throw fault("deeper than the limit of " + maxDepth + " elements");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = name;
        String namespace = in.getNamespaceURI();
        boolean plain = namespace == null || namespace.isEmpty();
        if (!plain && XINCLUDE.equals(namespace)) {
            throw fault("has an XInclude element, which is not allowed");
        }
        if (recording) {
            Span child = here(span);
            if (span != null) {
                span.add(child);
            }
            span = child;
        }
        if (plain && name.equals("teaming")) {
            if (teamings.isEmpty()) {
                teamings = new ArrayList<>();
            }
            teamings.add(new Mark(inNic() ? "" : path(), startOffset()));
        }
    }

    private void leave() {
        depth--;
        if (recording && span != null) {
            close(span);
            span = span.parent;
            fenced = depth < fence;
        }
    }

    /** A span of the element that was just entered. */
    Span here(@Nullable Span parent) {
        String namespace = in.getNamespaceURI();
        return new Span(
                in.getLocalName(), parent, namespace == null || namespace.isEmpty(), startOffset(), endOffset());
    }

    /** Completes the span of the element that was just left. */
    void close(Span closed) {
        closed.contentEnd = Math.max(closed.tagEnd, startOffset());
        closed.end = endOffset();
    }

    /** Records the element that was just entered, and all below it, as a child of another. */
    Span record(@Nullable Span parent) {
        recording = true;
        fence = depth;
        Span recorded = here(parent);
        if (parent != null) {
            parent.add(recorded);
        }
        span = recorded;
        return recorded;
    }

    /** Goes on behind the element that was recorded, at whose end the reader stops until then. */
    void stopRecording() {
        recording = false;
        fenced = false;
        span = null;
    }

    /** Of the tag that was just read. */
    int startOffset() {
        return (int) in.getLocationInfo().getStartingCharOffset();
    }

    private int endOffset() {
        try {
            return (int) in.getLocationInfo().getEndingCharOffset();
        } catch (XMLStreamException e) {
            throw fault(e.getMessage(), e.getLocation(), path());
        }
    }

    /** How many elements are open; the one whose start was just read counts, the one whose end was just read does not. */
    int depth() {
        return depth;
    }

    /** Whether the element that was just entered is a child of the one that is being recorded. */
    private boolean inNic() {
        return recording && depth > 1 && (open[depth - 2].equals("interface") || open[depth - 2].equals("hostdev"));
    }

    /** Where each {@code <teaming>} in no namespace starts. */
    List<Mark> teamings() {
        return teamings;
    }

    /** Goes to the root element. */
    void toRoot() {
        while (next() != START_ELEMENT) {
            // comments, white space and processing instructions may stand before it
        }
    }

    /** Reads what is left, so that the whole text is known to be well-formed. */
    void toEnd() {
        while (getEventType() != END_DOCUMENT) {
            next();
        }
    }

    /** Goes on; false when the element whose outside has this depth was left. */
    boolean nextWithin(int outside) {
        next();
        return depth > outside;
    }

    /** Whether the reader has just entered an element. */
    boolean isStart() {
        return in.getEventType() == START_ELEMENT;
    }

    /** Whether the element that was just entered has this name and no namespace. */
    boolean isAt(String name) {
        if (!in.getLocalName().equals(name)) {
            return false;
        }
        String namespace = in.getNamespaceURI();
        return namespace == null || namespace.isEmpty();
    }

    /** An attribute of the element that was just entered. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(in.getAttributeValue("", name));
    }

    /** The PCI address that the element that was just entered is, if it is one that is fixed. */
    Optional<PciAddress> pciAddress() {
        return "pci".equals(in.getAttributeValue("", "type")) ? untypedPciAddress() : Optional.empty();
    }

    /** The PCI address that the element that was just entered is where no {@code type} says so, if it is fixed. */
    Optional<PciAddress> untypedPciAddress() {
        try {
            int domain = part("domain");
            int bus = part("bus");
            int slot = part("slot");
            int function = part("function");
            return Optional.of(
                    (domain | bus | slot | function) >= 0
                            ? new PciAddress(domain, bus, slot, function)
                            : PciAddress.ofAttributes(text("domain"), text("bus"), text("slot"), text("function")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A part of an address in libvirt's own spelling, 0 where it is missing, -1 where it is spelled otherwise. */
    private int part(String name) {
        try {
            int index = in.getAttributeIndex("", name);
            if (index < 0) {
                return 0;
            }
            in.getAttributeAs(index, decoder);
            return decoder.value();
        } catch (XMLStreamException e) {
            return -1;
        }
    }

    private @Nullable String text(String name) {
        return in.getAttributeValue("", name);
    }

    /** Passes over the element that was just entered. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /** The text of the element that was just entered, without that of elements in it; leaves the element. */
    String text() {
        int outside = depth - 1;
        StringBuilder text = new StringBuilder();
        while (depth > outside) {
            int event = next();
            if (depth == outside + 1 && (event == CHARACTERS || event == CDATA || event == SPACE)) {
                text.append(getText());
            }
        }
        return text.toString();
    }

    @Override
    public String getText() {
        try {
            return in.getText();
        } catch (WstxLazyException e) {
            throw lazy(e);
        }
    }

    @Override
    public char[] getTextCharacters() {
        try {
            return in.getTextCharacters();
        } catch (WstxLazyException e) {
            throw lazy(e);
        }
    }

    /** The open elements; of a very long path, its beginning and its end. */
    String path() {
        StringBuilder path = new StringBuilder();
        int to = 0;
        while (to < depth && path.length() < HALF_PATH) {
            path.append('/').append(shortened(open[to++]));
        }
        int from = depth;
        for (int length = 0; from > to && length < HALF_PATH; ) {
            length += 1 + shortened(open[--from]).length();
        }
        path.append(from > to ? "/…" : "");
        for (int i = from; i < depth; i++) {
            path.append('/').append(shortened(open[i]));
        }
        return path.toString();
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + '…';
    }

    DomainXmlException fault(String fault) {
        Location at = in.getLocationInfo().getStartLocation();
        return new DomainXmlException(
                fault, new org.netfailover.model.Location(path(), at.getLineNumber(), at.getColumnNumber()));
    }

    /** A fault in text that was read when it was asked for. */
    private DomainXmlException lazy(WstxLazyException e) {
        XMLStreamException found = e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException();
        Location at = found.getLocation();
        return fault(found.getMessage(), at == null ? in.getLocation() : at, path());
    }

    private static DomainXmlException fault(@Nullable String message, @Nullable Location at, String path) {
        int line = at == null ? 1 : Math.max(1, at.getLineNumber());
        int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
        return new DomainXmlException(
                WellFormedness.describe(message), new org.netfailover.model.Location(path, line, column));
    }
}
