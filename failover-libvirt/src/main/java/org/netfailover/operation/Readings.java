package org.netfailover.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netfailover.xml.DomainXml;

/** What a host has shown lately, read: it is asked again and again, and mostly shows the same. Safe for many threads. */
final class Readings {
    private static final int KEPT = 4;

    private final Map<String, DomainXml> read = new LinkedHashMap<>();

    synchronized DomainXml of(String text) {
        DomainXml known = read.remove(text);
        DomainXml now = known == null ? DomainXml.parse(text) : known;
        read.put(text, now);
        if (read.size() > KEPT) {
            read.remove(read.keySet().iterator().next());
        }
        return now;
    }
}
