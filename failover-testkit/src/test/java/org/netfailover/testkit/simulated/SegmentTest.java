package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;

/** A switch with a client, and what hosts do with its frames when nothing moves. */
class SegmentTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedSite site = Domains.site(2);
    private final SimulatedHost host = site.hosts().get(0);
    private final Segment segment = site.segment("lan");

    SegmentTest() {
        host.network().bridge("br0").device("up0", "").port("br0", "up0");
    }

    private UUID guest() {
        return host.machines().start(Domains.domain("vm", List.of(Domains.STANDBY)));
    }

    private PacketReport second() {
        PacketMeter meter = segment.meter(MAC).start();
        site.time().advance(SECOND);
        return meter.stop();
    }

    private void isLostFor(LossReason reason, String place) {
        PacketReport report = second();
        assertThat(report.sent()).isEqualTo(21);
        assertThat(report.losses())
                .hasSize(report.sent())
                .allMatch(loss ->
                        loss.reason() == reason && loss.place().toString().equals(place));
        assertThat(report.longestGap()).isEqualTo(SECOND);
    }

    @Test
    void aGuestOnAPlainBridgeIsReached() {
        segment.plug(host, "up0");
        guest();

        PacketReport report = second();

        assertThat(report.lost()).as("%s", report).isZero();
        assertThat(report.longestGap()).isEqualTo(Duration.ofMillis(50));
        assertThat(segment.whereIs(MAC)).contains(new PacketPlace("host-a", "up0"));
    }

    @Test
    void itDoesNotMatterWhetherTheGuestOrTheCableIsThereFirst() {
        guest();
        segment.plug(host, "up0");

        assertThat(second().lost()).isZero();
    }

    @Test
    void whoIsNowhereIsNotFound() {
        isLostFor(LossReason.NOBODY, "lan");
        assertThat(segment.whereIs(MAC)).isEmpty();
    }

    @Test
    void aGuestThatStandsStillAnswersNothing() {
        segment.plug(host, "up0");
        host.machines().pause(guest());

        isLostFor(LossReason.STOOD_STILL, "vm/ua-net0");
    }

    @Test
    void aDeviceThatIsDownTakesNothing() {
        segment.plug(host, "up0");
        guest();
        NetworkChange unused = host.network().apply(new NetworkChange.SetLink(InterfaceName.of("up0"), false));

        isLostFor(LossReason.NO_CARRIER, "host-a/up0");
    }

    @Test
    void aNicThatIsOnNoBridgeTakesItsOwnMacOnly() {
        host.network().device("spare0", "");
        segment.plug(host, "spare0");
        guest();

        isLostFor(LossReason.NO_FILTER, "host-a/spare0");
    }

    @Test
    void aGuestThatWasHeardAtTheUplinkIsNotLookedForElsewhere() {
        segment.plug(host, "up0");
        PacketMeter meter = segment.meter(MAC).start();
        host.network().frame("up0", MAC, OptionalInt.empty());
        site.time().advance(SECOND);

        assertThat(meter.stop().lost(LossReason.WRONG_PORT)).isEqualTo(20);
    }

    @Test
    void twoCablesBetweenABridgeAndASegmentAreALoopThatEnds() {
        host.network().device("up1", "").port("br0", "up1");
        segment.plug(host, "up0").plug(host, "up1");

        PacketReport report = second();

        assertThat(report.lost()).isEqualTo(report.sent());
    }

    @Test
    void onlyANicHasAPlaceForACableAndOnlyOne() {
        segment.plug(host, "up0");

        assertThatThrownBy(() -> segment.plug(host, "up0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> segment.plug(host, "br0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMeterIsSetUpBeforeItBeginsAndAskedAfterwards() {
        PacketMeter meter = segment.meter(MAC).pings(10);

        assertThatThrownBy(meter::report).isInstanceOf(IllegalStateException.class);
        meter.start();
        assertThatThrownBy(() -> meter.pings(20)).isInstanceOf(IllegalStateException.class);
        site.time().advance(SECOND);
        assertThat(meter.stop().sent()).isEqualTo(11);
        site.time().advance(SECOND);
        assertThat(meter.report().sent()).isEqualTo(11);
    }

    @Test
    void aReportIsReadable() {
        segment.plug(host, "up0");
        UUID vm = guest();
        PacketMeter meter = segment.meter(MAC).start();
        site.time().advance(SECOND);
        host.machines().pause(vm);
        site.time().advance(SECOND);
        host.machines().resume(vm);
        site.time().advance(SECOND);

        assertThat(meter.stop())
                .hasToString("61 sent, 20 lost, longest gap 1050 ms\n  from 1050 ms: 20 STOOD_STILL at vm/ua-net0");
    }
}
