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

    /** Refuses what libvirt's schema does not take for the name of a device on the host ({@code deviceName}). */
    static void checkDevice(String what, String name) {
        check(what, name);
        if (!name.chars().allMatch(Named::isDeviceCharacter)) {
            throw new IllegalArgumentException("the name of the " + what
                    + " has a character other than letters, digits and _ . - : / \\: " + Quoted.of(name));
        }
    }

    private static boolean isDeviceCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.-:/\\".indexOf(c) >= 0;
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
