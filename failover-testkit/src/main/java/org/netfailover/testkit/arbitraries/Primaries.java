package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.UserAlias;
import org.netfailover.model.Vlan;

/**
 * Primary halves of every kind.
 *
 * <pre>{@code
 * PrimarySource pool = new PrimarySource.Pool("vfpool");
 * Primary primary = Primaries.on(pool).sample();
 * assertThat(primary.source()).isEqualTo(pool);
 * assertThat(primary.managed()).isTrue();
 * }</pre>
 */
public final class Primaries {
    private Primaries() {}

    /**
     * How primaries name their VF: by address, by pool, as plain hostdev.
     *
     * @return sources
     */
    public static Arbitrary<PrimarySource> sources() {
        return Arbitraries.oneOf(List.of(
                PciAddresses.ofVfs().map(PrimarySource.Vf::new),
                Names.ofNetworks().map(PrimarySource.Pool::new),
                PciAddresses.ofVfs().map(PrimarySource.Hostdev::new)));
    }

    /**
     * Primaries that libvirt takes.
     *
     * @return primaries of all three kinds
     */
    public static Arbitrary<Primary> any() {
        return sources().flatMap(Primaries::on);
    }

    /**
     * Primaries on a given source.
     *
     * @param source how they name their VF
     * @return primaries that libvirt takes; with a VLAN only where there can be one
     */
    public static Arbitrary<Primary> on(PrimarySource source) {
        Arbitrary<Optional<Vlan>> vlan = source instanceof PrimarySource.Hostdev
                ? Arbitraries.just(Optional.empty())
                : Arbitraries.integers().between(1, 4094).map(Vlan::of).optional(0.3);
        Arbitrary<Boolean> managed =
                source instanceof PrimarySource.Pool ? Arbitraries.just(true) : Arbitraries.of(true, false);
        return Combinators.combine(Aliases.user(), managed, vlan).as((alias, is, tag) -> built(source, alias, is, tag));
    }

    private static Primary built(PrimarySource source, UserAlias alias, boolean managed, Optional<Vlan> vlan) {
        return Primary.on(source).alias(alias).managed(managed).vlan(vlan).build();
    }
}
