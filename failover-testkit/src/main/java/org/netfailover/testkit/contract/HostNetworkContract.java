package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;
import org.opentest4j.TestAbortedException;

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
public abstract class HostNetworkContract {
    private static final MacAddress GUEST = MacAddress.parse("52:54:00:5d:0b:01");
    private static final InterfaceName NOBODY = InterfaceName.of("nobody0");

    private @Nullable NetworkBed bed;

    /** For subclasses. */
    protected HostNetworkContract() {}

    /**
     * Makes a network for one test.
     *
     * @return a bed that nobody else uses; the test closes it
     */
    protected abstract NetworkBed open();

    @BeforeEach
    final void make() {
        bed = open();
    }

    @AfterEach
    final void leave() {
        bed().close();
    }

    private NetworkBed bed() {
        if (bed == null) {
            throw new IllegalStateException("no test runs");
        }
        return bed;
    }

    private HostNetwork network() {
        return bed().network();
    }

    private InterfaceName pf() {
        return bed().pf()
                .orElseThrow(() -> new TestAbortedException(bed().withoutPf().orElse("no PF")));
    }

    private int vlan() {
        return bed().vlans().stream()
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("the kernel's bridges know no VLANs"));
    }

    /** The entries of the guest's MAC, of which a bridge gives no order. */
    private Set<FdbEntry> entries() {
        return new HashSet<>(network().fdb(bed().bridge(), GUEST));
    }

    private static FdbEntry.Builder entry(InterfaceName device) {
        return FdbEntry.at(device, GUEST);
    }

    private void undone(NetworkChange undo, Set<FdbEntry> before) {
        assertEquals(undo, NetworkChange.parse(undo.text()));
        NetworkChange redo = network().apply(undo);
        assertEquals(before, entries());
        assertFalse(redo.isNothing());
        assertEquals(NetworkChange.nothing(), network().apply(undo));
    }

    private static HostNetworkException refused(NetworkErrorKind kind, Runnable call) {
        HostNetworkException error = assertThrows(HostNetworkException.class, call::run);
        assertEquals(kind, error.kind(), error.getMessage());
        return error;
    }

    @Test
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
    void aMissingEntryIsSetAndIsMissingAgain() {
        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));

        assertTrue(entries().contains(entry(bed().tap()).build()));
        undone(undo, Set.of());
    }

    @Test
    void anEntryThatIsThereAlreadyIsNoChange() {
        NetworkChange change =
                new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build());
        NetworkChange first = network().apply(change);

        assertFalse(first.isNothing());
        assertEquals(NetworkChange.nothing(), network().apply(change));
        assertEquals(
                NetworkChange.nothing(),
                network()
                        .apply(new NetworkChange.DeleteFdbEntry(
                                FdbTable.MASTER, bed().uplink(), GUEST, OptionalInt.empty())));
    }

    @Test
    void anEntryMovesToAnotherPortAndBack() {
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));
        Set<FdbEntry> before = entries();

        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        entry(bed().uplink()).sticky(true).build()));

        assertTrue(entries().contains(entry(bed().uplink()).sticky(true).build()));
        undone(undo, before);
    }

    @Test
    void aLearntEntryIsMadeStaticAndIsLikeALearntOneAgain() {
        bed().frame(bed().tap(), GUEST);
        Set<FdbEntry> before = entries();
        assertTrue(before.stream().allMatch(entry -> entry.state() == FdbState.DYNAMIC));
        assertFalse(before.isEmpty());

        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));

        undone(undo, before);
    }

    @Test
    void anEntryIsDeletedAndThereAgain() {
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        entry(bed().tap()).sticky(true).build()));
        Set<FdbEntry> before = entries();

        NetworkChange undo = network()
                .apply(new NetworkChange.DeleteFdbEntry(FdbTable.MASTER, bed().tap(), GUEST, OptionalInt.empty()));

        assertEquals(Set.of(), entries());
        undone(undo, before);
    }

    @Test
    void anEntryOfAControlPlaneIsItsOwnAgain() {
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap())
                        .state(FdbState.DYNAMIC)
                        .externLearn(true)
                        .build()));
        Set<FdbEntry> before = entries();
        assertTrue(before.stream().anyMatch(FdbEntry::externLearn));

        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().uplink()).build()));

        assertTrue(entries().contains(entry(bed().uplink()).build()));
        undone(undo, before);
    }

    @Test
    void aDeviceTakesAnotherMacAndNoLonger() {
        FdbEntry entry = entry(bed().spare())
                .table(FdbTable.SELF)
                .state(FdbState.PERMANENT)
                .build();

        NetworkChange undo = network().apply(new NetworkChange.ReplaceFdbEntry(entry));

        assertTrue(network().ownFdb(bed().spare()).contains(entry));
        NetworkChange unused = network().apply(undo);
        assertFalse(network().ownFdb(bed().spare()).contains(entry));
    }

    @Test
    void anEntryOfOneVlanLeavesTheOthersAlone() {
        int vlan = vlan();
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));
        Set<FdbEntry> before = entries();
        assertEquals(1 + bed().vlans().size(), before.size());

        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        entry(bed().uplink()).vlan(vlan).build()));

        assertEquals(before.size(), entries().size());
        assertTrue(entries().contains(entry(bed().tap()).build()));
        undone(undo, before);
    }

    @Test
    void withoutAVlanAllVlansAreMeantAndEachIsPutBack() {
        int vlan = vlan();
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        entry(bed().tap()).vlan(vlan).build()));
        Set<FdbEntry> before = entries();
        assertEquals(1, before.size());

        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().uplink()).build()));

        assertEquals(1 + bed().vlans().size(), entries().size());
        undone(undo, before);
    }

    @Test
    void aFrameMovesAStaticEntryAndNotAStickyOne() {
        NetworkChange unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));
        bed().frame(bed().uplink(), GUEST);
        assertTrue(entries().stream().anyMatch(entry -> entry.device().equals(bed().uplink())));

        unused = network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        entry(bed().tap()).sticky(true).build()));
        bed().frame(bed().uplink(), GUEST);
        assertTrue(entries().stream().allMatch(entry -> entry.device().equals(bed().tap())));
    }

    @Test
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
    void anAnnouncementIsHeardOnTheSegment() {
        assertFalse(bed().isKnownToSegment(GUEST));

        network().announce(bed().uplink(), GUEST, OptionalInt.empty());

        assertTrue(bed().isKnownToSegment(GUEST));
    }

    @Test
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
