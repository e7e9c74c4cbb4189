package org.netfailover.model;

/** An unsigned integer as C's {@code strtoul} with base 0 reads it, which is how libvirt reads PCI addresses. */
final class CInteger {
    private static final long LIMIT = 0xffff_ffffL;

    private CInteger() {}

    /**
     * Reads {@code 0x1A}, {@code 26} or {@code 032}; blanks and a plus sign may lead, nothing may trail.
     *
     * @return the number, or -1 when the text is none or does not fit in 32 bits
     */
    static long parse(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '+') {
            at++;
        }
        int base = 10;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            base = 16;
            at += 2;
        } else if (text.startsWith("0", at)) {
            base = 8;
        }
        return digits(text, at, base);
    }

    private static long digits(String text, int start, int base) {
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
            if (value > LIMIT) {
                return -1;
            }
        }
        return start < text.length() ? value : -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
