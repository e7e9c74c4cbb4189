package org.netfailover.xml;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Goes through the children of elements that are read by hand, as libvirt sees them: those in no namespace. */
final class Children {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{2}(?:[- ]*+[0-9a-fA-F]{2}){15}[- ]*+");

    private final SafeReader reader;

    Children(SafeReader reader) {
        this.reader = reader;
    }

    /**
     * Hands the name of every child of the element that was just entered to a visitor, which may read the child by the
     * same reader; what it leaves is passed over. The element is left afterwards.
     */
    void forEach(Consumer<String> visitor) {
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (!reader.isStart()) {
                continue;
            }
            int inside = reader.depth();
            String name = reader.getLocalName();
            if (reader.isAt(name)) {
                visitor.accept(name);
            }
            while (reader.depth() >= inside) {
                reader.next();
            }
        }
    }

    /** An attribute of the element that was just entered, to which an empty one is as good as none. */
    Optional<String> filled(String attribute) {
        return reader.attribute(attribute).filter(text -> !text.isEmpty());
    }

    /** A decimal number from 1 in an attribute of the element that was just entered; anything else is none. */
    OptionalInt positive(String attribute) {
        String digits = reader.attribute(attribute).orElse("");
        boolean decimal =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = decimal ? Integer.parseInt(digits) : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** A UUID as libvirt reads it: hyphens and blanks may stand between the pairs of digits; anything else is none. */
    static Optional<UUID> uuid(String text) {
        String stripped = text.strip();
        if (!UUID_TEXT.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String digits = stripped.replace("-", "").replace(" ", "");
        return Optional.of(new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16)));
    }
}
