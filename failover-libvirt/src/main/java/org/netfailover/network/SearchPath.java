package org.netfailover.network;

import org.jspecify.annotations.Nullable;

/** Where programs are looked for: iproute2's are in folders that only root has on its path. */
final class SearchPath {
    /** The exit status of {@code env} and of shells when there is no such program. */
    static final int NOT_FOUND = 127;

    /** The folders that come first. */
    static final String FIRST = "/usr/sbin:/usr/bin:/sbin:/bin";

    private SearchPath() {}

    static String before(@Nullable String path) {
        return path == null || path.isEmpty() ? FIRST : FIRST + ":" + path;
    }
}
