package org.netfailover.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    static List<NicPair> ofMacs(List<Nic> nics, HostInventory host) {
        Map<MacAddress, List<Nic>> byMac = new LinkedHashMap<>();
        for (Nic nic : nics) {
            nic.macAddress()
                    .ifPresent(mac -> byMac.computeIfAbsent(mac, none -> new ArrayList<>())
                            .add(nic));
        }
        List<NicPair> pairs = new ArrayList<>();
        for (List<Nic> same : byMac.values()) {
            boolean teamed = same.stream().anyMatch(nic -> nic.isStandby() || nic.isPrimary());
            List<Nic> devices = same.stream().filter(host::passesThrough).toList();
            List<Nic> served = same.stream().filter(nic -> isVirtio(nic, host)).toList();
            if (!teamed && same.size() == 2 && devices.size() == 1 && served.size() == 1) {
                pairs.add(new NicPair(served.get(0), devices.get(0)));
            }
        }
        return List.copyOf(pairs);
    }

    private static boolean isVirtio(Nic nic, HostInventory host) {
        return !host.passesThrough(nic) && nic.model().filter("virtio"::equals).isPresent();
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
