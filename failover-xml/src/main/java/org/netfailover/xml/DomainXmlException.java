package org.netfailover.xml;

import java.io.Serial;
import org.netfailover.model.Location;

/**
 * A text is not the document that it should be: not well-formed, too large or too deep, with a document type
 * declaration, in an encoding that cannot be read, or with another root element. Thrown for every kind of document of
 * this package.
 *
 * <p>The message names the fault and never quotes the document, which may hold passwords.
 */
public final class DomainXmlException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Location location;

    /** What is wrong, without the place. */
    private final String fault;

    DomainXmlException(String fault, Location location) {
        super(
                location.line() == 0
                        ? fault
                        : fault + " (line " + location.line() + ", column " + location.column()
                                + (location.path().isEmpty() ? ")" : ", in " + location.path() + ")"));
        this.fault = fault;
        this.location = location;
    }

    /**
     * What is wrong, without the place.
     *
     * @return one clause
     */
    public String fault() {
        return fault;
    }

    /**
     * Where it is wrong.
     *
     * @return line and column from 1, and the path of the open elements, without the middle of a very long one; all of it
     *     empty where the document as a whole is at fault: its size, or an encoding that cannot be read
     */
    public Location location() {
        return location;
    }
}
