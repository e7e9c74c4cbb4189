package org.netfailover.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingPair;

/**
 * A desired pair and how it stands.
 *
 * @param pair the pair as it is to be
 * @param state how it stands
 * @param standby the device that is or should become its standby, where there is one and {@code state} is of the pair
 * @param primary likewise its primary
 */
public record PairStatus(TeamingPair pair, PairState state, Optional<Nic> standby, Optional<Nic> primary) {
    /** A pair of a domain of which nothing more is to be said. */
    static PairStatus ofDomain(TeamingPair pair, PairState state) {
        return new PairStatus(pair, state, Optional.empty(), Optional.empty());
    }

    /**
     * Holds pairs against one description of a domain, be it what runs or its definition.
     *
     * @param desired the pairs that are to be there, no two with one alias or MAC
     * @param nics the NICs that are there
     * @return how each stands, in the order given; a state of the pair, never one of the domain
     * @throws IllegalArgumentException when two pairs claim one alias or MAC
     */
    public static List<PairStatus> of(List<TeamingPair> desired, DomainNics nics) {
        return DesiredHalves.of(desired).find(nics);
    }

    /** The same when devices of these aliases are known to be used by no guest. */
    PairStatus without(Set<String> unused) {
        boolean isUnused = state == PairState.PAIRED
                && primary.flatMap(Nic::aliasText).filter(unused::contains).isPresent();
        return isUnused ? new PairStatus(pair, PairState.PRIMARY_UNUSED, standby, primary) : this;
    }

    /** {@code STANDBY + PRIMARY: STATE}. */
    @Override
    public String toString() {
        return pair.standby().alias() + " + " + pair.primary().alias() + ": " + state;
    }
}
