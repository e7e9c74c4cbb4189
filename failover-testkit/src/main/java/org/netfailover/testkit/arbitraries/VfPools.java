package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/**
 * Pools of VFs, each of one PF.
 *
 * <pre>{@code
 * Arbitrary<VfPool> pools = VfPools.free(1, 8);
 * assertThat(pools.sampleStream().limit(20)).noneMatch(pool -> pool.free().isEmpty());
 * }</pre>
 */
public final class VfPools {
    private static final String NAME = "vfpool";
    private static final int MOST = 8;

    /** What becomes of a VF. */
    private enum State {
        FREE,
        HELD,
        IN_BOND,
        ON_VLAN,
        GROUP_HELD;

        VirtualFunction at(Adapter adapter, int index, int mtu) {
            VirtualFunction.Builder free = adapter.function(index, mtu)
                    .pciClass(Adapter.ETHERNET)
                    .iommuGroup(this == GROUP_HELD ? adapter.group(0) : adapter.group(index + 1));
            return switch (this) {
                case FREE -> free.build();
                case HELD, GROUP_HELD -> free.heldBy("other-vm").build();
                case IN_BOND -> free.inBond(true).build();
                case ON_VLAN -> free.vlan(100).build();
            };
        }
    }

    private VfPools() {}

    /**
     * Pools of which nothing is sure: empty ones, ones whose VFs are held, in a bond or on a VLAN, and ones with
     * VFs that share their IOMMU group.
     *
     * @return pools of none to nine VFs
     */
    public static Arbitrary<VfPool> any() {
        Arbitrary<State> states = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(State.FREE)), Tuple.of(2, Arbitraries.of(State.class)));
        return Combinators.combine(Names.ofNetworks(), states.list().ofMaxSize(MOST), Arbitraries.of(false, true))
                .as((name, all, shared) -> pool(name, all, shared));
    }

    /**
     * Pools of which every VF can be taken.
     *
     * @param min the least number of VFs
     * @param max the greatest number of VFs
     * @return pools
     */
    public static Arbitrary<VfPool> free(int min, int max) {
        return Arbitraries.integers()
                .between(min, max)
                .map(count -> pool(
                        NAME,
                        IntStream.range(0, count).mapToObj(i -> State.FREE).toList(),
                        false));
    }

    /**
     * Pools that have VFs of which none can be taken, for whatever reason.
     *
     * @return pools of one to eight VFs, which break {@code POOL_WITHOUT_FREE_VF}
     */
    public static Arbitrary<VfPool> exhausted() {
        return Arbitraries.of(State.HELD, State.IN_BOND, State.ON_VLAN, State.GROUP_HELD)
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST)
                .map(all -> pool(NAME, all, false));
    }

    /**
     * Makes a pool.
     *
     * @param shared whether one more VF is free in itself and shares its IOMMU group with those that are held
     */
    private static VfPool pool(String name, List<State> states, boolean shared) {
        Adapter adapter = new Adapter(3);
        VfPool.Builder pool = VfPool.named(name).pf(adapter.device());
        for (int i = 0; i < states.size(); i++) {
            pool.addFunctions(states.get(i).at(adapter, i, 1500));
        }
        if (shared) {
            pool.addFunctions(adapter.function(states.size(), 1500)
                    .pciClass(Adapter.ETHERNET)
                    .iommuGroup(adapter.group(0))
                    .build());
        }
        return pool.build();
    }
}
