package org.netfailover.model;

import java.util.Optional;

/**
 * The name of a network device on a host, such as {@code enp2s0f0}, {@code br0} or {@code vnet3}.
 *
 * <p>The kernel takes any 1 to 15 bytes without blank, slash or colon ({@code dev_valid_name}). This takes less, since the
 * name goes into commands: letters, digits, {@code _ . + -}, and neither a hyphen first nor {@code .} or {@code ..}.
 *
 * @param value the name
 */
public record InterfaceName(String value) implements Comparable<InterfaceName> {
    /** The longest name, {@code IFNAMSIZ} less its closing zero. */
    public static final int MAX_LENGTH = 15;

    /** Refuses every other text with {@link IllegalArgumentException}. */
    public InterfaceName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not the name of a network device: " + Quoted.of(value)
                    + ", expected 1 to 15 of letters, digits and _ . + -, no hyphen first");
        }
    }

    /**
     * Makes a name.
     *
     * @param text 1 to 15 of {@code [A-Za-z0-9_.+-]}, no hyphen first
     * @return the name
     * @throws IllegalArgumentException when the text is anything else
     */
    public static InterfaceName of(String text) {
        return new InterfaceName(text);
    }

    /**
     * Makes a name where the text is one.
     *
     * @param text any text
     * @return the name, or empty
     */
    public static Optional<InterfaceName> find(String text) {
        return isName(text) ? Optional.of(new InterfaceName(text)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.charAt(0) != '-'
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().allMatch(InterfaceName::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.+-".indexOf(c) >= 0;
    }

    @Override
    public int compareTo(InterfaceName other) {
        return value.compareTo(other.value);
    }

    /** The name itself. */
    @Override
    public String toString() {
        return value;
    }
}
