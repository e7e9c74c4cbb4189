package org.netfailover.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.VfState;
import org.netfailover.network.HostNetwork;
import org.netfailover.testkit.arbitraries.NetworkChanges;
import org.netfailover.testkit.arbitraries.NetworkChanges.Devices;
import org.netfailover.testkit.contract.NetworkBed;
import org.opentest4j.TestAbortedException;

class NetworkProperties {
    private static final List<InterfaceName> PORTS = List.of(InterfaceName.of("tap0"), InterfaceName.of("up0"));
    private static final Devices SIMULATED = new Devices(
            InterfaceName.of("br0"),
            PORTS,
            InterfaceName.of("spare0"),
            Optional.of(InterfaceName.of("pf0")),
            List.of(1, 10));

    /** What can be read of a network, but for what is counted and for what others send there. */
    private record Seen(
            Set<FdbEntry> fdb,
            Set<FdbEntry> own,
            List<BridgePort> ports,
            boolean up,
            boolean promiscuous,
            Optional<InterfaceName> redirection,
            List<VfState> vfs) {
        static Seen of(NetworkBed bed) {
            HostNetwork network = bed.network();
            NetworkLink spare = network.link(bed.spare());
            return new Seen(
                    new HashSet<>(network.fdb(bed.bridge()).stream()
                            .filter(entry -> entry.table() == FdbTable.MASTER && isOurs(entry))
                            .toList()),
                    new HashSet<>(network.ownFdb(bed.spare())),
                    PORTS.stream().map(port -> network.port(port).orElseThrow()).toList(),
                    spare.up(),
                    spare.promiscuous(),
                    network.redirection(bed.spare()),
                    bed.pf().map(pf -> network.link(pf).vfs()).orElse(List.of()));
        }
    }

    @Property
    void aChangeIsReadBackFromItsText(@ForAll("changes") NetworkChange change) {
        assertThat(NetworkChange.parse(change.text())).isEqualTo(change);
        assertThat(change.text()).doesNotContain("\n");
    }

    @Property(tries = 300)
    void whatIsUndoneInReverseOrderIsAsItWasSimulated(@ForAll("simulated") List<NetworkChange> changes) {
        try (NetworkBed bed = new SimulatedNetworkBed(true)) {
            undoneIsAsBefore(bed, changes);
        }
    }

    @Tag("daemon")
    @Property(tries = 25)
    void whatIsUndoneInReverseOrderIsAsItWasOnLinux(@ForAll("real") List<NetworkChange> changes) {
        NetworkNamespace.missing().ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
        try (NetworkBed bed = new NetworkNamespace()) {
            undoneIsAsBefore(bed, changes);
        }
    }

    @Tag("daemon")
    @Property(tries = 25)
    void bothNetworksComeToTheSame(@ForAll("real") List<NetworkChange> changes) {
        NetworkNamespace.missing().ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
        try (NetworkBed real = new NetworkNamespace();
                NetworkBed simulated = new SimulatedNetworkBed(false)) {
            for (NetworkChange change : changes) {
                assertThat(simulated.network().apply(change))
                        .as(change.text())
                        .isEqualTo(real.network().apply(change));
            }
        }
    }

    private static boolean isOurs(FdbEntry entry) {
        return entry.mac().toString().startsWith("52:54:00:");
    }

    /** Twice before it is undone: each change is made anew over what others have left. */
    private static void undoneIsAsBefore(NetworkBed bed, List<NetworkChange> changes) {
        Seen before = Seen.of(bed);
        List<NetworkChange> undos = new ArrayList<>();
        for (NetworkChange change : changes) {
            Seen first = Seen.of(bed);
            NetworkChange undo = bed.network().apply(change);
            assertThat(undo.isNothing() ? Seen.of(bed) : first)
                    .as("nothing done by " + change.text())
                    .isEqualTo(first);
            assertThat(bed.network().apply(change))
                    .as("done twice: " + change.text())
                    .isEqualTo(NetworkChange.nothing());
            undos.add(NetworkChange.parse(undo.text()));
        }
        NetworkChange unused = bed.network().apply(NetworkChange.inReverse(undos));

        assertThat(Seen.of(bed)).isEqualTo(before);
    }

    @Provide
    Arbitrary<NetworkChange> changes() {
        return NetworkChanges.any();
    }

    @Provide
    Arbitrary<List<NetworkChange>> simulated() {
        return NetworkChanges.on(SIMULATED).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<NetworkChange>> real() {
        return NetworkChanges.on(new Devices(SIMULATED.bridge(), PORTS, SIMULATED.spare(), Optional.empty(), List.of()))
                .list()
                .ofMaxSize(8);
    }
}
