package org.netfailover.xml;

import java.util.HashMap;
import java.util.Map;

/** Counts siblings by name; the first few names, mostly all there are, are looked through. */
final class Positions {
    private static final int FEW = 16;

    private final String[] names = new String[FEW];
    private final int[] counts = new int[FEW];
    private final Map<String, Integer> others = new HashMap<>();
    private int used;

    /** The position of one more sibling of this name, from 1. */
    int next(String name) {
        for (int i = 0; i < used; i++) {
            if (names[i].equals(name)) {
                return ++counts[i];
            }
        }
        if (used == FEW) {
            return others.merge(name, 1, Integer::sum);
        }
        names[used] = name;
        counts[used++] = 1;
        return 1;
    }

    void clear() {
        used = 0;
        others.clear();
    }
}
