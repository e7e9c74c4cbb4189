package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.NetworkChange;

/** What becomes of forwarding entries, and of what they were before. */
abstract class ForwardingContractBase extends NetworkContractBase {
    ForwardingContractBase() {}

    @Test
    @Requires(
            value = "An entry that was not there is set, and the undo takes it away.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace",
            otherwise = "frames are led to a host that the guest has left")
    void aMissingEntryIsSetAndIsMissingAgain() {
        NetworkChange undo = network()
                .apply(new NetworkChange.ReplaceFdbEntry(entry(bed().tap()).build()));

        assertTrue(entries().contains(entry(bed().tap()).build()));
        undone(undo, Set.of());
    }

    @Test
    @Requires(
            value = "A change to what is so already is none, and has nothing to undo.",
            by = "HostNetwork.apply",
            otherwise = "an undo takes away what somebody else has set")
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
    @Requires(
            value = "An entry moves to another port, and the undo brings it back.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace",
            otherwise = "the guest's frames stay on the wrong port after a move that failed")
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
    @Requires(
            value = "An entry that the bridge has learnt is put back as a learnt one.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace",
            otherwise = "the bridge no longer learns where the guest is")
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
    @Requires(
            value = "An entry that was deleted is put back with all that it was.",
            by = "HostNetwork.apply; iproute2, bridge fdb del",
            otherwise = "libvirt's own entry for the guest is gone")
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
    @Requires(
            value = "An entry that a control plane has made is its own again after the undo.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace extern_learn",
            otherwise = "the control plane does not remove it when the guest goes")
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
    @Requires(
            value = "A device takes frames for another MAC, and no longer after the undo.",
            by = "HostNetwork.apply; iproute2, bridge fdb add self",
            otherwise = "the PF keeps the guest's frames from its VF")
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
    @Requires(
            value = "An entry of one VLAN is changed, and those of others and of none are not.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace vlan",
            otherwise = "another network's guest of the same MAC is cut off")
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
    @Requires(
            value = "An entry without a VLAN is made in each VLAN of the port, and each is put back as it was.",
            by = "HostNetwork.apply; iproute2, bridge fdb replace",
            otherwise = "entries of VLANs stay behind that nobody removes")
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
    @Requires(
            value = "A frame moves a static entry to the port where it came in, and not a sticky one.",
            by = "HostNetwork.apply; Linux, NTF_STICKY",
            otherwise = "the guest's own broadcasts take its frames away from its standby")
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
}
