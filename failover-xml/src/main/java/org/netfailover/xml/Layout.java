package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;

/**
 * The text of an element in another place: the line ends and the indentation between its elements are those of the
 * place, and nothing else changes. What stands on one line stays on it.
 */
final class Layout {
    private final String text;
    private final StringBuilder out;

    private Layout(String text, int length) {
        this.text = text;
        this.out = new StringBuilder(length + 64);
    }

    /** What stands before the element is left to the caller. */
    static String of(String text, Span element, Style style, CharsetEncoder encoder) {
        Layout layout = new Layout(text, element.end - element.start);
        layout.append(element, style);
        String laidOut = layout.out.toString();
        return encoder.canEncode(laidOut) ? laidOut : referring(laidOut, encoder);
    }

    private void append(Span element, Style style) {
        if (element.children().isEmpty()) {
            out.append(text, element.start, element.end);
            return;
        }
        out.append(text, element.start, element.tagEnd);
        int from = element.tagEnd;
        for (Span child : element.children()) {
            gap(from, child.start, style.child(), style.child());
            append(child, style.child());
            from = child.end;
        }
        gap(from, element.contentEnd, style.child(), style);
        out.append(text, element.contentEnd, element.end);
    }

    /** What stands between two tags: white space, and maybe comments in the middle of it. */
    private void gap(int from, int to, Style inside, Style before) {
        int first = from;
        while (first < to && Tag.isSpace(text.charAt(first))) {
            first++;
        }
        if (first == to) {
            space(from, to, before);
            return;
        }
        int last = to - Style.leadBefore(text, to).length();
        space(from, first, inside);
        out.append(text, first, last);
        space(last, to, before);
    }

    private void space(int from, int to, Style style) {
        String space = text.substring(from, to);
        out.append(space.indexOf('\n') >= 0 || space.indexOf('\r') >= 0 ? style.lead() : space);
    }

    /** With references to the characters that the encoding of the place does not have. */
    private static String referring(String text, CharsetEncoder encoder) {
        StringBuilder written = new StringBuilder(text.length() + 64);
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (encoder.canEncode(character)) {
                written.append(character);
            } else {
                written.append("&#x").append(Integer.toHexString(c)).append(';');
            }
        });
        return written.toString();
    }
}
