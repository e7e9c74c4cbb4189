package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.netfailover.model.BridgePort;
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
 * @param vlans the VLANs of the tap in which frames go without a tag; empty where the bridge filters none
 * @param pf the PF that the primary belongs to
 */
record PairPath(
        MacAddress mac,
        InterfaceName tap,
        List<InterfaceName> uplinks,
        List<Integer> vlans,
        Optional<InterfaceName> pf) {
    PairPath {
        uplinks = List.copyOf(uplinks);
        vlans = List.copyOf(vlans);
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
        List<NetworkChange> changes = new ArrayList<>(entries());
        pf.ifPresent(device -> {
            changes.add(new NetworkChange.ReplaceFdbEntry(own(device)));
            if (!isOneWay()) {
                changes.add(new NetworkChange.Redirect(device, tap, Optional.of(mac)));
                if (moves) {
                    changes.add(new NetworkChange.Redirect(tap, device));
                }
            }
        });
        return NetworkChange.inOrder(changes);
    }

    /** What takes away whatever {@link #toBoth} may have put there, where nothing is known of what was there before. */
    NetworkChange removal() {
        List<NetworkChange> changes = new ArrayList<>();
        pf.filter(device -> !isOneWay()).ifPresent(device -> {
            changes.add(new NetworkChange.EndRedirect(tap, true));
            changes.add(new NetworkChange.EndRedirect(device, Optional.of(mac), true));
        });
        pf.ifPresent(device ->
                changes.add(new NetworkChange.DeleteFdbEntry(FdbTable.SELF, device, mac, OptionalInt.empty())));
        return NetworkChange.inOrder(changes);
    }

    /** What makes the bridge look for a guest that uses its primary elsewhere than at its tap. */
    NetworkChange withoutTap() {
        return new NetworkChange.DeleteFdbEntry(FdbTable.MASTER, tap, mac, OptionalInt.empty());
    }

    /** The bridge sends them to the tap, whatever it has seen of the guest's elsewhere. */
    private List<NetworkChange> entries() {
        Set<OptionalInt> all = new TreeSet<>((a, b) -> Integer.compare(a.orElse(0), b.orElse(0)));
        all.add(OptionalInt.empty());
        vlans.forEach(vlan -> all.add(OptionalInt.of(vlan)));
        return all.stream()
                .<NetworkChange>map(vlan -> new NetworkChange.ReplaceFdbEntry(
                        FdbEntry.at(tap, mac).vlan(vlan).sticky(true).build()))
                .toList();
    }

    /** The PF takes them beside its own, although a VF has the MAC. */
    private FdbEntry own(InterfaceName device) {
        return FdbEntry.at(device, mac)
                .table(FdbTable.SELF)
                .state(FdbState.PERMANENT)
                .build();
    }

    /** The VLANs of a port in which frames go out without a tag. */
    static List<Integer> untagged(Optional<BridgePort> port) {
        return port.stream()
                .flatMap(known -> known.vlans().stream())
                .filter(BridgePort.PortVlan::pvid)
                .map(BridgePort.PortVlan::id)
                .toList();
    }
}
