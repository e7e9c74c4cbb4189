package org.netfailover.xml;

import java.util.Arrays;

/** What a run insists on: {@code -Dnetfailover.require=corpus,libvirt}; what is absent and not required is skipped. */
final class Requirements {
    private Requirements() {}

    static boolean required(String what) {
        return Arrays.asList(System.getProperty("netfailover.require", "").split(","))
                .contains(what);
    }
}
