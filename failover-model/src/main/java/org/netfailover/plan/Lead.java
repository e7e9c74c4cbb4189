package org.netfailover.plan;

/** Where a host leads the frames that are for a pair. */
public enum Lead {
    /** To both halves: whichever the guest uses gets them, and the guest drops the others. */
    BOTH("to both halves"),
    /** To the primary, as they go while nothing is done about it. */
    PRIMARY("to the primary alone"),
    /** Nowhere: the guest has gone, and nothing of its is to be left. */
    NOWHERE("nowhere");

    private final String text;

    Lead(String text) {
        this.text = text;
    }

    /**
     * What plans say.
     *
     * @return such as {@code to both halves}
     */
    public String text() {
        return text;
    }
}
