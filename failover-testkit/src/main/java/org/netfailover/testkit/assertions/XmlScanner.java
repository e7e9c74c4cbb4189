package org.netfailover.testkit.assertions;

import java.util.ArrayList;
import java.util.List;

/** Takes a document apart without changing a character of it: all pieces one after the other are the document. */
final class XmlScanner {
    private final String text;
    private int at;

    private XmlScanner(String text) {
        this.text = text;
    }

    /**
     * The document as an element without a name, in which the root is.
     *
     * @throws IllegalArgumentException when elements do not fit into each other; the message has the place and no text
     */
    static XmlPiece.Element scan(String text) {
        XmlScanner scanner = new XmlScanner(text);
        List<XmlPiece> pieces = scanner.content();
        if (scanner.at < text.length() || pieces.stream().noneMatch(XmlPiece.Element.class::isInstance)) {
            throw scanner.malformed();
        }
        return new XmlPiece.Element("", "", pieces, text);
    }

    private List<XmlPiece> content() {
        List<XmlPiece> pieces = new ArrayList<>();
        while (at < text.length() && !text.startsWith("</", at)) {
            pieces.add(piece());
        }
        return pieces;
    }

    private XmlPiece piece() {
        if (text.startsWith("<!--", at)) {
            return upTo("-->");
        }
        if (text.startsWith("<![CDATA[", at)) {
            return upTo("]]>");
        }
        if (text.startsWith("<?", at)) {
            return upTo("?>");
        }
        if (text.startsWith("<!", at)) {
            return upTo(">");
        }
        return text.charAt(at) == '<' ? element() : characters();
    }

    private XmlPiece upTo(String end) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw malformed();
        }
        return between(found + end.length());
    }

    private XmlPiece characters() {
        int next = text.indexOf('<', at);
        return between(next < 0 ? text.length() : next);
    }

    private XmlPiece between(int end) {
        String all = text.substring(at, end);
        at = end;
        return new XmlPiece.Between(all);
    }

    private XmlPiece element() {
        int start = at;
        at = tagEnd();
        String tag = text.substring(start, at);
        String name = tag.substring(1).split("[\\s/>]", 2)[0];
        if (name.isEmpty()) {
            throw malformed();
        }
        List<XmlPiece> content = List.of();
        if (!tag.endsWith("/>")) {
            content = content();
            endTag(name);
        }
        return new XmlPiece.Element(name, tag, content, text.substring(start, at));
    }

    /** Behind the {@code >} of the tag that begins here; one in quotes is none. */
    private int tagEnd() {
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw malformed();
    }

    private void endTag(String name) {
        int end = text.indexOf('>', at);
        if (end < 0 || !text.substring(at, end).stripTrailing().equals("</" + name)) {
            throw malformed();
        }
        at = end + 1;
    }

    private IllegalArgumentException malformed() {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', Math.max(0, at - 1));
        return new IllegalArgumentException("not well-formed at " + line + ":" + column);
    }
}
