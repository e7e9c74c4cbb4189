package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;
import org.netfailover.network.NetworkErrorKind;

/**
 * What a host's network does for whoever asks, and how it is put back. Extend it, and say which network with
 * {@link #open()}.
 *
 * <pre><code>
 * class MyNetworkTest extends HostNetworkContract {
 *     {@literal @}Override
 *     protected NetworkBed open() {
 *         return new MyNetworkBed(); // your NetworkBed
 *     }
 * }
 * </code></pre>
 */
public abstract class HostNetworkContract extends ForwardingContractBase {
    /** For subclasses. */
    protected HostNetworkContract() {}

    @Test
    @Requires(
            value = "Devices are told with their kind, their bridge, their carrier and their MAC; one that is not"
                    + " there is not found.",
            by = "HostNetwork.links; iproute2, ip -json link",
            otherwise = "frames are led to a device that cannot take them")
    void devicesAreShownAsTheyAre() {
        NetworkLink bridge = network().link(bed().bridge());
        NetworkLink tap = network().link(bed().tap());

        assertEquals(Optional.of("bridge"), bridge.kind());
        assertTrue(bridge.up());
        assertEquals(Optional.of(bed().bridge()), tap.master());
        assertTrue(tap.carrier());
        assertTrue(tap.promiscuity() > 0);
        assertFalse(tap.promiscuous());
        assertTrue(tap.mac().isPresent());
        assertTrue(network().links().stream()
                .map(NetworkLink::name)
                .toList()
                .containsAll(List.of(bed().bridge(), bed().tap(), bed().uplink(), bed().spare())));
        assertEquals(Optional.empty(), network().find(NOBODY));
    }

