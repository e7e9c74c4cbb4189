package org.netfailover.xml;

import java.io.Serial;
import org.netfailover.model.Location;

/** An edit that cannot be made on this document; the document is as it was. */
public final class XmlEditException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Location location;

    /** What is wrong, without the place. */
    private final String fault;

    XmlEditException(String fault, Location location) {
        super(fault + " (" + location + ")");
        this.fault = fault;
        this.location = location;
    }

    /**
     * Why the edit cannot be made, without the place.
     *
     * @return one clause
     */
    public String fault() {
        return fault;
    }

    /**
     * The element that stands in the way.
     *
     * @return its place
     */
    public Location location() {
        return location;
    }
}
