package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The order of the variants in each round. All take turns. Those of one guest change places from round to round where they are
 * even in number: each would move it in the same direction for ever otherwise.
 */
final class BenchSchedule {
    private BenchSchedule() {}

    /** Every variant once. Rounds count from 1. */
    static List<BenchVariant> of(List<BenchVariant> variants, int round) {
        Map<BenchGuest, List<BenchVariant>> byGuest = new EnumMap<>(BenchGuest.class);
        variants.forEach(variant -> byGuest.computeIfAbsent(variant.guest(), guest -> new ArrayList<>())
                .add(variant));
        Map<BenchGuest, Iterator<BenchVariant>> turns = new EnumMap<>(BenchGuest.class);
        byGuest.forEach((guest, own) -> {
            if (own.size() % 2 == 0) {
                Collections.rotate(own, round - 1);
            }
            turns.put(guest, own.iterator());
        });
        List<BenchVariant> order = new ArrayList<>();
        for (BenchVariant variant : variants) {
            Iterator<BenchVariant> turn = turns.get(variant.guest());
            if (turn != null) {
                order.add(turn.next());
            }
        }
        return order;
    }
}
