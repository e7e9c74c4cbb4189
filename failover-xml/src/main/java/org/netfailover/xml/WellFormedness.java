package org.netfailover.xml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a parser says of a text that is not well-formed, without the pieces of the text that it quotes. */
final class WellFormedness {
    private WellFormedness() {}

    /** The parser's words up to the first that may come from the document. */
    static String describe(@Nullable String message) {
        if (message == null) {
            return "not well-formed";
        }
        int end = 0;
        while (end < message.length() && isOurs(message.charAt(end))) {
            end++;
        }
        int word = end < message.length() ? message.lastIndexOf(' ', end) : end;
        String known = word < 0 ? "" : message.substring(0, word).strip();
        if (known.isEmpty()) {
            return "not well-formed";
        }
        return "not well-formed: " + known.substring(0, 1).toLowerCase(Locale.ROOT) + known.substring(1);
    }

    private static boolean isOurs(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ' ' || c == '-' || c == ',';
    }
}
