package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The meter sees what was done to the segment, and nothing else. */
@WithSriovLab
@Timeout(600)
class TrafficMeterTest {
    @Test
    void aCableThatIsOutForASecondIsSeenInEveryStream(SriovLab lab) throws InterruptedException {
        LabGuest guest = LabGuest.withPair("metered");
        guest.start(lab.a());
        Instant out;
        Traffic traffic;
        try (TrafficMeter meter = TrafficMeter.start(lab, guest)) {
            Thread.sleep(3000);
            out = Instant.now();
            lab.cable("pf-a", false);
            Thread.sleep(1000);
            lab.cable("pf-a", true);
            Thread.sleep(3000);
            traffic = meter.stop();
        }
        System.out.println(traffic);

        // How much the guest keeps up with depends on how fast its emulated processor is just then; the outage does
        // not.
        assertThat(traffic.icmp().lost()).isBetween(15, 40);
        assertThat(traffic.toGuest().sent()).isGreaterThan(5000);
        Instant in = out.plusMillis(900);
        for (PacketStream stream : List.of(traffic.icmp(), traffic.toGuest(), traffic.fromGuest())) {
            assertThat(stream.longestGap().length()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1900));
            assertThat(stream.longestGap().from()).isBetween(out.minusMillis(500), out.plusMillis(300));
            assertThat(stream.longestGap().to()).isAfter(in);
            assertThat(stream.arrivals()).noneMatch(when -> when.isAfter(out.plusMillis(300)) && when.isBefore(in));
            assertThat(stream.losses())
                    .anyMatch(run -> run.from().isBefore(in) && run.to().isAfter(out));
            assertThat(stream.duplicated()).isZero();
            assertThat(stream.sent()).isEqualTo(stream.received() + stream.lost());
            assertThat(IntStream.of(stream.perInterval(Duration.ofMillis(50))).sum())
                    .isBetween(1, stream.received());
        }
        guest.remove(lab.a());
    }
}
