package org.netfailover.testkit.assertions;

import org.netfailover.xml.XmlChange;

/**
 * A place at which two documents differ.
 *
 * @param kind what became of it
 * @param path the element or the attribute; of what was added its place in the document afterwards, otherwise in the
 *     one before
 */
record XmlDifference(XmlChange.Kind kind, String path) {
    /** {@code + path}, {@code ~ path} or {@code - path}. */
    @Override
    public String toString() {
        return switch (kind) {
                    case ADDED -> "+ ";
                    case CHANGED -> "~ ";
                    case REMOVED -> "- ";
                }
                + path;
    }
}
