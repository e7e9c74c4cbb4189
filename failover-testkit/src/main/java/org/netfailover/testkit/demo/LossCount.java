package org.netfailover.testkit.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netfailover.testkit.simulated.PacketReport;

/**
 * How many pings were lost at one place for one reason.
 *
 * @param fate where and why
 * @param packets how many, from 1
 */
record LossCount(Fate fate, int packets) {
    /** All that a report counts, in the order in which they came up. */
    static List<LossCount> of(PacketReport report) {
        Map<Fate, Integer> counts = new LinkedHashMap<>();
        report.losses().forEach(loss -> counts.merge(Fate.of(loss), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new LossCount(count.getKey(), count.getValue()))
                .toList();
    }
}
