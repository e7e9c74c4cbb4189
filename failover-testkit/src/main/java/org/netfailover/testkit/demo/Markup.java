package org.netfailover.testkit.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes a document that is XML and HTML alike: elements, their attributes as names and values in turn, and text that
 * stays text. Not thread-safe.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. */
    void open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
    }

    /** Ends the element that was begun last. */
    void close() {
        out.append("</").append(open.pop()).append(">\n");
    }

    /** An element with text in it. */
    void element(String element, String text, String... attributes) {
        open(element, attributes);
        text(text);
        close();
    }

    /** An element that has nothing in it and, in HTML, no end tag: a shape of SVG, or what HTML calls void. */
    void empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>\n");
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    /** Text; characters that XML does not know at all become question marks. */
    void text(String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(point) ? point : '?');
            }
        });
    }

    private static boolean isXml(int point) {
        boolean control = point < ' ' && point != '\n' && point != '\t';
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !control && !half && point != 0xFFFE && point != 0xFFFF;
    }

    /** Markup that is known to be right. */
    void raw(String markup) {
        out.append(markup);
    }

    /** A length, to a tenth. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The document, as far as it is written. */
    @Override
    public String toString() {
        return out.toString();
    }
}
