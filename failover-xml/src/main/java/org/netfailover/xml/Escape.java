package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;

/** Values as they are written: what the quote, XML or the encoding does not allow becomes a reference. */
final class Escape {
    private Escape() {}

    /** Text of an element; a quote is nothing special there. */
    static String text(String value, CharsetEncoder encoder) {
        return attribute(value, '\0', encoder);
    }

    static String attribute(String value, char quote, CharsetEncoder encoder) {
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            int next = i + Character.charCount(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"', '\'' -> {
                    if (c == quote) {
                        escaped.append(c == '"' ? "&quot;" : "&apos;");
                    } else {
                        escaped.append((char) c);
                    }
                }
                default -> {
                    boolean plain = c >= ' ' && encoder.canEncode(value.substring(i, next));
                    if (plain) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append("&#x").append(Integer.toHexString(c)).append(';');
                    }
                }
            }
            i = next;
        }
        return escaped.toString();
    }
}
