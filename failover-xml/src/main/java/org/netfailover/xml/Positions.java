package org.netfailover.xml;

import java.util.Arrays;

/** Counts siblings by name; there are few names, so they are looked through. */
final class Positions {
    private String[] names = new String[8];
    private int[] counts = new int[8];
    private int used;

    /** The position of one more sibling of this name, from 1. */
    int next(String name) {
        for (int i = 0; i < used; i++) {
            if (names[i].equals(name)) {
                return ++counts[i];
            }
        }
        if (used == names.length) {
            names = Arrays.copyOf(names, used * 2);
            counts = Arrays.copyOf(counts, used * 2);
        }
        names[used] = name;
        counts[used++] = 1;
        return 1;
    }

    void clear() {
        used = 0;
    }
}
