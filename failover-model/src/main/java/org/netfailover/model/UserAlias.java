package org.netfailover.model;

import java.util.Optional;

/**
 * The name that a user gives a device, by which the primary refers to its standby.
 *
 * <p>libvirt (since 3.9.0) keeps an alias only when it starts with {@code ua-} and otherwise holds letters, digits,
 * {@code _} and {@code -}; any other it drops without a word and makes up its own. QEMU calls the alias a device's
 * {@code id} and the standby's alias the primary's {@code failover_pair_id}.
 *
 * @param value the whole alias with its prefix
 */
public record UserAlias(String value) implements Comparable<UserAlias> {
    /** What every user alias starts with. */
    public static final String PREFIX = "ua-";

    /** Refuses a text that libvirt would drop, or that is only the prefix, with {@link IllegalArgumentException}. */
    public UserAlias {
        if (!isKept(value) || value.length() == PREFIX.length()) {
            throw new IllegalArgumentException(
                    "not a user alias: " + Quoted.of(value) + ", expected 'ua-' and then letters, digits, '_' or '-'");
        }
    }

    /**
     * Makes an alias.
     *
     * @param text {@code ua-} and at least one of {@code [A-Za-z0-9_-]}
     * @return the alias
     * @throws IllegalArgumentException when libvirt would drop the text
     */
    public static UserAlias of(String text) {
        return new UserAlias(text);
    }

    /**
     * Makes an alias where the text is one.
     *
     * @param text any text
     * @return the alias, or empty
     */
    public static Optional<UserAlias> find(String text) {
        return isKept(text) && text.length() > PREFIX.length() ? Optional.of(new UserAlias(text)) : Optional.empty();
    }

    /**
     * Whether libvirt keeps this text as an alias in a definition. The bare prefix is kept as well, though it names
     * nothing.
     *
     * @param text any text
     * @return true when libvirt gives it back
     */
    public static boolean isKept(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(UserAlias other) {
        return value.compareTo(other.value);
    }

    /** The alias itself. */
    @Override
    public String toString() {
        return value;
    }
}
