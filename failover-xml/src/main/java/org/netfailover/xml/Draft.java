package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.netfailover.xml.Tag.Attribute;

/** An edit in the making: pieces of text to put in the place of others, and what they change. Nothing else moves. */
final class Draft {
    private record Splice(int start, int end, String text) {}

    private final String text;
    private final CharsetEncoder encoder;
    private final char quote;
    private final List<Splice> splices = new ArrayList<>();
    private final List<XmlChange> changes = new ArrayList<>();

    Draft(SourceText source, char quote) {
        this.text = source.text();
        this.encoder = source.encoder();
        this.quote = quote;
    }

    String text() {
        return text;
    }

    CharsetEncoder encoder() {
        return encoder;
    }

    List<XmlChange> changes() {
        return changes;
    }

    boolean isEmpty() {
        return splices.isEmpty();
    }

    /** The text with every splice in it; where something goes and something comes, what comes stands first. */
    String apply() {
        splices.sort(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end));
        StringBuilder edited = new StringBuilder(text.length() + 256);
        int from = 0;
        for (Splice splice : splices) {
            edited.append(text, from, splice.start).append(splice.text);
            from = splice.end;
        }
        return edited.append(text, from, text.length()).toString();
    }

    void splice(int start, int end, String replacement) {
        splices.add(new Splice(start, end, replacement));
    }

    void changed(XmlChange change) {
        changes.add(change);
    }

    /** Gives an attribute a value, in the place and quotes of the old one or behind the last. */
    void setAttribute(Span element, String name, String value) {
        Tag tag = new Tag(text, element);
        Attribute attribute = tag.attribute(name);
        String path = element.path() + "/@" + name;
        if (attribute == null) {
            addAttribute(element, name, value);
            return;
        }
        String escaped = Escape.attribute(value, text.charAt(attribute.valueEnd()), encoder);
        String raw = tag.raw(attribute);
        if (!raw.equals(escaped)) {
            splice(attribute.valueStart(), attribute.valueEnd(), escaped);
            changed(XmlChange.changed(path, raw, value));
        }
    }

    /** Adds an attribute behind the last, in its quotes. */
    void addAttribute(Span element, String name, String value) {
        Tag tag = new Tag(text, element);
        char own = tag.quote(quote);
        splice(tag.lastEnd(), tag.lastEnd(), " " + name + "=" + own + Escape.attribute(value, own, encoder) + own);
        changed(XmlChange.added(element.path() + "/@" + name, value));
    }

    /** Puts an attribute in the place and the quotes of another. */
    void replaceAttribute(Span element, Attribute old, String name, String value) {
        splice(old.start(), old.start() + old.name().length(), name);
        splice(old.valueStart(), old.valueEnd(), Escape.attribute(value, text.charAt(old.valueEnd()), encoder));
        changed(XmlChange.removed(
                element.path() + "/@" + old.name(), text.substring(old.valueStart(), old.valueEnd())));
        changed(XmlChange.added(element.path() + "/@" + name, value));
    }

    /** An element in a style: one that is bound, or a document whose text is laid out anew. */
    private String written(Object element, Style style) {
        return element instanceof DeviceXml device
                ? device.laidOut(style, encoder)
                : Fragment.of(element, style, encoder);
    }

    /** Takes an attribute away with the white space before it. */
    void removeAttribute(Span element, String name) {
        Tag tag = new Tag(text, element);
        Attribute attribute = tag.attribute(name);
        if (attribute != null) {
            int lead = Style.leadBefore(text, attribute.start()).length();
            splice(attribute.start() - lead, attribute.end(), "");
            changed(XmlChange.removed(element.path() + "/@" + name, tag.raw(attribute)));
        }
    }

    /** Takes an element away with the line that it stands on. */
    void removeElement(Span element) {
        String lead = Style.leadBefore(text, element.start);
        boolean ownLine = lead.indexOf('\n') >= 0 || lead.indexOf('\r') >= 0;
        splice(ownLine ? element.start - lead.length() : element.start, element.end, "");
        changed(XmlChange.removed(element.path(), text.substring(element.start, element.end)));
    }

    /** Puts an element in the place of another. */
    void replace(Span element, Object bound) {
        replace(element, bound, "");
    }

    /** Puts an element in the place of another, with one more child that is text already. */
    void replace(Span element, Object bound, String lastChild) {
        Style style = Style.beside(text, element, quote);
        String before = text.substring(element.start, element.end);
        String written = Fragment.of(bound, style, encoder);
        if (!lastChild.isEmpty()) {
            int end = written.lastIndexOf("</") - style.lead().length();
            written = written.substring(0, end) + style.child().lead() + lastChild + written.substring(end);
        }
        if (!written.equals(before)) {
            splice(element.start, element.end, written);
            changed(XmlChange.changed(element.path(), before, written));
        }
    }

    /** Adds an element behind a sibling. */
    void insertAfter(Span sibling, String path, Object bound) {
        Style style = Style.beside(text, sibling, quote);
        String written = written(bound, style);
        splice(sibling.end, sibling.end, style.lead() + written);
        changed(XmlChange.added(path, written));
    }

    /** Adds an element before a sibling. */
    void insertBefore(Span sibling, String path, Object bound) {
        Style style = Style.beside(text, sibling, quote);
        String written = Fragment.of(bound, style, encoder);
        splice(sibling.start, sibling.start, written + style.lead());
        changed(XmlChange.added(path, written));
    }

    /** Adds an element where libvirt would write it: before the first child of these names, else as the last. */
    void insertInOrder(Span parent, Set<String> behind, String name, Object bound) {
        Span last = null;
        for (Span child : parent.children()) {
            if (child.plain && behind.contains(child.name)) {
                break;
            }
            last = child;
        }
        String path = parent.path() + "/" + name;
        if (last != null) {
            insertAfter(last, path, bound);
        } else {
            insertFirst(parent, path, bound);
        }
    }

    /** Adds an element as the first child. */
    void insertFirst(Span parent, String path, Object bound) {
        if (parent.children().isEmpty()) {
            append(parent, List.of(path), List.of(bound));
        } else {
            insertBefore(parent.children().get(0), path, bound);
        }
    }

    /** Adds a {@code <devices>} with these elements as the last child of the domain. */
    void appendDevices(Span domain, List<?> bound) {
        Style own = Style.beside(text, domain, quote);
        Style style = Style.inside(text, domain, own);
        StringBuilder written = new StringBuilder(style.lead()).append("<devices>");
        for (Object element : bound) {
            written.append(style.child().lead()).append(written(element, style.child()));
        }
        written.append(style.lead()).append("</devices>");
        appendText(domain, written.toString(), own);
        changed(XmlChange.added(domain.path() + "/devices", written.toString().strip()));
    }

    /** Adds elements as the last children. */
    void append(Span parent, List<String> paths, List<?> bound) {
        Style own = Style.beside(text, parent, quote);
        Style style = Style.inside(text, parent, own);
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < bound.size(); i++) {
            String one = written(bound.get(i), style);
            written.append(style.lead()).append(one);
            changed(XmlChange.added(paths.get(i), one));
        }
        appendText(parent, written.toString(), own);
    }

    /** Adds text behind the last child; an empty-element tag is opened for it. */
    void appendText(Span parent, String written, Style own) {
        if (parent.isEmptyTag()) {
            int slash = text.lastIndexOf('/', parent.tagEnd - 1);
            Tag tag = new Tag(text, parent);
            String name = text.substring(tag.nameStart(), tag.nameEnd());
            splice(slash, parent.end, ">" + written + own.lead() + "</" + name + ">");
            return;
        }
        int last = parent.contentEnd - Style.leadBefore(text, parent.contentEnd).length();
        boolean childless = last <= parent.tagEnd;
        int at = childless ? parent.tagEnd : last;
        splice(at, childless ? parent.contentEnd : at, childless ? written + own.lead() : written);
    }
}
