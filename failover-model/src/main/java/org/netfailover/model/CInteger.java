package org.netfailover.model;

/** An unsigned integer of 32 bits as C's {@code strtoul} reads it, which is how libvirt reads numbers. */
final class CInteger {
    private static final long LIMIT = 0xffff_ffffL;

    private CInteger() {}

    /**
     * Reads {@code 0x1A}, {@code 26} or {@code 032}, as libvirt reads PCI addresses; blanks and a plus sign may lead,
     * nothing may trail.
     *
     * @return the number, or -1 when the text is none or does not fit in 32 bits
     */
    static long parse(String text) {
        int at = start(text);
        int base = 10;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            base = 16;
            at += 2;
        } else if (text.startsWith("0", at)) {
            base = 8;
        }
        return digits(text, at, base);
    }

    /**
     * Reads {@code 26} or {@code 026}, both the same number, as libvirt reads an MTU or a VLAN; blanks and a plus sign
     * may lead, nothing may trail.
     *
     * @return the number, or -1 when the text is none or does not fit in 32 bits
     */
    static long parseDecimal(String text) {
        return digits(text, start(text), 10);
    }

    private static int start(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '+' ? at + 1 : at;
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
