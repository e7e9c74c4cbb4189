package org.netfailover.model;

import java.util.Optional;

/** The link state that a guest sees on a NIC, {@code <link state='…'/>}. */
public enum LinkState {
    /** The link is up, which is also what no {@code <link>} means. */
    UP("up"),
    /** The link is down: the guest does not send on this NIC. */
    DOWN("down");

    private final String text;

    LinkState(String text) {
        this.text = text;
    }

    /**
     * The attribute's text.
     *
     * @return {@code up} or {@code down}
     */
    public String text() {
        return text;
    }

    /**
     * Reads the attribute's text.
     *
     * @param text any text
     * @return the state, or empty when libvirt would refuse the text
     */
    public static Optional<LinkState> find(String text) {
        return text.equals("up") ? Optional.of(UP) : text.equals("down") ? Optional.of(DOWN) : Optional.empty();
    }
}
