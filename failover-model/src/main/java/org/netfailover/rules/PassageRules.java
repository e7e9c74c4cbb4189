package org.netfailover.rules;

import static org.netfailover.rules.Authority.GUEST;
import static org.netfailover.rules.Authority.LIBVIRT;
import static org.netfailover.rules.Authority.QEMU;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.Location;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Quoted;
import org.netfailover.model.Strategy;
import org.netfailover.model.VirtualFunction;

/** Whether each NIC of a domain can get to the destination as was chosen, and what that costs. */
final class PassageRules {
    private static final String LINUX = "Linux, Documentation/networking/net_failover.rst";

    private PassageRules() {}

    static List<Bound<MoveFacts>> all() {
        return List.of(
                strategyForNothing(),
                failoverWithoutPair(),
                manualFailoverImpossible(),
                variantImpossible(),
                vfCannotStay(),
                hostdevUnasked(),
                notMigratable(),
                withoutAlias(),
                aliasNotKept(),
                standbyDown(),
                pathLost(),
                postCopyPlugsEarly());
    }

    private static Rule.Builder about(Rule.Builder rule) {
        return rule.subject(Rule.Subject.MOVE);
    }

    /** Says what is wrong with a strategy that somebody asked for. */
    @FunctionalInterface
    private interface AskedCheck {
        void run(MoveFacts facts, NicFacts nic, Strategy strategy, Sink sink);
    }

    private static Bound.Check<MoveFacts> onAsked(AskedCheck check) {
        return (facts, sink) -> {
            for (NicFacts nic : facts.before().named()) {
                Optional<Strategy> asked =
                        nic.nic().aliasText().map(facts.move().asked()::get);
                asked.ifPresent(strategy -> check.run(facts, nic, strategy, sink));
            }
        };
    }

    private static boolean isPooled(MoveFacts facts, NicFacts nic) {
        Optional<String> network =
                nic.isInterface("network") ? nic.nic().source().network() : Optional.empty();
        return facts.move()
                .source()
                .flatMap(host -> network.flatMap(host::network))
                .filter(known -> known.definition().kind() == NetworkDefinition.Kind.VF_POOL)
                .isPresent();
    }

    private static boolean isPaired(MoveFacts facts, NicFacts nic) {
        return facts.before().domain().pairs().stream()
                .anyMatch(pair ->
                        pair.standby().equals(nic.nic()) || pair.primary().equals(nic.nic()));
    }

    private static Bound<MoveFacts> strategyForNothing() {
        return about(Rule.error("STRATEGY_FOR_NO_NIC", LIBVIRT))
                .requirement("A strategy that is asked for by alias is for a NIC of the domain.")
                .remedy("name a NIC of the domain")
                .source("libvirt 9.0.0, formatdomain (user defined aliases)")
                .checkedBy((facts, sink) -> {
                    for (Map.Entry<String, Strategy> entry :
                            facts.move().asked().entrySet()) {
                        boolean known = facts.before().named().stream()
                                .anyMatch(nic -> nic.nic().aliasText().equals(Optional.of(entry.getKey())));
                        if (!known) {
                            sink.found(
                                    Location.of("/strategies"), "the domain has no NIC " + Quoted.of(entry.getKey()));
                        }
                    }
                });
    }

    private static Bound<MoveFacts> failoverWithoutPair() {
        return about(Rule.error("FAILOVER_WITHOUT_PAIR", QEMU))
                .requirement("Only a pair moves by failover: a standby and the one primary that refers to it.")
                .remedy("make a pair of it, or choose another strategy")
                .source("QEMU 7.2, docs/system/virtio-net-failover.rst")
                .checkedBy(onAsked((facts, nic, strategy, sink) -> {
                    boolean failover =
                            strategy == Strategy.AUTOMATIC_FAILOVER || strategy == Strategy.EXPLICIT_FAILOVER;
                    if (failover && !isPaired(facts, nic)) {
                        sink.at(nic, "", "failover is asked for and the device belongs to no pair");
                    }
                }));
    }

