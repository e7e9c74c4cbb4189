package org.netfailover.testkit.cli;

/** The exit statuses; stable. */
final class Exit {
    /** Nothing is wrong. */
    static final int OK = 0;

    /** A document has errors, or cannot be edited in this way. */
    static final int ERRORS = 1;

    /** A document cannot be read, what was found cannot be written, or the command was misused. */
    static final int UNREADABLE = 2;

    private Exit() {}
}
