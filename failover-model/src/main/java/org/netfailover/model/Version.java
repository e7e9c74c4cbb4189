package org.netfailover.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of libvirt, QEMU, a guest's kernel or driver, or an oVirt cluster level: three numbers.
 *
 * @param major not negative
 * @param minor not negative
 * @param micro not negative
 */
public record Version(int major, int minor, int micro) implements Comparable<Version> {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,6}+)(?:\\.(\\d{1,6}+))?+(?:\\.(\\d{1,6}+))?+(?:[-.+~: ].*)?");

    /** Refuses a negative part with {@link IllegalArgumentException}. */
    public Version {
        if (major < 0 || minor < 0 || micro < 0) {
            throw new IllegalArgumentException("a version has no negative part");
        }
    }

    /**
     * Makes a version.
     *
     * @param major not negative
     * @param minor not negative
     * @param micro not negative
     * @return the version
     */
    public static Version of(int major, int minor, int micro) {
        return new Version(major, minor, micro);
    }

    /**
     * Reads {@code 9}, {@code 4.6}, {@code 9.0.0} or {@code 4.18.0-553.el8}; what is missing is zero, and what follows
     * the third number is left out.
     *
     * @param text a version
     * @return the version
     * @throws IllegalArgumentException when the text starts otherwise
     */
    public static Version parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + Quoted.of(text) + ", expected a form such as 9.0.0");
        }
        return new Version(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /**
     * Reads the number that {@code virConnectGetLibVersion} and {@code virConnectGetVersion} return.
     *
     * @param number major × 1,000,000 + minor × 1,000 + micro
     * @return the version
     * @throws IllegalArgumentException when the number is negative or out of range
     */
    public static Version ofLibvirtNumber(long number) {
        return new Version(Math.toIntExact(number / 1_000_000), (int) (number / 1_000 % 1_000), (int) (number % 1_000));
    }

    /**
     * Whether this version is the other or a later one.
     *
     * @param other another version of the same program
     * @return true when it is not older
     */
    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        if (byMajor != 0) {
            return byMajor;
        }
        int byMinor = Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(micro, other.micro);
    }

    /** The three numbers with dots between them. */
    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