    private static Bound<MoveFacts> manualFailoverImpossible() {
        return about(Rule.error("MANUAL_FAILOVER_IMPOSSIBLE", GUEST))
                .requirement(
                        "By hand only a pair is failed over that QEMU knows nothing of: one virtio NIC and one VF of the"
                                + " same MAC, neither of them with a teaming, and no third NIC of that MAC.")
                .remedy("choose explicit failover for a pair with a teaming; give both NICs one MAC otherwise")
                .source(LINUX)
                .checkedBy(onAsked((facts, nic, strategy, sink) -> {
                    HostInventory host = facts.move()
                            .source()
                            .orElseGet(() -> HostInventory.named("").build());
                    boolean able = facts.before().domain().pairsByMac(host).stream()
                            .anyMatch(pair -> pair.standby().equals(nic.nic())
                                    || pair.primary().equals(nic.nic()));
                    if (strategy == Strategy.MANUAL_FAILOVER && !able) {
                        sink.at(nic, "", "failover by hand is asked for and the device has no partner of its MAC");
                    }
                }));
    }

    private static Bound<MoveFacts> variantImpossible() {
        return about(Rule.error("VARIANT_DRIVER_IMPOSSIBLE", QEMU))
                .requirement("Only a VF without a standby that the domain names by its address moves with its state: a"
                        + " primary is always unplugged, and of a pool libvirt takes another VF.")
                .says("VFIO device doesn't support migration")
                .remedy("choose another strategy")
                .source("QEMU 7.2, hw/vfio/migration.c: failover_pair_id blocks it")
                .checkedBy(onAsked((facts, nic, strategy, sink) -> {
                    boolean able = nic.host() != null && !nic.isInterface("network") && !isPaired(facts, nic);
                    if (strategy == Strategy.VARIANT_DRIVER && !able) {
                        sink.at(nic, "", "the device is no VF of an address of its own without a standby");
                    }
                }));
    }

    private static Bound<MoveFacts> vfCannotStay() {
        return about(Rule.error("NIC_NEEDS_STRATEGY", QEMU))
                .requirement(
                        "Only a NIC that the host serves moves with the domain by itself; a device of the host does"
                                + " not, nor does a half of a pair alone.")
                .says("VFIO device doesn't support migration")
                .remedy("choose another strategy")
                .source("QEMU 7.2, hw/vfio/migration.c")
                .checkedBy(onAsked((facts, nic, strategy, sink) -> {
                    boolean ofHost = nic.host() != null || nic.actualType().equals("hostdev") || isPooled(facts, nic);
                    if (strategy == Strategy.NONE && (ofHost || isPaired(facts, nic))) {
                        sink.at(nic, "", "nothing is to be done about the device, and it cannot move by itself");
                    }
                }));
    }

