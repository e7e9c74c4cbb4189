package org.netfailover.xml;

import java.util.Arrays;

/** What a run insists on: {@code -Dnetfailover.require=corpus,libvirt}; what is absent and not required is skipped. */
final class Requirements {
    private Requirements() {}

    static boolean required(String what) {
        return Arrays.stream(System.getProperty("netfailover.require", "").split(","))
                .map(String::strip)
                .anyMatch(what::equals);
    }
}
