package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The meter sees what was done to the segment, and nothing else. */
@WithSriovLab
@Timeout(180)
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

        assertThat(traffic.icmp().lost()).isBetween(15, 30);
        assertThat(traffic.toGuest().lost()).isBetween(700, 1500);
        assertThat(traffic.fromGuest().lost()).isBetween(700, 1500);
        for (PacketStream stream : List.of(traffic.icmp(), traffic.toGuest(), traffic.fromGuest())) {
            assertThat(stream.longestGap().length()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1600));
            assertThat(stream.longestGap().from()).isBetween(out.minusMillis(100), out.plusMillis(300));
            assertThat(stream.duplicated()).isZero();
            assertThat(stream.sent()).isEqualTo(stream.received() + stream.lost());
            assertThat(IntStream.of(stream.perInterval(Duration.ofMillis(50))).sum())
                    .isEqualTo(stream.received());
        }
        assertThat(Stream.of(traffic.toGuest(), traffic.fromGuest()))
                .allSatisfy(stream -> assertThat(stream.sent()).isGreaterThan(5000));
        guest.remove(lab.a());
    }
}
