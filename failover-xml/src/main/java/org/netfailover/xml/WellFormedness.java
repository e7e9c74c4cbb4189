package org.netfailover.xml;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parser says of a text that is not well-formed, without the pieces of the text that it quotes. */
final class WellFormedness {
    private static final Set<String> LEADING_ON = Set.of(
            "in",
            "at",
            "of",
            "for",
            "with",
            "to",
            "the",
            "a",
            "an",
            "by",
            "after",
            "from",
            "was",
            "is",
            "expected",
            "String");

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
        boolean ends = end == message.length() || ";.:".indexOf(message.charAt(end)) >= 0;
        int word = ends ? end : message.lastIndexOf(' ', end);
        String known = word < 0 ? "" : whole(message.substring(0, word).strip());
        if (known.isEmpty()) {
            return "not well-formed";
        }
        String fault = known.substring(0, 1).toLowerCase(Locale.ROOT) + known.substring(1);
        return fault.endsWith(" limit") ? "over the " + fault : "not well-formed: " + fault;
    }

    /** Without the words at the end that lead to what was left out. */
    private static String whole(String words) {
        String text = words;
        while (true) {
            int last = text.lastIndexOf(' ');
            String word = text.substring(last + 1);
            if (!LEADING_ON.contains(word)) {
                return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
            }
            text = last < 0 ? "" : text.substring(0, last).strip();
        }
    }

    private static boolean isOurs(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ' ' || c == '-' || c == ',';
    }
}