    private static Bound<MoveFacts> hostdevUnasked() {
        return about(Rule.error("HOSTDEV_NEEDS_STRATEGY", QEMU))
                .requirement(
                        "A plain hostdev that the source knows to be no VF is unplugged only when that is asked for by"
                                + " its alias: it may be no NIC, such as a disk controller.")
                .remedy("ask for a strategy for the device by its alias")
                .source("QEMU 7.2, hw/vfio/migration.c")
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        PciAddress address = nic.before().host();
                        boolean unasked = !nic.isBy(Strategy.NONE)
                                && !nic.before().isInterface()
                                && !nic.before().isMarked()
                                && !facts.move().asked().containsKey(nic.name());
                        if (unasked && address != null && facts.isNoFunctionOfSource(address)) {
                            sink.at(nic.before(), "", "the device " + address + " is no VF");
                        }
                    }
                });
    }

    private static Bound<MoveFacts> notMigratable() {
        return about(Rule.error("VF_NOT_LIVE_MIGRATABLE", QEMU))
                .needs(Need.HOST)
                .requirement("A VF that moves with its state can do so on the source, and so can the one that takes its"
                        + " place.")
                .says("VFIO device doesn't support migration")
                .remedy("map it to a VF that is live-migratable, or choose another strategy")
                .source("Nova 2025.1, live migration of VFIO devices with variant drivers")
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        boolean able = isMigratable(nic.before().host(), facts::sourceFunction)
                                && isMigratable(nic.after().host(), facts.destination()::function);
                        if (nic.isBy(Strategy.VARIANT_DRIVER) && !able) {
                            sink.at(
                                    nic.before(),
                                    "source/address",
                                    "the VF is not known to be live-migratable on both hosts");
                        }
                    }
                });
    }

    private static boolean isMigratable(
            @Nullable PciAddress address, Function<PciAddress, Optional<VirtualFunction>> host) {
        return address != null
                && host.apply(address)
                        .filter(vf -> vf.liveMigratable() == LiveMigratable.YES)
                        .isPresent();
    }

    private static Bound<MoveFacts> withoutAlias() {
        return about(Rule.error("MOVED_NIC_WITHOUT_ALIAS", LIBVIRT))
                .requirement("A NIC about which something is done while the domain moves has an alias; in the XML of a"
                        + " running domain every device has one.")
                .remedy("read the running domain's XML, not its definition")
                .source("libvirt 9.0.0, virDomainDetachDeviceAlias")
                .onEach(MoveFacts.MOVED, (nic, sink) -> {
                    if (!nic.isBy(Strategy.NONE)
                            && nic.before().nic().aliasText().isEmpty()) {
                        sink.at(nic.before(), "alias", "the device has no alias");
                    }
                });
    }

    private static Bound<MoveFacts> aliasNotKept() {
        return about(Rule.info("ALIAS_REPLACED", LIBVIRT))
                .requirement(
                        "A device that is plugged again keeps its alias; one that libvirt generated becomes an alias"
                                + " of a user's kind, for libvirt would generate another.")
                .remedy("give the device an alias of your own to keep it, <alias name='ua-…'/>")
                .source("libvirt 9.0.0, qemu_alias.c")
                .onEach(MoveFacts.MOVED, (nic, sink) -> {
                    Optional<String> back = nic.passage().backAs();
                    if (nic.passage().detached()
                            && !back.equals(nic.before().nic().aliasText())) {
                        sink.at(nic.before(), "alias", nic.name() + " comes back as " + back.orElse("another"));
                    }
                });
    }

    private static Bound<MoveFacts> standbyDown() {
        return about(Rule.error("STANDBY_DOWN_WHILE_MOVING", GUEST))
                .requirement(
                        "A standby's link is up when QEMU unplugs its primary; only a step of the plan can raise it"
                                + " before.")
                .remedy("use <link state='up'/>, or move the pair by explicit failover, which sets the link")
                .source(LINUX)
                .onEach(MoveFacts.MOVED, (nic, sink) -> {
                    if (nic.isBy(Strategy.AUTOMATIC_FAILOVER) && nic.before().isStandby() && nic.isLinkDown()) {
                        sink.at(nic.before(), "link", nic.name() + " is down and would have to carry the guest");
                    }
                });
    }

    private static Bound<MoveFacts> pathLost() {
        return about(Rule.warning("PATH_LOST_WHILE_MOVING", GUEST))
                .requirement("A NIC that is unplugged has a standby that carries the guest meanwhile.")
                .remedy("make a pair of it, or expect the guest to be without it from before the move until after it")
                .source(LINUX)
                .onEach(MoveFacts.MOVED, (nic, sink) -> {
                    if (nic.isBy(Strategy.DETACH_ATTACH)) {
                        sink.at(nic.before(), "", "the guest is without " + nic.name() + " while it moves");
                    }
                });
    }

    private static Bound<MoveFacts> postCopyPlugsEarly() {
        return about(Rule.warning("POST_COPY_WITH_AUTOMATIC_FAILOVER", QEMU))
                .requirement(
                        "A primary is plugged on the destination when all memory is there: a VF pins all of it, for"
                                + " which a guest that runs by post-copy has to wait.")
                .remedy("move the pair by explicit failover, or do not permit post-copy")
                .source("QEMU 7.2, hw/net/virtio-net.c and hw/vfio/common.c")
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        if (facts.move().postCopy()
                                && nic.isBy(Strategy.AUTOMATIC_FAILOVER)
                                && nic.before().isPrimary()) {
                            sink.at(nic.before(), "", nic.name() + " may be plugged while memory is missing");
                        }
                    }
                });
    }
}
