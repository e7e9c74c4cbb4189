package org.netfailover.testkit.cli;

import java.util.regex.Pattern;
import org.netfailover.model.Location;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Severity;
import org.netfailover.rules.Unchecked;

/**
 * One thing to say about a file, on one line that scripts split.
 *
 * @param file the file as it was named, {@code -} for the standard input
 * @param location where; line and column are 0 where there is no place
 * @param severity how bad it is
 * @param code what kind of thing it is: a rule's code, or one of {@link Failure}
 * @param message what is wrong, in words that may change
 */
record Diagnostic(String file, Location location, Severity severity, String code, String message) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028-\\u202e]");

    static Diagnostic of(String file, Finding finding) {
        return new Diagnostic(
                file, finding.location(), finding.severity(), finding.rule().code(), finding.message());
    }

    static Diagnostic of(String file, Unchecked unchecked) {
        return new Diagnostic(
                file,
                Location.of(""),
                Severity.INFO,
                unchecked.rule().code(),
                "not checked: " + unchecked.missing().description() + " was not given");
    }

    /** {@code FILE:LINE:COL: SEVERITY CODE message}; a control character, of the file's name too, is a question mark. */
    @Override
    public String toString() {
        return printable(
                file + ":" + location.line() + ":" + location.column() + ": " + severity + " " + code + " " + message);
    }

    /** The text as it may stand on one line of a terminal. */
    static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
