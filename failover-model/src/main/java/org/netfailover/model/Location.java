package org.netfailover.model;

/**
 * A place in a document: the element, and where its start tag begins.
 *
 * @param path the element's path with positions, such as {@code /domain/devices/interface[2]/teaming}; positions count
 *     elements of one name under one parent from 1 and stand only where there is more than one kind of place to mean
 * @param line from 1, or 0 when there is no document behind the value
 * @param column from 1, counted in UTF-16 units, or 0 when there is no document behind the value
 */
public record Location(String path, int line, int column) implements Comparable<Location> {
    /**
     * A place in a value that was made and not read.
     *
     * @param path the path that the element would have
     * @return a place without line and column
     */
    public static Location of(String path) {
        return new Location(path, 0, 0);
    }

    @Override
    public int compareTo(Location other) {
        int byLine = Integer.compare(line, other.line);
        if (byLine != 0) {
            return byLine;
        }
        int byColumn = Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : path.compareTo(other.path);
    }

    /** {@code LINE:COLUMN PATH}, or the path alone when there is no document. */
    @Override
    public String toString() {
        return line == 0 ? path : line + ":" + column + " " + path;
    }
}
