package org.netfailover.model;

import java.util.Optional;

/**
 * A 48-bit MAC address, compared by its bits and not by its spelling.
 *
 * <p>Six hexadecimal octets of one or two digits in either case, separated by colons. Hyphens and a missing octet are
 * not an address to libvirt and are not one here. What libvirt reads besides from a document is for
 * {@link #findAttribute}.
 *
 * @param bits the address as a number, the first octet on top; {@code 0} to {@code 0xffffffffffff}
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    private static final int OCTETS = 6;
    private static final long MAX = 0xffff_ffff_ffffL;
    private static final long GROUP_BIT = 0x0100_0000_0000L;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** Refuses a number of more than 48 bits with {@link IllegalArgumentException}. */
    public MacAddress {
        if (bits < 0 || bits > MAX) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
    }

    /**
     * Reads {@code 52:54:00:aa:bb:01}.
     *
     * @param text six hexadecimal octets separated by colons
     * @return the address
     * @throws IllegalArgumentException when the text is anything else
     */
    public static MacAddress parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("not a MAC address: " + Quoted.of(text)
                        + ", expected six colon-separated octets such as 52:54:00:aa:bb:01"));
    }

    /**
     * Reads {@code 52:54:00:aa:bb:01} where it is one.
     *
     * @param text any text
     * @return the address, or empty when the text is no address
     */
    public static Optional<MacAddress> find(String text) {
        return read(text, false);
    }

    /**
     * Reads the {@code address} of libvirt's {@code <mac>} as libvirt does: behind the sixth octet a blank ends the
     * address, and whatever follows it is passed over.
     *
     * @param text the attribute's text
     * @return the address, or empty when libvirt refuses the text
     */
    public static Optional<MacAddress> findAttribute(String text) {
        return read(text, true);
    }

    private static Optional<MacAddress> read(String text, boolean restAllowed) {
        long bits = 0;
        int at = 0;
        for (int octet = 0; octet < OCTETS; octet++) {
            if (octet > 0 && (at >= text.length() || text.charAt(at++) != ':')) {
                return Optional.empty();
            }
            int high = at < text.length() ? hex(text.charAt(at)) : -1;
            if (high < 0) {
                return Optional.empty();
            }
            int low = ++at < text.length() ? hex(text.charAt(at)) : -1;
            if (low >= 0) {
                at++;
            }
            bits = bits << 8 | (low < 0 ? high : high << 4 | low);
        }
        boolean ends = at == text.length() || restAllowed && text.charAt(at) <= ' ';
        return ends ? Optional.of(new MacAddress(bits)) : Optional.empty();
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /**
     * Whether the address names a group and not a station; libvirt refuses such an address for a NIC.
     *
     * @return true when the lowest bit of the first octet is set
     */
    public boolean isMulticast() {
        return (bits & GROUP_BIT) != 0;
    }

    /**
     * Whether every bit is zero, as the admin MAC of a VF is after a reset.
     *
     * @return true for {@code 00:00:00:00:00:00}
     */
    public boolean isZero() {
        return bits == 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /** The address in lower case, two digits an octet, as libvirt writes it. */
    @Override
    public String toString() {
        char[] text = new char[OCTETS * 3 - 1];
        for (int octet = 0, at = 0; octet < OCTETS; octet++) {
            if (octet > 0) {
                text[at++] = ':';
            }
            int value = (int) (bits >> 8 * (OCTETS - 1 - octet));
            text[at++] = HEX[value >> 4 & 0xf];
            text[at++] = HEX[value & 0xf];
        }
        return new String(text);
    }
}
