package org.netfailover.xml;

import java.util.Optional;

/**
 * One thing that an edit did to a document.
 *
 * @param kind what it did
 * @param path the element, or the attribute ({@code …/@name}), by its place in the document before the edit
 * @param before the text that was there, where something was
 * @param after the text that is there now, where something is
 */
public record XmlChange(Kind kind, String path, Optional<String> before, Optional<String> after) {
    /** What an edit does. */
    public enum Kind {
        /** Something is there that was not. */
        ADDED,
        /** A value is another. */
        CHANGED,
        /** Something is gone. */
        REMOVED
    }

    static XmlChange added(String path, String after) {
        return new XmlChange(Kind.ADDED, path, Optional.empty(), Optional.of(after));
    }

    static XmlChange changed(String path, String before, String after) {
        return new XmlChange(Kind.CHANGED, path, Optional.of(before), Optional.of(after));
    }

    static XmlChange removed(String path, String before) {
        return new XmlChange(Kind.REMOVED, path, Optional.of(before), Optional.empty());
    }

    /** The change on one line: {@code + path: after}, {@code ~ path: before -> after}, {@code - path: before}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ADDED -> "+ " + path + ": " + oneLine(after);
            case CHANGED -> "~ " + path + ": " + oneLine(before) + " -> " + oneLine(after);
            case REMOVED -> "- " + path + ": " + oneLine(before);
        };
    }

    private static String oneLine(Optional<String> text) {
        return text.orElse("").strip().replaceAll("\\s*[\\r\\n]+\\s*", "");
    }
}
