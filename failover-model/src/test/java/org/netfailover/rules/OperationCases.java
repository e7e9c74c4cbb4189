package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.netfailover.model.DomainState;
import org.netfailover.model.Nic;

/** Cases of what is done to a domain while it runs, and of what is plugged and unplugged. */
final class OperationCases {
    private static final String NEW = "/new";

    private OperationCases() {}

    private static Checkable in(DomainState state) {
        return on(state, b -> b);
    }

    private static Checkable on(DomainState state, UnaryOperator<Operation.Builder> more) {
        return rules -> rules.checkOperation(
                more.apply(Operation.of(pair().build()).state(state)).build());
    }

    private static Checkable plug(DomainSpec domain, NicSpec... nics) {
        return rules -> rules.checkHotplug(
                Hotplug.of(domain.build()).addPlugged(built(nics)).build());
    }

    private static Nic[] built(NicSpec... nics) {
        return Stream.of(nics).map(nic -> nic.build(NEW)).toArray(Nic[]::new);
    }

    private static Checkable unplug(DomainSpec domain, String... aliases) {
        return rules -> rules.checkHotplug(
                Hotplug.of(domain.build()).addUnplugged(aliases).build());
    }

    static List<RuleCase> all() {
        return Stream.of(operations(), hotplugs()).flatMap(List::stream).toList();
    }

    private static List<RuleCase> operations() {
        return List.of(
                RuleCase.of("DOMAIN_NOT_RUNNING")
                        .breaks(in(DomainState.SHUT_OFF), "/domain")
                        .breaks(in(DomainState.SHUTTING_DOWN), "/domain")
                        .breaks(in(DomainState.CRASHED), "/domain")
                        .breaks(in(DomainState.UNKNOWN), "/domain")
                        .keeps(in(DomainState.RUNNING), in(DomainState.BLOCKED)),
                RuleCase.of("GUEST_STANDS_STILL")
                        .breaks(in(DomainState.PAUSED), "/domain")
                        .breaks(in(DomainState.SUSPENDED), "/domain")
                        .keeps(in(DomainState.RUNNING)),
                RuleCase.of("DOMAIN_HAS_JOB")
                        .breaks(on(DomainState.RUNNING, b -> b.hasJob(true)), "/domain")
                        .keeps(on(DomainState.RUNNING, b -> b.hasJob(false))),
                RuleCase.of("DOMAIN_WITHOUT_DEFINITION")
                        .breaks(on(DomainState.RUNNING, b -> b.config(true).persistent(false)), "/domain")
                        .keeps(
                                on(DomainState.RUNNING, b -> b.config(true).persistent(true)),
                                on(DomainState.RUNNING, b -> b.config(false).persistent(false))));
    }

    private static List<RuleCase> hotplugs() {
        return List.of(
                RuleCase.of("PLUGGED_WITHOUT_ALIAS")
                        .breaks(plug(domain(), nic("user")), NEW + "/alias")
                        .breaks(plug(domain(), vf().alias("net0")), NEW + "/alias")
                        .keeps(plug(domain(), standby(), vf())),
                RuleCase.of("PLUGGED_MAC_TAKEN")
                        .breaks(plug(domain(user("ua-a")), user("ua-b")), NEW + "/mac")
                        .breaks(plug(domain(), user("ua-a"), user("ua-b")), NEW + "/mac")
                        .keeps(
                                plug(domain(), standby(), vf()),
                                plug(domain(standby()), vf()),
                                plug(domain(standby()), user("ua-a")),
                                plug(domain(user("ua-a")), standby()),
                                plug(domain(user("ua-a")), user("ua-b").mac("52:54:00:aa:bb:02")),
                                plug(domain(user("ua-a").noMac()), user("ua-b").noMac())),
                RuleCase.of("UNPLUGGED_NOT_THERE")
                        .breaks(unplug(pair(), alias(vf()), "ua-nothing"), "/unplug/alias[2]")
                        .keeps(
                                unplug(domain(nic("user").alias("net0")), "net0"),
                                unplug(domain(hostdev().alias("hostdev0").noTeaming()), "hostdev0")),
                RuleCase.of("UNPLUGGED_NO_NIC")
                        .breaks(unplug(domain().device("disk", "ua-disk"), "ua-disk"), "/unplug/alias[1]")
                        .keeps(unplug(domain(user("ua-a")).device("disk", "ua-disk"), "ua-a")),
                RuleCase.of("STANDBY_UNPLUGGED_BEFORE_PRIMARY")
                        .breaks(unplug(pair(), alias(standby())), IF1)
                        .breaks(unplug(domain(hostdev(), standby()), alias(standby())), IF1)
                        .keeps(
                                unplug(pair(), alias(vf())),
                                unplug(pair(), alias(standby()), alias(vf())),
                                unplug(domain(standby()), alias(standby()))));
    }

    private static NicSpec user(String alias) {
        return nic("user").mac("52:54:00:aa:bb:01").alias(alias);
    }

    private static String alias(NicSpec nic) {
        return nic.build(HOSTDEV1).aliasText().orElseThrow();
    }
}
