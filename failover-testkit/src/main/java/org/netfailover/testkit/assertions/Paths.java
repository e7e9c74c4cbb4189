package org.netfailover.testkit.assertions;

/** Element paths such as {@code /domain/devices/interface[2]/mac}; the first position may be left out. */
final class Paths {
    private Paths() {}

    static boolean isSame(String path, String other) {
        return plain(path).equals(plain(other));
    }

    static boolean isWithin(String path, String ancestor) {
        String above = plain(ancestor);
        return plain(path).equals(above) || plain(path).startsWith(above.endsWith("/") ? above : above + "/");
    }

    private static String plain(String path) {
        return path.replace("[1]", "");
    }
}
