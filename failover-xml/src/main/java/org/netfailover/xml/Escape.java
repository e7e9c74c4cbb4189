package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;

/** Values as they are written: what the quote or the encoding does not allow, or a reader would change, becomes a reference. */
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
                    requireCharacter(c);
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

    private static void requireCharacter(int c) {
        boolean allowed = c >= ' ' && c < Character.MIN_SURROGATE
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c > Character.MAX_SURROGATE && c != 0xfffe && c != 0xffff;
        if (!allowed) {
            throw new IllegalArgumentException("a value has a character that XML cannot carry");
        }
    }
}