    @Test
    @Requires(
            value = "What is asked of a device that is not there, or is no bridge or port, fails with NO_DEVICE.",
            by = "HostNetwork; iproute2",
            otherwise = "a host without a bridge is taken for one that does not answer")
    void aDeviceThatIsNotThereIsAnErrorOfItsOwn() {
        refused(NetworkErrorKind.NO_DEVICE, () -> network().link(NOBODY));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().fdb(NOBODY));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().ownFdb(NOBODY));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().port(NOBODY));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().redirection(NOBODY));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().fdb(bed().spare()));
        for (NetworkChange change : List.of(
                new NetworkChange.ReplaceFdbEntry(entry(NOBODY).build()),
                new NetworkChange.ReplaceFdbEntry(entry(bed().spare()).build()),
                new NetworkChange.SetLink(NOBODY, true),
                new NetworkChange.SetLearning(bed().spare(), false),
                new NetworkChange.SetVf(NOBODY, 0, VfSettings.builder().build()),
                new NetworkChange.SetVf(bed().spare(), 0, VfSettings.builder().build()),
                new NetworkChange.Redirect(NOBODY, bed().spare()),
                new NetworkChange.Redirect(bed().tap(), NOBODY))) {
            refused(NetworkErrorKind.NO_DEVICE, () -> network().apply(change));
        }
        assertEquals(Optional.empty(), network().redirection(bed().tap()));
        refused(NetworkErrorKind.NO_DEVICE, () -> network().announce(NOBODY, GUEST, OptionalInt.empty()));
    }

    @Test
    @Requires(
            value = "A port's learning and flooding are switched, and the undo puts back what was.",
            by = "HostNetwork.apply; iproute2, bridge link set",
            otherwise = "a bridge that learns at its uplink sends the guest's frames out of the host")
    void learningAndFloodingAreSwitchedAndBack() {
        NetworkChange undo = network()
                .apply(NetworkChange.inOrder(List.of(
                        new NetworkChange.SetLearning(bed().uplink(), false),
                        new NetworkChange.SetFlooding(bed().uplink(), false),
                        new NetworkChange.SetFlooding(bed().tap(), true))));

        assertFalse(network().port(bed().uplink()).orElseThrow().learning());
        assertFalse(network().port(bed().uplink()).orElseThrow().flooding());
        bed().frame(bed().uplink(), GUEST);
        assertEquals(Set.of(), entries());
        assertEquals(
                new NetworkChange.InOrder(List.of(
                        new NetworkChange.SetFlooding(bed().uplink(), true),
                        new NetworkChange.SetLearning(bed().uplink(), true))),
                undo);
        NetworkChange unused = network().apply(undo);
        assertTrue(network().port(bed().uplink()).orElseThrow().learning());
        assertEquals(Optional.empty(), network().port(bed().spare()));
    }

    @Test
    @Requires(
            value = "A device goes down and becomes promiscuous, and the undo puts back what was.",
            by = "HostNetwork.apply; iproute2, ip link set",
            otherwise = "the host's network is not as it was after a move")
    void linksGoDownAndUp() {
        NetworkChange undo = network()
                .apply(NetworkChange.inOrder(List.of(
                        new NetworkChange.SetPromiscuous(bed().spare(), true),
                        new NetworkChange.SetLink(bed().spare(), false))));

        assertFalse(network().link(bed().spare()).up());
        assertFalse(network().link(bed().spare()).carrier());
        assertTrue(network().link(bed().spare()).promiscuous());
        NetworkChange unused = network().apply(undo);
        assertTrue(network().link(bed().spare()).up());
        assertFalse(network().link(bed().spare()).promiscuous());
    }

    @Test
    @Requires(
            value = "What comes in at a device is redirected before its bridge learns from it, until that is undone.",
            by = "HostNetwork.apply; iproute2, tc mirred",
            otherwise = "the bridge learns the guest's MAC at the wrong port")
    void whatComesInIsRedirectedAndTheBridgeSeesNothingOfIt() {
        NetworkChange undo = network().apply(new NetworkChange.Redirect(bed().tap(), bed().spare()));

        assertEquals(Optional.of(bed().spare()), network().redirection(bed().tap()));
        bed().frame(bed().tap(), GUEST);
        assertEquals(Set.of(), entries());
        NetworkChange elsewhere = network().apply(new NetworkChange.Redirect(bed().tap(), bed().uplink()));
        assertEquals(new NetworkChange.Redirect(bed().tap(), bed().spare()), elsewhere);
        NetworkChange unused = network().apply(elsewhere);
        assertEquals(NetworkChange.nothing(), network().apply(elsewhere));
        unused = network().apply(undo);
        assertEquals(Optional.empty(), network().redirection(bed().tap()));
        bed().frame(bed().tap(), GUEST);
        assertFalse(entries().isEmpty());
    }

    @Test
    @Requires(
            value = "Redirections for two MACs at one device stand beside each other, and each is undone by itself.",
            by = "HostNetwork.apply; iproute2, tc flower",
            otherwise = "the end of one domain's move takes the frames of another")
    void whatIsForOneMacIsRedirectedBesideWhatIsForAnother() {
        Optional<MacAddress> other = Optional.of(new MacAddress(GUEST.bits() + 1));
        NetworkChange first =
                network().apply(new NetworkChange.Redirect(bed().tap(), bed().spare(), Optional.of(GUEST)));
        NetworkChange second = network().apply(new NetworkChange.Redirect(bed().tap(), bed().uplink(), other));

        assertEquals(Optional.empty(), network().redirection(bed().tap()));
        NetworkChange unused = network().apply(first);
        assertEquals(Optional.empty(), network().redirection(bed().tap(), Optional.of(GUEST)));
        assertEquals(Optional.of(bed().uplink()), network().redirection(bed().tap(), other));
        bed().frame(bed().tap(), GUEST);
        assertFalse(entries().isEmpty());
        unused = network().apply(second);
        assertEquals(Optional.empty(), network().redirection(bed().tap(), other));
    }

    @Test
    @Requires(
            value = "Of several changes all are made or none.",
            by = "HostNetwork.apply",
            otherwise = "half of a path is left, and the guest's frames end there")
    void ofSeveralChangesAFailureUndoesThoseBefore() {
        NetworkChange changes = NetworkChange.inOrder(List.of(
                new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()),
                new NetworkChange.SetLearning(bed().uplink(), false),
                new NetworkChange.SetLink(NOBODY, true)));

        refused(NetworkErrorKind.NO_DEVICE, () -> network().apply(changes));

        assertEquals(Set.of(), entries());
        assertTrue(network().port(bed().uplink()).orElseThrow().learning());
    }

    @Test
    @Requires(
            value = "A VF gets a MAC, a VLAN and the like at its PF, and the undo puts back what was.",
            by = "HostNetwork.apply; iproute2, ip link set vf",
            otherwise = "the next guest on the VF gets frames of the one before")
    void aVfGetsItsSettingsAndLosesThem() {
        InterfaceName pf = pf();
        VfState before = network().link(pf).vf(1).orElseThrow();
        VfSettings settings = VfSettings.builder()
                .mac(GUEST)
                .vlan(VfVlan.of(5))
                .spoofCheck(!before.spoofCheck().orElse(false))
                .linkState(VfLinkState.AUTO)
                .build();

        NetworkChange undo = network().apply(new NetworkChange.SetVf(pf, 1, settings));

        VfState set = network().link(pf).vf(1).orElseThrow();
        assertEquals(GUEST, set.mac());
        assertEquals(VfVlan.of(5), set.vlan());
        assertEquals(settings.spoofCheck(), set.spoofCheck());
        NetworkChange unused = network().apply(undo);
        assertEquals(before, network().link(pf).vf(1).orElseThrow());
        refused(
                NetworkErrorKind.NO_DEVICE,
                () -> network()
                        .apply(new NetworkChange.SetVf(
                                pf, 999, VfSettings.builder().build())));
    }

    @Test
    @Requires(
            value = "An announcement goes out where it is to, with the guest's MAC as its source.",
            by = "HostNetwork.announce; IEEE 802.1D, learning",
            otherwise = "the segment sends the guest's frames to where it was")
    void anAnnouncementIsHeardOnTheSegment() {
        assertFalse(bed().isKnownToSegment(GUEST));

        network().announce(bed().uplink(), GUEST, OptionalInt.empty());

        assertTrue(bed().isKnownToSegment(GUEST));
    }

    @Test
    @Requires(
            value = "An announcement is sent as often, and at such intervals, as was asked.",
            by = "HostNetwork.announce",
            otherwise = "one frame is lost, and with it the guest's path")
    void anAnnouncementIsRepeatedAsOftenAsAsked() {
        Announced announced = network()
                .announce(Announcement.of(bed().uplink(), GUEST)
                        .interval(Duration.ofMillis(10))
                        .until(new Announcement.Until.Sent(5))
                        .build());

        assertEquals(5, announced.frames());
        assertTrue(announced.seen());
        assertTrue(announced.took().toMillis() >= 40, announced.toString());
    }

    @Test
    @Requires(
            value = "An announcement whose end does not come is over when its time is, and says so.",
            by = "HostNetwork.announce",
            otherwise = "an operation waits for ever, or steals the frames of a guest that has its VF")
    void anAnnouncementEndsWhenItsTimeIsOver() {
        Announced announced = network()
                .announce(Announcement.of(bed().uplink(), GUEST)
                        .interval(Duration.ofMillis(20))
                        .atMost(Duration.ofMillis(200))
                        .until(new Announcement.Until.HeardOn(bed().tap()))
                        .build());

        assertFalse(announced.seen());
        assertTrue(announced.frames() >= 2, announced.toString());
        assertTrue(announced.took().toMillis() >= 200, announced.toString());
    }

    @Test
    @Requires(
            value = "An announcement ends when nothing has come in at a device for a time.",
            by = "HostNetwork.announce",
            otherwise = "it is still sent when the guest is somewhere else")
    void anAnnouncementEndsWhenTheGuestIsSilent() {
        Announced announced = network()
                .announce(Announcement.of(bed().uplink(), GUEST)
                        .interval(Duration.ofMillis(20))
                        .atMost(Duration.ofSeconds(5))
                        .until(new Announcement.Until.SilentOn(bed().tap(), Duration.ofMillis(100)))
                        .build());

        assertTrue(announced.seen());
        assertTrue(announced.took().toMillis() >= 100, announced.toString());
        assertTrue(announced.took().toMillis() < 4000, announced.toString());
    }
}
