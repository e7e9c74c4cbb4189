package org.netfailover.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.TeamingText;

/** Two desired pairs, and domains in which anything may be there of them: few names, so that they meet. */
final class Observations {
    static final PciAddress VF = PciAddress.parse("0000:b3:02.3");
    static final TeamingPair POOLED = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:01"))
            .standby(Standby.bridge("br0").alias("ua-net0"))
            .primary(Primary.pooled("vfpool").alias("ua-net0-vf"))
            .build();
    static final TeamingPair PLAIN = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:02"))
            .standby(Standby.network("lan").alias("ua-net1"))
            .primary(Primary.hostdev(VF).alias("ua-net1-vf"))
            .build();
    static final List<TeamingPair> DESIRED = List.of(POOLED, PLAIN);

    private static final Arbitrary<Optional<String>> ALIASES = Arbitraries.of(
                    "ua-net0", "ua-net0-vf", "ua-net1", "ua-net1-vf", "net0", "net1", "hostdev0", "hostdev1")
            .optional(0.95);
    private static final Arbitrary<Optional<String>> MACS = Arbitraries.of(
                    "52:54:00:aa:bb:01", "52:54:00:AA:BB:01", "52:54:00:aa:bb:02", "52:54:00:aa:bb:03")
            .optional(0.9);
    private static final Arbitrary<TeamingText> TEAMINGS = Arbitraries.of(
            TeamingText.NONE,
            TeamingText.ofPersistent(),
            TeamingText.ofTransient("ua-net0"),
            TeamingText.ofTransient("ua-net1"),
            TeamingText.ofTransient("ua-net2"));

    private Observations() {}

    /** The standby of a pair as it is to be. */
    static Nic standby(TeamingPair pair) {
        return Nic.builder(Nic.Element.INTERFACE, "bridge")
                .mac(pair.mac().toString())
                .source(NicSource.ofBridge("br0"))
                .model("virtio")
                .teaming(TeamingText.ofPersistent())
                .aliasText(pair.standby().alias().value())
                .build();
    }

    /** The primary of a pair as it is to be. */
    static Nic primary(TeamingPair pair) {
        Nic.Builder nic = pair.equals(PLAIN)
                ? Nic.builder(Nic.Element.HOSTDEV, "pci")
                : Nic.builder(Nic.Element.INTERFACE, "hostdev").mac(pair.mac().toString());
        return nic.source(NicSource.ofVf(VF))
                .teaming(TeamingText.ofTransient(pair.standby().alias().value()))
                .aliasText(pair.primary().alias().value())
                .build();
    }

    static DomainNics domain(Nic... nics) {
        return DomainNics.builder().addNics(nics).build();
    }

    /** A domain that runs, with these NICs, on the only host. */
    static Whereabouts running(DomainNics nics) {
        return new Whereabouts(List.of(known("a", DomainState.RUNNING, false, nics)));
    }

    static Sighting.Known known(String host, DomainState state, boolean busy, DomainNics nics) {
        Optional<DomainNics> live = state.isActive() ? Optional.of(nics) : Optional.empty();
        return new Sighting.Known(host, new UUID(0, 1), "vm", state, true, busy, live, Optional.of(nics), Set.of());
    }

    /** Domains with up to five NICs of any kind; an alias, where there is one, is there once. */
    static Arbitrary<DomainNics> domains() {
        ListArbitrary<Nic> some =
                nics().list().uniqueElements(nic -> nic.aliasText()).ofMaxSize(5);
        Arbitrary<List<DomainDevice>> others = Arbitraries.of("ua-net0", "ua-disk0")
                .map(alias -> new DomainDevice("disk", Optional.of(alias), Optional.empty(), Origin.ofPath("/disk")))
                .list()
                .ofMaxSize(1);
        return Combinators.combine(
                        some,
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(List.<DomainDevice>of())), Tuple.of(1, others)))
                .as((nics, devices) -> DomainNics.builder()
                        .addAllNics(nics)
                        .addAllOtherDevices(devices)
                        .build());
    }

    private static Arbitrary<Nic> nics() {
        Arbitrary<Nic.Builder> kinds = Arbitraries.of(0, 1, 2, 3).map(Observations::kind);
        Arbitrary<Optional<String>> links = Arbitraries.of("up", "down").optional(0.5);
        Arbitrary<Nic> any = Combinators.combine(kinds, ALIASES, MACS, TEAMINGS, links)
                .as((nic, alias, mac, teaming, link) -> {
                    Nic bare = nic.aliasText(alias).teaming(teaming).link(link).build();
                    return bare.element() == Nic.Element.HOSTDEV ? bare : withMac(bare, mac);
                });
        Arbitrary<Nic> right = Arbitraries.of(standby(POOLED), primary(POOLED), standby(PLAIN), primary(PLAIN));
        return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(3, right));
    }

    private static Nic withMac(Nic nic, Optional<String> mac) {
        return Nic.builder(nic.element(), nic.type())
                .source(nic.source())
                .aliasText(nic.aliasText())
                .teaming(nic.teaming())
                .link(nic.link())
                .mac(mac)
                .build();
    }

    private static Nic.Builder kind(int kind) {
        return switch (kind) {
            case 0 -> Nic.builder(Nic.Element.INTERFACE, "bridge").source(NicSource.ofBridge("br0"));
            case 1 -> Nic.builder(Nic.Element.INTERFACE, "hostdev").source(NicSource.ofVf(VF));
            case 2 -> Nic.builder(Nic.Element.INTERFACE, "network").source(NicSource.ofNetwork("vfpool"));
            default -> Nic.builder(Nic.Element.HOSTDEV, "pci").source(NicSource.ofVf(VF));
        };
    }
}
