package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;

/**
 * The ways of a pair's frames through a host.
 *
 * @param mac the pair's MAC
 * @param tap the standby's tap
 * @param uplinks the ports by which frames of the segment come to the tap's bridge
 * @param pf the PF that the primary belongs to
 */
record PairPath(MacAddress mac, InterfaceName tap, List<InterfaceName> uplinks, Optional<InterfaceName> pf) {
    PairPath {
        uplinks = List.copyOf(uplinks);
    }

    /** Whether the standby's frames go out where the VF's do. */
    boolean isOneWay() {
        return pf.filter(uplinks::contains).isPresent();
    }

    /**
     * What makes frames reach both halves: the bridge sends them to the tap, the PF takes what a VF gets, too, and where the
     * PF is no way to the bridge, what it takes goes straight to the tap. The guest drops what comes to the half that it
     * does not use.
     *
     * @param moves whether what the guest sends on its standby is to go out at the PF as well, so that the segment finds the
     *     guest there before its primary is
     */
    NetworkChange toBoth(boolean moves) {
        return NetworkChange.inOrder(List.of(detours(moves), entries()));
    }

    /**
     * The part of {@link #toBoth} that means nothing without the other: filters for what a PF does not take yet, and for
     * what a guest that stands still does not send.
     */
    NetworkChange detours(boolean moves) {
        List<NetworkChange> changes = new ArrayList<>();
        pf.filter(device -> !isOneWay()).ifPresent(device -> {
            changes.add(new NetworkChange.Redirect(device, tap, Optional.of(mac)));
            if (moves) {
                changes.add(new NetworkChange.Redirect(tap, device));
            }
        });
        return NetworkChange.inOrder(changes);
    }

    /** The other part: from then on frames go to the tap. */
    NetworkChange entries() {
        List<NetworkChange> changes = new ArrayList<>();
        changes.add(new NetworkChange.ReplaceFdbEntry(standing()));
        pf.ifPresent(device -> changes.add(new NetworkChange.ReplaceFdbEntry(own(device))));
        return NetworkChange.inOrder(changes);
    }

    /** What takes away whatever {@link #toBoth} may have put there, where nothing is known of what was there before. */
    NetworkChange removal() {
        List<NetworkChange> changes = new ArrayList<>();
        pf.ifPresent(device ->
                changes.add(new NetworkChange.DeleteFdbEntry(FdbTable.SELF, device, mac, OptionalInt.empty())));
        pf.filter(device -> !isOneWay()).ifPresent(device -> {
            changes.add(new NetworkChange.EndRedirect(tap, true));
            changes.add(new NetworkChange.EndRedirect(device, Optional.of(mac), true));
        });
        return NetworkChange.inOrder(changes);
    }

    /** What makes the bridge look for a guest that uses its primary elsewhere than at its tap. */
    NetworkChange withoutTap() {
        return new NetworkChange.DeleteFdbEntry(FdbTable.MASTER, tap, mac, OptionalInt.empty());
    }

    /**
     * The bridge sends them to the tap, whatever it has seen of the guest's elsewhere. Without a VLAN the kernel sets it in
     * each VLAN of the tap.
     */
    private FdbEntry standing() {
        return FdbEntry.at(tap, mac).sticky(true).build();
    }

    /** The PF takes them beside its own, although a VF has the MAC. */
    private FdbEntry own(InterfaceName device) {
        return FdbEntry.at(device, mac)
                .table(FdbTable.SELF)
                .state(FdbState.PERMANENT)
                .build();
    }
}
