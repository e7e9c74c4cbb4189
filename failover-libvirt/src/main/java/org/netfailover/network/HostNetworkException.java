package org.netfailover.network;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a host's network did not do, and what it said instead. */
public final class HostNetworkException extends RuntimeException {
    /** As many characters of what a program said are kept. */
    static final int MAX_SAID = 400;

    @Serial
    private static final long serialVersionUID = 1L;

    /** What it means. */
    private final NetworkErrorKind kind;

    /** What was asked. */
    private final String asked;

    /** How the program ended, or null. */
    private final @Nullable Integer exitCode;

    /**
     * An error without a program; for networks that are not iproute2's.
     *
     * @param kind what it means
     * @param asked what was asked, in a few words
     * @param said what was answered, of which 400 characters are kept
     */
    public HostNetworkException(NetworkErrorKind kind, String asked, String said) {
        this(kind, asked, null, said, null);
    }

    /**
     * An error of a program.
     *
     * @param kind what it means
     * @param asked what was asked, in a few words
     * @param exitCode how the program ended, or null when it did not
     * @param said what it said, of which 400 characters are kept
     * @param cause what it comes from, or null
     */
    public HostNetworkException(
            NetworkErrorKind kind, String asked, @Nullable Integer exitCode, String said, @Nullable Throwable cause) {
        super(asked + ": " + bounded(said) + (exitCode == null ? "" : " (exit status " + exitCode + ")"), cause);
        this.kind = kind;
        this.asked = asked;
        this.exitCode = exitCode;
    }

    /**
     * What it means.
     *
     * @return the kind
     */
    public NetworkErrorKind kind() {
        return kind;
    }

    /**
     * What was asked.
     *
     * @return the command, or what it was for
     */
    public String asked() {
        return asked;
    }

    /**
     * How the program ended.
     *
     * @return its exit status, where one ran and ended
     */
    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /** On one line, without control characters, and not longer than needed. */
    private static String bounded(String said) {
        String line = said.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
        if (line.isEmpty()) {
            return "it said nothing";
        }
        return line.length() <= MAX_SAID ? line : line.substring(0, MAX_SAID) + "…";
    }
}
