package org.netfailover.testkit.arbitraries;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Dialect;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;

/**
 * Failover pairs of every kind.
 *
 * <pre>{@code
 * TeamingPair pair = Pairs.sayableIn(Dialect.DRIVER_ATTRIBUTES).sample();
 * DeviceXml primary = DeviceXml.primary(pair, Dialect.DRIVER_ATTRIBUTES);
 * assertThat(primary.nic().isPrimary()).isTrue();
 * assertThat(Pairs.areApart(List.of(pair, pair))).isFalse();
 * }</pre>
 */
public final class Pairs {
    private Pairs() {}

    /**
     * Pairs that libvirt takes: every kind of standby with every kind of primary.
     *
     * @return pairs
     */
    public static Arbitrary<TeamingPair> any() {
        return of(Standbys.any(), Primaries.any());
    }

    /**
     * Pairs that can be said in a dialect: a plain hostdev has no form with driver attributes.
     *
     * @param dialect the dialect
     * @return pairs
     */
    public static Arbitrary<TeamingPair> sayableIn(Dialect dialect) {
        return dialect == Dialect.TEAMING
                ? any()
                : any().filter(pair -> !(pair.primary().source() instanceof PrimarySource.Hostdev));
    }

    /**
     * Pairs of given halves, as far as they have different aliases.
     *
     * @param standbys the standbys
     * @param primaries the primaries
     * @return pairs
     */
    public static Arbitrary<TeamingPair> of(Arbitrary<Standby> standbys, Arbitrary<Primary> primaries) {
        return Combinators.combine(MacAddresses.unicast(), standbys, primaries)
                .filter((mac, standby, primary) -> !standby.alias().equals(primary.alias()))
                .as((mac, standby, primary) -> TeamingPair.builder()
                        .mac(mac)
                        .standby(standby)
                        .primary(primary)
                        .build());
    }

    /**
     * Pairs that can be in one domain together: no alias, MAC or VF twice.
     *
     * @param min the least number of pairs
     * @param max the greatest number of pairs
     * @return lists of pairs
     */
    public static Arbitrary<List<TeamingPair>> together(int min, int max) {
        return any().list().ofMinSize(min).ofMaxSize(max).filter(Pairs::areApart);
    }

    /**
     * Whether pairs can be in one domain together.
     *
     * @param pairs any pairs
     * @return true when no alias, MAC or VF is there twice
     */
    public static boolean areApart(List<TeamingPair> pairs) {
        Set<MacAddress> macs = new HashSet<>();
        Set<UserAlias> aliases = new HashSet<>();
        Set<PciAddress> vfs = new HashSet<>();
        for (TeamingPair pair : pairs) {
            boolean fresh = macs.add(pair.mac())
                    && aliases.add(pair.standby().alias())
                    && aliases.add(pair.primary().alias())
                    && vf(pair).map(vfs::add).orElse(true);
            if (!fresh) {
                return false;
            }
        }
        return true;
    }

    /**
     * The VF that a pair names.
     *
     * @param pair any pair
     * @return its address on the host, or empty for a pool
     */
    public static Optional<PciAddress> vf(TeamingPair pair) {
        PrimarySource source = pair.primary().source();
        if (source instanceof PrimarySource.Vf vf) {
            return Optional.of(vf.address());
        }
        return source instanceof PrimarySource.Hostdev hostdev ? Optional.of(hostdev.address()) : Optional.empty();
    }
}
