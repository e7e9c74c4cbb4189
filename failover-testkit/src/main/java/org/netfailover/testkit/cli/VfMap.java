package org.netfailover.testkit.cli;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netfailover.model.PciAddress;

/**
 * Which VF of this host becomes which of another: {@code SRC=DST[,SRC=DST...]}.
 *
 * @param entries in the order of the text
 */
record VfMap(Map<PciAddress, PciAddress> entries) {
    static VfMap parse(String text) {
        Map<PciAddress, PciAddress> entries = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] halves = entry.split("=", -1);
            if (halves.length != 2) {
                throw Arguments.unexpected("map", text, "SRC=DST[,SRC=DST...]");
            }
            PciAddress source = PciAddress.parse(halves[0]);
            if (entries.put(source, PciAddress.parse(halves[1])) != null) {
                throw new IllegalArgumentException(source + " is mapped twice");
            }
        }
        if (new HashSet<>(entries.values()).size() < entries.size()) {
            throw new IllegalArgumentException("two VFs are mapped to one");
        }
        return new VfMap(entries);
    }
}
