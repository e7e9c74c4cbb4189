package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import org.netfailover.model.LinkState;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.VirtioModel;
import org.netfailover.model.Vlan;

/**
 * Standby halves, of every kind and with every property that libvirt takes together.
 *
 * <pre>{@code
 * Arbitrary<Standby> standbys = Standbys.on(new StandbySource.Bridge("br0"));
 * Arbitrary<TeamingPair> pairs = Pairs.of(standbys, Primaries.any());
 * assertThat(pairs.sample().standby().source().type()).isEqualTo("bridge");
 * }</pre>
 */
public final class Standbys {
    private Standbys() {}

    /**
     * What standbys hang on: bridge, network, direct, user, ethernet, vhostuser and vdpa.
     *
     * @return sources with names that libvirt's schema takes
     */
    public static Arbitrary<StandbySource> sources() {
        Arbitrary<String> device = Names.ofDevices();
        return Arbitraries.oneOf(List.of(
                device.map(StandbySource.Bridge::new),
                Names.ofNetworks()
                        .flatMap(name -> device.optional(0.3)
                                .map(group -> (StandbySource) new StandbySource.Network(name, group))),
                device.flatMap(dev -> Arbitraries.of(StandbySource.DirectMode.class)
                        .map(mode -> (StandbySource) new StandbySource.Direct(dev, mode))),
                Arbitraries.just(new StandbySource.User()),
                device.optional(0.5).map(StandbySource.Ethernet::new),
                Names.ofSockets()
                        .flatMap(path -> Arbitraries.of(false, true)
                                .map(server -> (StandbySource) new StandbySource.VhostUser(path, server))),
                Arbitraries.integers().between(0, 9).map(i -> new StandbySource.Vdpa("/dev/vhost-vdpa-" + i))));
    }

    /**
     * Standbys that libvirt takes.
     *
     * @return standbys; with an MTU only where libvirt sets one, and of another model than virtio only where the kind
     *     of interface allows it
     */
    public static Arbitrary<Standby> any() {
        return sources().flatMap(Standbys::on);
    }

    /**
     * Standbys on a given source.
     *
     * @param source what they hang on
     * @return standbys that libvirt takes
     */
    public static Arbitrary<Standby> on(StandbySource source) {
        boolean anyModel = !(source instanceof StandbySource.Vdpa);
        Arbitrary<OptionalInt> mtu = source.takesMtu()
                ? optional(Arbitraries.integers().between(68, 65535).edgeCases(edges -> edges.add(1500, 9000)))
                : Arbitraries.just(OptionalInt.empty());
        return Builders.withBuilder(() -> Standby.on(source))
                .use(Aliases.user())
                .in((builder, alias) -> builder.alias(alias))
                .use(anyModel ? Arbitraries.of(VirtioModel.class) : Arbitraries.just(VirtioModel.VIRTIO))
                .in((builder, model) -> builder.model(model))
                .use(mtu)
                .in((builder, bytes) -> builder.mtu(bytes))
                .use(vlans())
                .in((builder, vlan) -> builder.vlan(vlan))
                .use(Arbitraries.of(LinkState.class).optional(0.3))
                .in((builder, link) -> builder.link(link))
                .use(optional(Arbitraries.integers().between(2, 256)))
                .in((builder, queues) -> builder.queues(queues))
                .build(builder -> builder.build());
    }

    private static Arbitrary<OptionalInt> optional(Arbitrary<Integer> number) {
        return number.optional(0.3).map(found -> found.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private static Arbitrary<Optional<Vlan>> vlans() {
        Arbitrary<Integer> tag = Arbitraries.integers().between(1, 4094);
        Arbitrary<Vlan> one = tag.map(Vlan::of);
        Arbitrary<Vlan> trunk =
                tag.list().ofMinSize(1).ofMaxSize(4).uniqueElements().map(tags -> new Vlan(tags, true));
        return Arbitraries.oneOf(List.of(one, trunk)).optional(0.3);
    }
}
