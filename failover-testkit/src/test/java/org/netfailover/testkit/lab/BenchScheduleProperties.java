package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class BenchScheduleProperties {
    @Property
    void everyVariantIsMeasuredOnceInEachRound(
            @ForAll @NotEmpty Set<BenchVariant> asked, @ForAll @IntRange(min = 1, max = 30) int round) {
        List<BenchVariant> variants = List.copyOf(EnumSet.copyOf(asked));

        assertThat(BenchSchedule.of(variants, round)).containsExactlyInAnyOrderElementsOf(variants);
    }

    /** Each move takes its guest to the other host. */
    @Property
    void everyVariantGoesEachWayInTurn(@ForAll @NotEmpty Set<BenchVariant> asked) {
        List<BenchVariant> variants = List.copyOf(EnumSet.copyOf(asked));
        Map<BenchGuest, Boolean> away = new EnumMap<>(BenchGuest.class);
        Map<BenchVariant, Integer> there = new EnumMap<>(BenchVariant.class);
        int rounds = 8;
        for (int round = 1; round <= rounds; round++) {
            for (BenchVariant variant : BenchSchedule.of(variants, round)) {
                boolean goes = !away.getOrDefault(variant.guest(), false);
                away.put(variant.guest(), goes);
                there.merge(variant, goes ? 1 : 0, Integer::sum);
            }
        }

        assertThat(there.values()).allMatch(count -> count == rounds / 2);
    }

    @Property
    void theWaysTakeTurns(@ForAll @IntRange(min = 1, max = 30) int round) {
        List<BenchGuest> guests = BenchSchedule.of(List.of(BenchVariant.values()), round).stream()
                .map(BenchVariant::guest)
                .toList();

        assertThat(guests)
                .containsExactlyElementsOf(EnumSet.allOf(BenchVariant.class).stream()
                        .map(BenchVariant::guest)
                        .toList());
    }
}
