package org.netfailover.model;

/** What link a PF shows a VF; the words are those of {@code ip link set … vf … state}. */
public enum VfLinkState {
    /** That of the PF. */
    AUTO("auto"),
    /** Always up, so that VFs of one PF reach each other. */
    ENABLE("enable"),
    /** Always down: what the VF sends is dropped. */
    DISABLE("disable");

    private final String text;

    VfLinkState(String text) {
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
