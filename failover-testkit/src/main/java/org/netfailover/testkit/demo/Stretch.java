package org.netfailover.testkit.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netfailover.testkit.simulated.PacketLoss;
import org.netfailover.testkit.simulated.PacketMeter;
import org.netfailover.testkit.simulated.PacketReport;

/**
 * A time in which the same became of all pings.
 *
 * @param fate what
 * @param from when the first of them was sent, since the site's time began
 * @param to when the first ping was due of which something else became
 */
record Stretch(Fate fate, Duration from, Duration to) {
    /**
     * The whole time of a meter.
     *
     * @param meter one that has begun
     * @param guest the name of the domain that is pinged
     * @param interval the time from ping to ping
     * @return in order, without gaps between them
     */
    static List<Stretch> of(PacketMeter meter, String guest, Duration interval) {
        PacketReport report = meter.report();
        Map<Duration, PacketLoss> lost =
                report.losses().stream().collect(Collectors.toMap(PacketLoss::at, Function.identity()));
        List<Stretch> stretches = new ArrayList<>();
        for (int ping = 0; ping < report.sent(); ping++) {
            Duration at = report.from().plus(interval.multipliedBy(ping));
            PacketLoss loss = lost.get(at);
            add(stretches, loss == null ? Fate.of(guest, meter.trace(at)) : Fate.of(loss), at, at.plus(interval));
        }
        return List.copyOf(stretches);
    }

    private static void add(List<Stretch> stretches, Fate fate, Duration from, Duration to) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).fate.equals(fate)) {
            stretches.set(last, new Stretch(fate, stretches.get(last).from, to));
        } else {
            stretches.add(new Stretch(fate, from, to));
        }
    }
}
