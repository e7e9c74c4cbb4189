package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of one start tag, by their place in the text. The text is known to be well-formed. */
final class Tag {
    /**
     * An attribute.
     *
     * @param name its name as written, with its prefix
     * @param start of its name
     * @param valueStart behind the opening quote
     * @param valueEnd of the closing quote
     */
    record Attribute(String name, int start, int valueStart, int valueEnd) {
        int end() {
            return valueEnd + 1;
        }
    }

    private final String text;
    private final List<Attribute> attributes = new ArrayList<>(5);
    private final int nameStart;
    private final int nameEnd;

    Tag(String text, Span span) {
        this.text = text;
        nameStart = span.start + 1;
        int at = nameStart;
        while (!isSpace(text.charAt(at)) && text.charAt(at) != '>' && text.charAt(at) != '/') {
            at++;
        }
        nameEnd = at;
        while (true) {
            while (isSpace(text.charAt(at))) {
                at++;
            }
            if (text.charAt(at) == '>' || text.charAt(at) == '/') {
                return;
            }
            at = read(at);
        }
    }

    private int read(int start) {
        int at = start;
        while (text.charAt(at) != '=' && !isSpace(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        int quote = at;
        while (text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
            quote++;
        }
        int close = text.indexOf(text.charAt(quote), quote + 1);
        attributes.add(new Attribute(name, start, quote + 1, close));
        return close + 1;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    List<Attribute> attributes() {
        return attributes;
    }

    @Nullable
    Attribute attribute(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name.equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    int nameStart() {
        return nameStart;
    }

    int nameEnd() {
        return nameEnd;
    }

    /** Behind the last attribute, or behind the name where there is none. */
    int lastEnd() {
        return attributes.isEmpty()
                ? nameEnd
                : attributes.get(attributes.size() - 1).end();
    }

    /** The quote of the last attribute, or of another tag's where there is none. */
    char quote(char otherwise) {
        return attributes.isEmpty() ? otherwise : text.charAt(lastEnd() - 1);
    }

    String raw(Attribute attribute) {
        return text.substring(attribute.valueStart, attribute.valueEnd);
    }
}
