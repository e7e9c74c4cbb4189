package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.plan.Whereabouts;

/**
 * Where a domain is, and how its desired pairs stand there.
 *
 * @param asked what was asked for: a name or a UUID
 * @param domain the domain's UUID, where a host knows it
 * @param where what every host said
 * @param pairs how each desired pair stands, in the order given
 */
public record DomainStatus(String asked, Optional<UUID> domain, Whereabouts where, List<PairStatus> pairs) {
    /** Copies the list. */
    public DomainStatus {
        pairs = List.copyOf(pairs);
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true when every pair is {@link PairState#PAIRED}; also when none is desired and the domain has a guest
     */
    public boolean isRight() {
        return where.guest().isPresent() && pairs.stream().allMatch(pair -> pair.state() == PairState.PAIRED);
    }

    /** What each host said, and how each pair stands, one on each line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(asked).append('\n').append(where);
        pairs.forEach(pair -> text.append('\n').append(pair));
        return text.toString();
    }
}
