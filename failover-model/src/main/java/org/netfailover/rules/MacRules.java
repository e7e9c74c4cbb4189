package org.netfailover.rules;

import static org.netfailover.rules.Authority.GUEST;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netfailover.model.MacAddress;

/** The MAC by which the guest matches the halves of a pair. */
final class MacRules {
    private static final String SOURCE = "Linux, Documentation/networking/net_failover.rst and net/core/failover.c";

    private MacRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(differ(), missing(), zero(), pairsShare(), reused());
    }

    private static Bound<DomainFacts> differ() {
        return Rule.error("MACS_DIFFER", GUEST)
                .requirement("Both halves of a pair have one MAC; upper and lower case are the same.")
                .remedy("give both halves the same MAC")
                .source(SOURCE)
                .onEach(DomainFacts.PAIRS, (pair, sink) -> {
                    MacAddress standby = pair.standby().mac();
                    MacAddress primary = pair.primary().mac();
                    if (pair.primary().isInterface()
                            && standby != null
                            && primary != null
                            && !standby.equals(primary)) {
                        sink.at(
                                pair.primary(),
                                "mac",
                                "the primary's MAC is " + primary + " and the standby's is " + standby);
                    }
                });
    }

    private static Bound<DomainFacts> missing() {
        return Rule.error("PAIR_MAC_MISSING", GUEST)
                .requirement("Both halves of a pair state their MAC; where one is missing libvirt makes up another for"
                        + " each half.")
                .remedy("give both halves the same <mac address='…'/>")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Set<NicFacts> told = new HashSet<>();
                    for (PairFacts pair : facts.pairs()) {
                        for (NicFacts half : List.of(pair.standby(), pair.primary())) {
                            if (half.isInterface() && half.nic().mac().isEmpty() && told.add(half)) {
                                sink.at(half, "mac", "this half of a pair has no MAC");
                            }
                        }
                    }
                });
    }

    private static Bound<DomainFacts> zero() {
        return Rule.error("PAIR_MAC_ZERO", GUEST)
                .requirement("The MAC of a pair is not zero; a guest makes up its own for such a NIC.")
                .remedy("give both halves the same MAC that is not zero")
                .source(SOURCE)
                .onEach(DomainFacts.MARKED, (nic, sink) -> {
                    if (nic.mac() != null && nic.mac().isZero()) {
                        sink.at(nic, "mac", "the MAC is zero");
                    }
                });
    }

    private static Bound<DomainFacts> pairsShare() {
        return Rule.error("PAIRS_SHARE_MAC", GUEST)
                .requirement("Two pairs of one domain have different MACs.")
                .remedy("give each pair a MAC of its own")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Map<MacAddress, NicFacts> owners = new HashMap<>();
                    Set<NicFacts> told = new HashSet<>();
                    for (PairFacts pair : facts.pairs()) {
                        NicFacts standby = pair.standby();
                        NicFacts owner = standby.mac() == null ? null : owners.putIfAbsent(standby.mac(), standby);
                        if (owner != null && owner != standby && told.add(standby)) {
                            sink.at(standby, "mac", "another pair has the MAC " + standby.mac());
                        }
                    }
                });
    }

    private static Bound<DomainFacts> reused() {
        return Rule.error("PAIR_MAC_REUSED", GUEST)
                .requirement("The MAC of a pair is on one standby and one primary and on no other NIC of the domain.")
                .remedy("give the NIC a MAC of its own")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    if (facts.pairs().isEmpty()) {
                        return;
                    }
                    Set<MacAddress> macs = new HashSet<>();
                    Set<NicFacts> halves = new HashSet<>();
                    for (PairFacts pair : facts.pairs()) {
                        halves.add(pair.standby());
                        halves.add(pair.primary());
                        if (pair.standby().mac() != null) {
                            macs.add(pair.standby().mac());
                        }
                    }
                    for (NicFacts nic : facts.interfaces()) {
                        if (nic.mac() != null && macs.contains(nic.mac()) && !halves.contains(nic)) {
                            sink.at(nic, "mac", "a pair has the MAC " + nic.mac());
                        }
                    }
                });
    }
}
