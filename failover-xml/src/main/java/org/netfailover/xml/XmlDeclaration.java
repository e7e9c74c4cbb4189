package org.netfailover.xml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding that an XML declaration names. */
final class XmlDeclaration {
    private static final int LONGEST = 256;
    private static final Pattern ENCODING = Pattern.compile(
            "<\\?xml\\s[^?<>]*?\\sencoding\\s*=\\s*(?:\"([A-Za-z][A-Za-z0-9._-]*)\"|'([A-Za-z][A-Za-z0-9._-]*)')");

    private XmlDeclaration() {}

    static Optional<String> encoding(byte[] bytes) {
        return encoding(new String(bytes, 0, Math.min(bytes.length, LONGEST), StandardCharsets.ISO_8859_1));
    }

    static Optional<String> encoding(String text) {
        if (!text.startsWith("<?xml")) {
            return Optional.empty();
        }
        Matcher matcher = ENCODING.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
