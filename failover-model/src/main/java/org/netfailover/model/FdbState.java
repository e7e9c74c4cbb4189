package org.netfailover.model;

/** How long a forwarding entry stays; the words are those of iproute2's {@code bridge fdb}. */
public enum FdbState {
    /** The MAC is the host's own, or a device takes it: frames for it are delivered here. Stays until it is deleted. */
    PERMANENT("permanent"),
    /** Somebody has set it. It does not age; unless it is sticky, a frame from another port moves it there. */
    STATIC("static"),
    /** Learnt, or set as if it had been: ages and moves. Whether it has aged already is not told apart. */
    DYNAMIC("dynamic"),
    /** A state that no bridge uses; such an entry can be read and not written. */
    OTHER("other");

    private final String text;

    FdbState(String text) {
        this.text = text;
    }

    /**
     * The word for it.
     *
     * @return the constant's name in lower case
     */
    public String text() {
        return text;
    }
}
