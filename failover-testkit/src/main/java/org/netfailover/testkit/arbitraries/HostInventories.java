package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Version;

/**
 * Inventories of hosts. They have the bridge {@code br0}, the network {@code lan} on it, and the pool {@code vfpool},
 * unless something is wrong with them.
 *
 * <pre>{@code
 * Arbitrary<HostInventory> hosts = HostInventories.able();
 * assertThat(hosts.sampleStream().limit(20)).allMatch(host -> host.network("lan").isPresent());
 * }</pre>
 */
public final class HostInventories {
    /**
     * The software of hosts, on all of which failover works.
     *
     * @param libvirt libvirt's version
     * @param qemu QEMU's version
     */
    record Software(String libvirt, String qemu) {}

    private HostInventories() {}

    /**
     * Hosts on which failover works: from libvirt 7.1.0 and QEMU 6.2.0 on, with free VFs in the pool and outside of it.
     *
     * @return inventories
     */
    public static Arbitrary<HostInventory> able() {
        return shapes().map(HostShape::inventory);
    }

    /**
     * Hosts of which nothing is sure: some that have nothing at all, some with which several things are wrong.
     *
     * @return inventories
     */
    public static Arbitrary<HostInventory> any() {
        Arbitrary<HostInventory> bare = Arbitraries.of("host-a", "b", "h\u00f4te")
                .map(name -> HostInventory.named(name).build());
        Arbitrary<HostInventory> odd = Combinators.combine(
                        shapes(), Arbitraries.of(HostFlaw.class).set().ofMaxSize(4))
                .as(HostInventories::flawed);
        return Arbitraries.frequencyOf(Tuple.of(1, bare), Tuple.of(2, able()), Tuple.of(4, odd));
    }

    private static HostInventory flawed(HostShape shape, Set<HostFlaw> flaws) {
        HostShape flawed = shape;
        for (HostFlaw flaw : flaws) {
            flawed = flawed.with(flaw);
        }
        return flawed.inventory();
    }

    private static Arbitrary<HostShape> shapes() {
        return Combinators.combine(
                        software(),
                        mtus(),
                        vlans(),
                        Arbitraries.of(false, true),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(1, 9))
                .as((runs, mtu, vlan, linked, pooled, named) -> new HostShape(
                        "host-a",
                        Version.parse(runs.libvirt()),
                        Version.parse(runs.qemu()),
                        mtu,
                        vlan,
                        linked,
                        pooled,
                        named,
                        Map.of(),
                        Set.of()));
    }

    static Arbitrary<Software> software() {
        return Arbitraries.of(List.of(
                new Software("9.0.0", "7.2.0"),
                new Software("7.1.0", "6.2.0"),
                new Software("10.0.0", "8.2.2"),
                new Software("11.3.0", "10.0.0")));
    }

    static Arbitrary<Integer> mtus() {
        return Arbitraries.of(1500, 9000, 1280);
    }

    static Arbitrary<Optional<Integer>> vlans() {
        return Arbitraries.of(1, 100, 4094).optional(0.3);
    }
}
