package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.IF3;
import static org.netfailover.rules.DomainSpec.IF4;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import org.netfailover.model.NicSource;

/** Cases of how the halves of a pair find each other. */
final class PairCases {
    private static final String MAC2 = "52:54:00:aa:bb:02";

    private PairCases() {}

    private static NicSpec standby2() {
        return standby().mac(MAC2).alias("ua-net1");
    }

    private static NicSpec vf2() {
        return vf().vf("b3:02.4").mac(MAC2).alias("ua-vf1").refersTo("ua-net1");
    }

    private static NicSpec oldVf(String reference) {
        return vf().noTeaming().with(b -> b.driverBackupAlias(reference));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("REFERENCE_DANGLING")
                        .breaks(domain(vf()), IF1 + "/teaming")
                        .breaks(
                                domain(oldVf("ua-x")),
                                IF1 + "/driver",
                                "DRIVER_BACKUP_ALIAS_DROPPED " + IF1 + "/driver")
                        .breaks(
                                domain(standby(), vf().refersTo("ua-NET0")),
                                IF2 + "/teaming",
                                "STANDBY_WITHOUT_PRIMARY " + IF1)
                        .keeps(pair()),
                RuleCase.of("REFERENCE_TO_ITSELF")
                        .breaks(domain(vf().refersTo("ua-vf0")), IF1 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("REFERENCE_TO_OTHER_DEVICE")
                        .breaks(domain(vf()).device("disk", "ua-net0"), IF1 + "/teaming")
                        .keeps(pair().device("disk", "ua-disk0")),
                RuleCase.of("REFERENCE_TO_UNMARKED_NIC")
                        .breaks(domain(standby().noTeaming(), vf()), IF2 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("REFERENCE_TO_PRIMARY")
                        .breaks(domain(standby(), vf(), vf2().refersTo("ua-vf0")), IF3 + "/teaming")
                        .keeps(pair(), domain(standby(), vf(), standby2(), vf2())),
                RuleCase.of("STANDBY_WITHOUT_PRIMARY")
                        .breaks(domain(standby()), IF1)
                        .breaks(
                                domain(standby().noTeaming().with(b -> b.driverFailover("on"))),
                                IF1,
                                "DRIVER_FAILOVER_DROPPED " + IF1 + "/driver")
                        .keeps(pair()),
                RuleCase.of("SEVERAL_PRIMARIES")
                        .breaks(domain(standby(), vf(), vf2().mac(NicSpec.MAC).refersTo("ua-net0")), IF3)
                        .breaks(domain(standby(), vf(), hostdev().vf("b3:02.4").alias("ua-vf1")), HOSTDEV1)
                        .keeps(domain(standby(), vf(), standby2(), vf2())),
                RuleCase.of("MARKED_AS_BOTH")
                        .breaks(
                                domain(
                                        standby(),
                                        vf().noTeaming()
                                                .model("virtio")
                                                .with(b ->
                                                        b.driverFailover("on").driverBackupAlias("ua-net0"))),
                                IF2,
                                "STANDBY_IS_PASSED_THROUGH " + IF2,
                                "STANDBY_WITHOUT_PRIMARY " + IF2,
                                "DRIVER_FAILOVER_DROPPED " + IF2 + "/driver",
                                "DRIVER_BACKUP_ALIAS_DROPPED " + IF2 + "/driver")
                        .keeps(pair()),
                RuleCase.of("STANDBY_IS_PASSED_THROUGH")
                        .breaks(domain(standby().type("hostdev").vf("b3:02.4"), vf()), IF1)
                        .breaks(
                                domain(
                                        standby()
                                                .type("network")
                                                .source(NicSource.ofNetwork("vfpool"))
                                                .actual("hostdev", NicSource.NONE),
                                        vf()),
                                IF1)
                        .keeps(pair()),
                RuleCase.of("MACS_DIFFER")
                        .breaks(domain(standby(), vf().mac(MAC2)), IF2 + "/mac")
                        .keeps(
                                domain(standby(), vf().mac("52:54:0:AA:BB:1")),
                                domain(standby(), hostdev()),
                                domain(standby(), vf(), standby2(), vf2())),
                RuleCase.of("PAIR_MAC_MISSING")
                        .breaks(domain(standby().noMac(), vf()), IF1 + "/mac")
                        .breaks(domain(standby(), vf().noMac()), IF2 + "/mac")
                        .breaks(domain(standby().noMac(), hostdev()), IF1 + "/mac")
                        .keeps(pair(), domain(standby(), hostdev())),
                RuleCase.of("PAIR_MAC_ZERO")
                        .breaks(
                                domain(standby().mac("0:0:0:0:0:0"), vf().mac("0:0:0:0:0:0")),
                                IF1 + "/mac",
                                IF2 + "/mac")
                        .keeps(pair()),
                RuleCase.of("PAIRS_SHARE_MAC")
                        .breaks(
                                domain(standby(), vf(), standby2().mac(NicSpec.MAC), vf2().mac(NicSpec.MAC)),
                                IF3 + "/mac")
                        .keeps(domain(standby(), vf(), standby2(), vf2()), domain(standby(), hostdev())),
                RuleCase.of("PAIR_MAC_REUSED")
                        .breaks(domain(standby(), vf(), nic("user"), nic("user").mac(NicSpec.MAC)), IF4 + "/mac")
                        .keeps(
                                domain(standby(), vf(), nic("user").mac(MAC2)),
                                domain(nic("user").mac(MAC2), nic("user").mac(MAC2))));
    }
}
