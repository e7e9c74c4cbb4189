package org.netfailover.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PCI address: domain, bus, slot (the PCI device number) and function.
 *
 * <p>Two texts are understood and compare equal: libvirt's four attributes, each hexadecimal, octal or decimal
 * ({@link #ofAttributes}), and the form of sysfs and lspci ({@link #parse}).
 *
 * @param domain 0 to 0x7fffffff, the kernel's limit; libvirt has none but 32 bits
 * @param bus 0 to 0xff
 * @param slot 0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(int domain, int bus, int slot, int function) implements Comparable<PciAddress> {
    private static final Pattern SYSFS = Pattern.compile(
            "(?:(?:0x)?([0-9a-fA-F]{1,8}):)?(?:0x)?([0-9a-fA-F]{1,2}):(?:0x)?([0-9a-fA-F]{1,2})\\." + "(?:0x)?([0-7])");

    /** Refuses a part that is out of its range with {@link IllegalArgumentException}, as libvirt does. */
    public PciAddress {
        range("domain", domain, Integer.MAX_VALUE);
        range("bus", bus, 0xff);
        range("slot", slot, 0x1f);
        range("function", function, 7);
    }

    private static void range(String part, long value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("PCI " + part + " 0x" + Long.toHexString(value)
                    + " is out of range, at most 0x" + Integer.toHexString(max));
        }
    }

    /**
     * Reads the text of sysfs and lspci.
     *
     * @param text {@code 0000:b3:02.3}, or {@code b3:02.3} for domain 0; hexadecimal, a part with {@code 0x} or without
     * @return the address
     * @throws IllegalArgumentException when the text is anything else, or a part is out of range
     */
    public static PciAddress parse(String text) {
        Matcher matcher = SYSFS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a PCI address: " + Quoted.of(text) + ", expected a form such as 0000:b3:02.3");
        }
        long domain = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1), 16);
        range("domain", domain, Integer.MAX_VALUE);
        return new PciAddress((int) domain, hex(matcher.group(2)), hex(matcher.group(3)), hex(matcher.group(4)));
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    /**
     * Reads the four attributes of libvirt's {@code <address type='pci'>} as libvirt does: each is a C integer
     * ({@code 0x1a}, {@code 26}, {@code 032}), and one that is missing is zero. Only a function above 7 is refused
     * everywhere, which libvirt lets pass where the other three are zero.
     *
     * @param domain the attribute's text, or null where it is missing
     * @param bus likewise
     * @param slot likewise
     * @param function likewise
     * @return the address
     * @throws IllegalArgumentException when an attribute is no number or out of range; the message names it
     */
    public static PciAddress ofAttributes(
            @Nullable String domain, @Nullable String bus, @Nullable String slot, @Nullable String function) {
        return new PciAddress(
                attribute("domain", domain, Integer.MAX_VALUE),
                attribute("bus", bus, 0xff),
                attribute("slot", slot, 0x1f),
                attribute("function", function, 7));
    }

    private static int attribute(String name, @Nullable String text, int max) {
        if (text == null) {
            return 0;
        }
        long value = CInteger.parse(text);
        if (value < 0) {
            throw new IllegalArgumentException("PCI " + name + " " + Quoted.of(text) + " is not a number");
        }
        range(name, value, max);
        return (int) value;
    }

    /**
     * Reads either text where it is an address.
     *
     * @param text any text
     * @return the address, or empty
     */
    public static Optional<PciAddress> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The slot that the address is in, function 0.
     *
     * @return the same address with function 0
     */
    public PciAddress slotAddress() {
        return new PciAddress(domain, bus, slot, 0);
    }

    @Override
    public int compareTo(PciAddress other) {
        return Long.compare(number(), other.number());
    }

    private long number() {
        return (((long) domain << 8 | bus) << 5 | slot) << 3 | function;
    }

    /** The address as sysfs names it: {@code 0000:b3:02.3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(12);
        padded(text, domain, 4).append(':');
        padded(text, bus, 2).append(':');
        padded(text, slot, 2).append('.');
        return text.append(function).toString();
    }

    private static StringBuilder padded(StringBuilder text, int value, int digits) {
        String hex = Integer.toHexString(value);
        for (int i = hex.length(); i < digits; i++) {
            text.append('0');
        }
        return text.append(hex);
    }
}
