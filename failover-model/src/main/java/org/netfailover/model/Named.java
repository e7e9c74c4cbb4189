package org.netfailover.model;

/** Names that come from outside and end up in a document. */
final class Named {
    private Named() {}

    /** Refuses a blank name and one that XML 1.0 cannot carry. */
    static void check(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the " + what + " has no name");
        }
        if (!name.codePoints().allMatch(Named::isXmlCharacter)) {
            throw new IllegalArgumentException(
                    "the name of the " + what + " has a character that XML cannot carry: " + Quoted.of(name));
        }
    }

    private static boolean isXmlCharacter(int c) {
        return c >= 0x20 && c <= 0xd7ff
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
