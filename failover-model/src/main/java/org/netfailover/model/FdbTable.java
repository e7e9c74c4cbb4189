package org.netfailover.model;

/** Which table a forwarding entry is in; the words are those of iproute2's {@code bridge fdb}. */
public enum FdbTable {
    /** The table of the bridge that the device is a port of: which port a MAC is behind. */
    MASTER("master"),
    /** The device's own table: which MACs a NIC takes beside its own, as a PF's receive filter. */
    SELF("self");

    private final String text;

    FdbTable(String text) {
        this.text = text;
    }

    /**
     * The word for it.
     *
     * @return {@code master} or {@code self}
     */
    public String text() {
        return text;
    }
}
