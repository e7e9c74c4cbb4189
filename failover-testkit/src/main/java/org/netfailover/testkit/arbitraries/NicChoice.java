package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.VirtioModel;
import org.netfailover.model.Vlan;

/**
 * What a NIC of a generated data centre is to be: a pair, or a virtio NIC alone. Its names and addresses come from its
 * number, so that all of a data centre are apart.
 *
 * @param networked whether its standby is on a network rather than on a bridge
 * @param kind how it names its VF
 * @param model the standby's model
 * @param written whether the standby says what would go without saying: MTU, link, queues
 * @param placed whether its halves have addresses in the guest
 * @param odd whether its aliases are legal and no more
 */
record NicChoice(boolean networked, Kind kind, VirtioModel model, boolean written, boolean placed, boolean odd) {
    /** How a pair names its VF, or that there is none. */
    enum Kind {
        POOL,
        VF,
        HOSTDEV,
        NONE
    }

    private static final long FIRST_MAC = 0x5254_00aa_0001L;

    static Arbitrary<NicChoice> any() {
        return Combinators.combine(
                        Arbitraries.of(false, true),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(VirtioModel.class),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as(NicChoice::new);
    }

    boolean isPooled() {
        return kind == Kind.POOL;
    }

    boolean isAddressed() {
        return kind == Kind.VF || kind == Kind.HOSTDEV;
    }

    /**
     * The pair.
     *
     * @param number of this NIC, among all
     * @param function which VF outside of the pool it has, where it has one
     */
    TeamingPair pair(int number, int function, int mtu, Optional<Integer> vlan) {
        return TeamingPair.builder()
                .mac(new MacAddress(FIRST_MAC + number))
                .standby(standby(number, mtu))
                .primary(primary(number, function, vlan))
                .build();
    }

    private Standby standby(int number, int mtu) {
        StandbySource source = networked
                ? new StandbySource.Network(HostShape.NETWORK, Optional.empty())
                : new StandbySource.Bridge(HostShape.BRIDGE);
        Standby.Builder standby = Standby.on(source).alias(alias(number)).model(model);
        if (written) {
            standby.mtu(mtu).link(LinkState.UP).queues(1);
        }
        return standby.build();
    }

    private Primary primary(int number, int function, Optional<Integer> vlan) {
        PrimarySource source = switch (kind) {
            case VF -> new PrimarySource.Vf(HostShape.NAMED.vf(function));
            case HOSTDEV -> new PrimarySource.Hostdev(HostShape.NAMED.vf(function));
            case POOL, NONE -> new PrimarySource.Pool(HostShape.POOL);
        };
        Primary.Builder primary = Primary.on(source).alias(alias(number) + "-vf");
        if (kind != Kind.HOSTDEV) {
            primary.vlan(vlan.map(Vlan::of));
        }
        return primary.build();
    }

    private String alias(int number) {
        return (odd ? "ua--_" : "ua-net") + number;
    }

    /** A virtio NIC that belongs to no pair. */
    Element alone(int number) {
        String type = networked ? "network" : "bridge";
        return Element.of("interface", "type", type)
                .containing(
                        Element.of("mac", "address", new MacAddress(FIRST_MAC + number).toString()),
                        Element.of("source", type, networked ? HostShape.NETWORK : HostShape.BRIDGE),
                        Element.of("model", "type", model.text()),
                        Element.of("alias", "name", alias(number)));
    }

    /** The elements as they stand in a domain, from a port on. */
    List<Element> elements(List<Element> devices, int port) {
        if (!placed) {
            return devices;
        }
        return IntStream.range(0, devices.size())
                .mapToObj(i -> devices.get(i).containing(PairElements.guestAddress(port + i)))
                .toList();
    }
}
