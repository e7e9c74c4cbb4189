package org.netfailover.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A standby and the primary that refers to it, as described: their rules may be broken.
 *
 * @param standby the virtio NIC
 * @param primary the VF
 */
public record NicPair(Nic standby, Nic primary) {
    static List<NicPair> of(List<Nic> nics) {
        Map<String, Optional<Nic>> primaries = new HashMap<>();
        for (Nic nic : nics) {
            if (nic.isPrimary()) {
                nic.standbyReference()
                        .ifPresent(alias -> primaries.merge(alias, Optional.of(nic), (a, b) -> Optional.empty()));
            }
        }
        List<NicPair> pairs = new ArrayList<>();
        for (Nic nic : nics) {
            if (nic.isStandby()) {
                nic.alias()
                        .flatMap(alias -> primaries.getOrDefault(alias, Optional.empty()))
                        .ifPresent(primary -> pairs.add(new NicPair(nic, primary)));
            }
        }
        return List.copyOf(pairs);
    }

    /**
     * The pair as one that keeps its rules.
     *
     * @return the pair, or empty when a half lacks what a {@link TeamingPair} needs
     */
    public Optional<TeamingPair> assured() {
        return TeamingPairs.of(this);
    }
}
