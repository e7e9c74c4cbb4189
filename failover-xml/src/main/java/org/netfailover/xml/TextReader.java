package org.netfailover.xml;

import java.io.Reader;
import org.netfailover.model.Location;

/**
 * Hands a text to the parser, and refuses what the parser lets through although XML has no such characters: halves of
 * surrogate pairs, U+FFFE and U+FFFF. Looked for on the way, since nearly every text has nothing near them.
 */
final class TextReader extends Reader {
    private final String text;
    private int at;
    private boolean checked;

    TextReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int count = Math.min(length, text.length() - at);
        text.getChars(at, at + count, buffer, offset);
        at += count;
        int bits = bits(buffer, offset, offset + count);
        if (bits >= Character.MIN_SURROGATE && !checked) {
            checked = true;
            check();
        }
        return count;
    }

    /** All bits of all characters, four at a time since each step waits for the one before it. */
    private static int bits(char[] buffer, int from, int to) {
        int bits = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            bits |= buffer[i] | buffer[i + 1] | buffer[i + 2] | buffer[i + 3];
        }
        for (; i < to; i++) {
            bits |= buffer[i];
        }
        return bits;
    }

    private void check() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c >= '\ufffe') {
                LineMap lines = new LineMap(text);
                throw new DomainXmlException(
                        "not well-formed: illegal character", new Location("", lines.line(i), lines.column(i)));
            }
        }
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
