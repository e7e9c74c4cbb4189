package org.netfailover.model;

/**
 * Where a described value stands in its document. Asked only when there is something to say about the place, since
 * most values are never complained of.
 */
@FunctionalInterface
public interface Origin {
    /**
     * Finds the value's element or one below it.
     *
     * @param child the element below, such as {@code teaming} or {@code source/address}; empty for the element itself
     * @return the first such element's place, or that of its nearest ancestor that exists
     */
    Location locate(String child);

    /**
     * The place of the value's own element.
     *
     * @return the element's place
     */
    default Location location() {
        return locate("");
    }

    /**
     * The origin of a value that was made and not read.
     *
     * @param path the path that the element would have
     * @return an origin that knows paths and no lines
     */
    static Origin ofPath(String path) {
        return child -> Location.of(child.isEmpty() ? path : path + "/" + child);
    }
}
