package org.netfailover.testkit.cli;

/** The exit statuses; stable. */
final class Exit {
    /** Nothing is wrong. */
    static final int OK = 0;

    /** A document has errors, or cannot be edited in this way. */
    static final int ERRORS = 1;

    /** A document cannot be read, what was found cannot be written, or the command was misused. */
    static final int UNREADABLE = 2;

    /** Done, but devices are missing: the domain lives on its standbys. */
    static final int DEGRADED = 3;

    /** Nothing was touched, since it could not be done. */
    static final int REFUSED = 4;

    /** It failed or was cancelled, and what had been done was undone. */
    static final int ROLLED_BACK = 5;

    /** It failed, and not everything could be undone or found out. */
    static final int NEEDS_ATTENTION = 6;

    private Exit() {}
}
