package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfVlan;

/**
 * Changes of a host's network.
 *
 * <pre>{@code
 * Arbitrary<NetworkChange> changes = NetworkChanges.any();
 * assertThat(changes.sampleStream().limit(100))
 *         .allMatch(change -> NetworkChange.parse(change.text()).equals(change));
 * }</pre>
 */
public final class NetworkChanges {
    private static final int MACS = 4;
    private static final long FIRST_MAC = 0x5254_005d_0c00L;

    private NetworkChanges() {}

    /**
     * What a network has that changes can be about.
     *
     * @param bridge a bridge
     * @param ports its ports
     * @param spare a device that is a port of nothing
     * @param pf a PF with two VFs, where there is one
     * @param vlans the VLANs of the ports
     */
    public record Devices(
            InterfaceName bridge,
            List<InterfaceName> ports,
            InterfaceName spare,
            Optional<InterfaceName> pf,
            List<Integer> vlans) {
        /** Copies the lists. */
        public Devices {
            ports = List.copyOf(ports);
            vlans = List.copyOf(vlans);
        }
    }

    /**
     * Changes that a network takes, among them such as change nothing.
     *
     * @param of what the network has
     * @return single changes
     */
    public static Arbitrary<NetworkChange> on(Devices of) {
        List<Arbitrary<? extends NetworkChange>> kinds = new ArrayList<>(List.of(
                entries(of).map(NetworkChange.ReplaceFdbEntry::new),
                entries(of).map(NetworkChange.ReplaceFdbEntry::new),
                entries(of)
                        .map(entry -> new NetworkChange.DeleteFdbEntry(
                                entry.table(), entry.device(), entry.mac(), entry.vlan())),
                ports(of, NetworkChange.SetLearning::new),
                ports(of, NetworkChange.SetFlooding::new),
                Arbitraries.of(true, false).map(up -> new NetworkChange.SetLink(of.spare(), up)),
                Arbitraries.of(true, false).map(on -> new NetworkChange.SetPromiscuous(of.spare(), on)),
                Arbitraries.of(of.ports()).map(port -> new NetworkChange.Redirect(of.spare(), port)),
                Arbitraries.of(of.ports())
                        .map(port -> new NetworkChange.Redirect(of.spare(), port, Optional.of(mac(0)))),
                Arbitraries.just(new NetworkChange.EndRedirect(of.spare(), true)),
                Arbitraries.just(new NetworkChange.EndRedirect(of.spare(), Optional.of(mac(0)), true))));
        of.pf().ifPresent(pf -> kinds.add(vfs(pf)));
        return Arbitraries.oneOf(kinds);
    }

    /**
     * Any change, whether there is a network that takes it or not.
     *
     * @return changes, lists of them too
     */
    public static Arbitrary<NetworkChange> any() {
        Devices devices = new Devices(
                InterfaceName.of("br-ex.100"),
                List.of(InterfaceName.of("vnet0"), InterfaceName.of("_"), InterfaceName.of("enp101s0f0np0.1")),
                InterfaceName.of("vlan"),
                Optional.of(InterfaceName.of("dev")),
                List.of(1, 10, 4094));
        Arbitrary<NetworkChange> single = Arbitraries.oneOf(
                on(devices),
                restorations(devices),
                Arbitraries.of(true, false).map(keep -> new NetworkChange.EndRedirect(devices.spare(), keep)));
        return Arbitraries.oneOf(single, single.list().ofMaxSize(4).map(NetworkChange.InOrder::new));
    }

    private interface OfPort {
        NetworkChange of(InterfaceName port, boolean on);
    }

    private static Arbitrary<NetworkChange> ports(Devices of, OfPort kind) {
        return Combinators.combine(Arbitraries.of(of.ports()), Arbitraries.of(true, false))
                .as(kind::of);
    }

    private static Arbitrary<FdbEntry> entries(Devices of) {
        Arbitrary<FdbEntry> ofBridge = Combinators.combine(
                        Arbitraries.of(of.ports()),
                        macs(),
                        vlans(of),
                        Arbitraries.of(states()),
                        Arbitraries.of(true, false))
                .as((device, mac, vlan, state, mark) -> FdbEntry.at(device, mac)
                        .vlan(vlan)
                        .state(state)
                        .sticky(mark && state == FdbState.STATIC)
                        .externLearn(mark && state == FdbState.DYNAMIC)
                        .build());
        Arbitrary<FdbEntry> own = macs().map(mac -> FdbEntry.at(of.spare(), mac)
                .table(FdbTable.SELF)
                .state(FdbState.PERMANENT)
                .build());
        return Arbitraries.oneOf(ofBridge, ofBridge, ofBridge, own);
    }

    /** In an order, without which a seed would not give the same everywhere. */
    private static List<FdbState> states() {
        return List.of(FdbState.PERMANENT, FdbState.STATIC, FdbState.DYNAMIC);
    }

    private static Arbitrary<OptionalInt> vlans(Devices of) {
        List<OptionalInt> vlans = new ArrayList<>(List.of(OptionalInt.empty()));
        of.vlans().forEach(vlan -> vlans.add(OptionalInt.of(vlan)));
        return Arbitraries.of(vlans);
    }

    private static Arbitrary<NetworkChange> restorations(Devices of) {
        return entries(of)
                .list()
                .ofMaxSize(3)
                .map(entries -> new NetworkChange.RestoreFdb(
                        FdbTable.MASTER,
                        of.bridge(),
                        mac(0),
                        entries.stream()
                                .filter(entry -> entry.table() == FdbTable.MASTER
                                        && entry.mac().equals(mac(0)))
                                .toList()));
    }

    private static Arbitrary<NetworkChange> vfs(InterfaceName pf) {
        Arbitrary<VfVlan> vlan = Arbitraries.of(VfVlan.NONE, VfVlan.of(1), new VfVlan(100, 3, VfVlan.Protocol.DOT1Q));
        Arbitrary<MacAddress> mac = Arbitraries.oneOf(macs(), Arbitraries.just(new MacAddress(0)));
        return Combinators.combine(
                        Arbitraries.of(0, 1),
                        mac.optional(),
                        vlan.optional(),
                        Arbitraries.of(true, false).optional(),
                        Arbitraries.of(true, false).optional(),
                        Arbitraries.of(VfLinkState.values()).optional())
                .as((vf, address, tag, spoof, trust, state) -> new NetworkChange.SetVf(
                        pf,
                        vf,
                        VfSettings.builder()
                                .mac(address)
                                .vlan(tag)
                                .spoofCheck(spoof)
                                .trust(trust)
                                .linkState(state)
                                .build()));
    }

    private static Arbitrary<MacAddress> macs() {
        return Arbitraries.integers().between(0, MACS - 1).map(NetworkChanges::mac);
    }

    private static MacAddress mac(int number) {
        return new MacAddress(FIRST_MAC + number);
    }
}
