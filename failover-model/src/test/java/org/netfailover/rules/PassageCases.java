package org.netfailover.rules;

import static org.netfailover.model.Strategy.AUTOMATIC_FAILOVER;
import static org.netfailover.model.Strategy.DETACH_ATTACH;
import static org.netfailover.model.Strategy.EXPLICIT_FAILOVER;
import static org.netfailover.model.Strategy.MANUAL_FAILOVER;
import static org.netfailover.model.Strategy.NONE;
import static org.netfailover.model.Strategy.VARIANT_DRIVER;
import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.plain;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/** Cases of NICs on their way to another host, and of what they find there. */
final class PassageCases {
    private static final String VF = "b3:02.3";

    private PassageCases() {}

    private static Checkable by(Strategy strategy, DomainSpec domain) {
        return by(strategy, domain, b -> b);
    }

    /** Every NIC goes by one strategy, to the source that it has. */
    private static Checkable by(Strategy strategy, DomainSpec domain, UnaryOperator<Move.Builder> more) {
        DomainNics nics = domain.build();
        List<Passage> passages = nics.nics().stream()
                .map(nic -> new Passage(strategy, isDetached(strategy, nic), nic.source(), nic.aliasText()))
                .toList();
        return rules -> rules.checkMove(
                more.apply(Move.of(nics).addAllPassages(passages)).build());
    }

    private static boolean isDetached(Strategy strategy, Nic nic) {
        return strategy == DETACH_ATTACH || strategy == EXPLICIT_FAILOVER && nic.isPrimary();
    }

    /** Every NIC goes by failover to the source that follows. */
    private static Checkable to(DomainSpec domain, NicSource... sources) {
        return to(HostInventory.named("a").build(), domain, sources);
    }

    private static Checkable to(HostInventory source, DomainSpec domain, NicSource... sources) {
        List<Passage> passages = new ArrayList<>();
        for (NicSource to : sources) {
            passages.add(new Passage(NONE, false, to, Optional.empty()));
        }
        return rules -> rules.checkMove(
                Move.of(domain.build()).source(source).addAllPassages(passages).build());
    }

    private static Checkable asked(Strategy strategy, DomainSpec domain, String alias) {
        return rules -> rules.checkMove(
                Move.of(domain.build()).putAsked(alias, strategy).build());
    }

    private static Target.Builder on(HostInventory.Builder destination) {
        return Target.builder().host(destination.build());
    }

    private static HostInventory.Builder destination() {
        return HostInventory.named("b");
    }

    private static HostInventory.Network network(String name, String mode, boolean active) {
        return new HostInventory.Network(
                NetworkDefinition.named(name).forwardMode(mode).build(), active);
    }

    private static VirtualFunction vfOf(String address, LiveMigratable migratable) {
        return VirtualFunction.at(PciAddress.parse(address))
                .liveMigratable(migratable)
                .build();
    }

    private static NicSource at(String address) {
        return NicSource.ofVf(PciAddress.parse(address));
    }

    private static DomainSpec bare() {
        return domain(hostdev().noTeaming().alias("hostdev0"));
    }

    private static DomainSpec unteamed() {
        return domain(standby().noTeaming().alias("net0"), vf().noTeaming().alias("hostdev0"));
    }

    /** A VF that moves with its state, from a host that can do so as far as nothing else is said. */
    static Checkable variant(UnaryOperator<HostInventory.Builder> source) {
        HostInventory from = source.apply(HostInventory.named("a").addFunctions(vfOf(VF, LiveMigratable.YES)))
                .build();
        return by(VARIANT_DRIVER, bare(), b -> b.source(from));
    }

    static Checkable variantByPostCopy() {
        return by(VARIANT_DRIVER, bare(), b -> b.postCopy(true));
    }

    /** A pair that goes to the destination with an XML that has only its standby. */
    static Checkable withoutPrimary(Strategy strategy) {
        return by(strategy, pair(), b -> b.after(domain(standby()).build()));
    }

    /** A pair that goes to the destination with an XML that has both halves. */
    static Checkable withPrimary(Strategy strategy) {
        return by(strategy, pair(), b -> b.after(pair().build()));
    }

    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }

    static List<RuleCase> all() {
        return Stream.of(choices(), passages(), variants(), arrivals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RuleCase> choices() {
        return List.of(
                RuleCase.of("STRATEGY_FOR_NO_NIC")
                        .breaks(asked(DETACH_ATTACH, pair(), "ua-nothing"), "/strategies")
                        .keeps(asked(DETACH_ATTACH, bare(), "hostdev0")),
                RuleCase.of("FAILOVER_WITHOUT_PAIR")
                        .breaks(asked(AUTOMATIC_FAILOVER, bare(), "hostdev0"), HOSTDEV1)
                        .breaks(asked(EXPLICIT_FAILOVER, domain(standby()), alias(standby())), IF1)
                        .keeps(
                                asked(AUTOMATIC_FAILOVER, pair(), alias(standby())),
                                asked(EXPLICIT_FAILOVER, pair(), alias(vf())),
                                asked(DETACH_ATTACH, bare(), "hostdev0")),
                RuleCase.of("MANUAL_FAILOVER_IMPOSSIBLE")
                        .breaks(asked(MANUAL_FAILOVER, bare(), "hostdev0"), HOSTDEV1)
                        .breaks(asked(MANUAL_FAILOVER, pair(), alias(standby())), IF1)
                        .keeps(asked(MANUAL_FAILOVER, unteamed(), "net0"), asked(DETACH_ATTACH, bare(), "hostdev0")),
                RuleCase.of("VARIANT_DRIVER_IMPOSSIBLE")
                        .breaks(asked(VARIANT_DRIVER, pair(), alias(vf())), IF2)
                        .breaks(asked(VARIANT_DRIVER, domain(nic("user").alias("net0")), "net0"), IF1)
                        .breaks(
                                asked(
                                        VARIANT_DRIVER,
                                        domain(pooled().noTeaming()
                                                .alias("hostdev0")
                                                .actual("hostdev", at(VF))),
                                        "hostdev0"),
                                IF1)
                        .keeps(asked(VARIANT_DRIVER, bare(), "hostdev0"), asked(DETACH_ATTACH, pair(), alias(vf()))),
                hostdevs(),
                RuleCase.of("NIC_NEEDS_STRATEGY")
                        .breaks(asked(NONE, bare(), "hostdev0"), HOSTDEV1)
                        .breaks(asked(NONE, pair(), alias(standby())), IF1)
                        .breaks(
                                rules -> rules.checkMove(
                                        Move.of(domain(pooled().noTeaming().alias("net0"))
                                                        .build())
                                                .source(HostInventory.named("a")
                                                        .addNetworks(network("vfpool", "hostdev", true))
                                                        .build())
                                                .putAsked("net0", NONE)
                                                .build()),
                                IF1)
                        .breaks(
                                asked(
                                        NONE,
                                        domain(pooled().noTeaming()
                                                .alias("net0")
                                                .actual("hostdev", NicSource.NONE)),
                                        "net0"),
                                IF1)
                        .keeps(
                                asked(NONE, domain(nic("user").alias("net0")), "net0"),
                                asked(NONE, domain(plain("usb").alias("hostdev0")), "hostdev0"),
                                asked(DETACH_ATTACH, bare(), "hostdev0")));
    }

    private static RuleCase hostdevs() {
        PciAddress address = PciAddress.parse(VF);
        HostInventory.Builder known = HostInventory.named("a").addPciDevices(address);
        HostInventory.Builder withVf =
                HostInventory.named("a").addPciDevices(address).addFunctions(vfOf(VF, LiveMigratable.UNSET));
        String lost = "PATH_LOST_WHILE_MOVING " + HOSTDEV1;
        return RuleCase.of("HOSTDEV_NEEDS_STRATEGY")
                .breaks(by(DETACH_ATTACH, bare(), b -> b.source(known.build())), HOSTDEV1, lost)
                .keeps(
                        by(NONE, bare(), b -> b.source(known.build())),
                        by(
                                EXPLICIT_FAILOVER,
                                bare(),
                                b -> b.source(known.build()).putAsked("hostdev0", DETACH_ATTACH)),
                        by(EXPLICIT_FAILOVER, domain(hostdev()), b -> b.source(known.build())),
                        by(EXPLICIT_FAILOVER, domain(vf().noTeaming()), b -> b.source(known.build())),
                        by(EXPLICIT_FAILOVER, bare(), b -> b.source(withVf.build())),
                        by(
                                EXPLICIT_FAILOVER,
                                bare(),
                                b -> b.source(HostInventory.named("a").build())));
    }

    private static String alias(NicSpec nic) {
        return nic.build(HOSTDEV1).aliasText().orElseThrow();
    }

    private static List<RuleCase> passages() {
        DomainSpec down = domain(standby().with(b -> b.link("down")), vf());
        return List.of(
                RuleCase.of("MOVED_NIC_WITHOUT_ALIAS")
                        .breaks(by(AUTOMATIC_FAILOVER, domain(standby(), vf().noAlias())), IF2 + "/alias")
                        .keeps(
                                by(AUTOMATIC_FAILOVER, domain(standby(), vf().alias("hostdev0"))),
                                by(NONE, domain(nic("user")))),
                RuleCase.of("ALIAS_REPLACED")
                        .breaks(
                                rules -> rules.checkMove(Move.of(bare().build())
                                        .addPassages(new Passage(
                                                EXPLICIT_FAILOVER, true, at(VF), Optional.of("ua-hostdev0")))
                                        .build()),
                                HOSTDEV1 + "/alias")
                        .keeps(
                                by(EXPLICIT_FAILOVER, pair()),
                                rules -> rules.checkMove(Move.of(bare().build())
                                        .addPassages(new Passage(NONE, false, at(VF), Optional.empty()))
                                        .build())),
                RuleCase.of("STANDBY_DOWN_WHILE_MOVING")
                        .breaks(by(AUTOMATIC_FAILOVER, down), IF1 + "/link")
                        .keeps(
                                by(EXPLICIT_FAILOVER, down),
                                by(AUTOMATIC_FAILOVER, domain(standby().with(b -> b.link("up")), vf())),
                                by(AUTOMATIC_FAILOVER, domain(standby(), vf().with(b -> b.link("down"))))),
                RuleCase.of("PATH_LOST_WHILE_MOVING")
                        .breaks(by(DETACH_ATTACH, domain(nic("user").alias("ua-a"))), IF1)
                        .keeps(by(EXPLICIT_FAILOVER, pair())),
                RuleCase.of("POST_COPY_WITH_AUTOMATIC_FAILOVER")
                        .breaks(by(AUTOMATIC_FAILOVER, pair(), b -> b.postCopy(true)), IF2)
                        .keeps(by(AUTOMATIC_FAILOVER, pair()), by(EXPLICIT_FAILOVER, pair(), b -> b.postCopy(true))));
    }

    private static List<RuleCase> variants() {
        return List.of(RuleCase.of("VF_NOT_LIVE_MIGRATABLE")
                .on(on(destination().addFunctions(vfOf(VF, LiveMigratable.YES))))
                .breaks(by(VARIANT_DRIVER, bare()), HOSTDEV1 + "/source/address")
                .breaks(by(VARIANT_DRIVER, domain(nic("user").alias("net0"))), IF1 + "/source/address")
                .breaks(
                        on(on(destination().addFunctions(vfOf(VF, LiveMigratable.NO))), variant(b -> b)),
                        HOSTDEV1 + "/source/address")
                .breaks(on(on(destination()), variant(b -> b)), HOSTDEV1 + "/source/address")
                .keeps(
                        variant(b -> b),
                        variant(b -> b.libvirt(Version.of(10, 0, 0)).qemu(Version.of(8, 2, 2)))));
    }

    private static List<RuleCase> arrivals() {
        DomainSpec onLan = domain(nic("network").source(NicSource.ofNetwork("lan")));
        DomainSpec onBridge = domain(nic("bridge").source(NicSource.ofBridge("br0")));
        NicSource lan = NicSource.ofNetwork("lan");
        HostInventory source = HostInventory.named("a")
                .addNetworks(network("lan", "nat", true), network("vfpool", "hostdev", true))
                .build();
        return List.of(
                RuleCase.of("DESTINATION_NETWORK_UNKNOWN")
                        .on(on(destination().addNetworks(network("lan", "nat", true))))
                        .breaks(to(onLan, NicSource.ofNetwork("wan")), IF1 + "/source")
                        .keeps(to(onLan, lan), to(domain(standby()), NicSource.ofNetwork("wan"))),
                RuleCase.of("DESTINATION_NETWORK_INACTIVE")
                        .on(on(destination().addNetworks(network("lan", "nat", false), network("wan", "nat", true))))
                        .breaks(to(onLan, lan), IF1 + "/source")
                        .keeps(to(onLan, NicSource.ofNetwork("wan"))),
                RuleCase.of("DESTINATION_NETWORK_OF_OTHER_KIND")
                        .on(on(destination()
                                .addNetworks(network("lan", "nat", true), network("vfpool", "hostdev", true))))
                        .breaks(to(source, onLan, NicSource.ofNetwork("vfpool")), IF1 + "/source")
                        .breaks(to(source, domain(pooled().noTeaming()), lan), IF1 + "/source")
                        .keeps(
                                to(source, onLan, lan),
                                to(source, domain(pooled().noTeaming()), NicSource.ofNetwork("vfpool")),
                                to(onLan, NicSource.ofNetwork("vfpool"))),
                RuleCase.of("DESTINATION_BRIDGE_UNKNOWN")
                        .on(on(destination().addBridges(new HostInventory.Bridge("br1"))))
                        .breaks(to(onBridge, NicSource.ofBridge("br0")), IF1 + "/source")
                        .keeps(
                                to(onBridge, NicSource.ofBridge("br1")),
                                to(domain(standby()), NicSource.ofBridge("br0"))),
                RuleCase.of("POOL_TAKEN_BY_ADDRESS")
                        .on(on(destination()
                                .addNetworks(network("vfpool", "hostdev", true))
                                .addPools(VfPool.named("vfpool")
                                        .addFunctions(
                                                vfOf(VF, LiveMigratable.UNSET), vfOf("b3:02.4", LiveMigratable.UNSET))
                                        .build())))
                        .breaks(
                                to(
                                        domain(hostdev(), pooled(), pooled()),
                                        at(VF),
                                        NicSource.ofNetwork("vfpool"),
                                        NicSource.ofNetwork("vfpool")),
                                IF2 + "/source")
                        .keeps(
                                to(domain(hostdev(), pooled()), at(VF), NicSource.ofNetwork("vfpool")),
                                to(domain(hostdev(), pooled()), at("b3:02.7"), NicSource.ofNetwork("vfpool")),
                                to(
                                        domain(pooled().actual("hostdev", at(VF)), pooled()),
                                        NicSource.ofNetwork("vfpool"),
                                        NicSource.ofNetwork("vfpool"))),
                RuleCase.of("DESTINATION_VF_IN_BOND")
                        .on(on(destination()
                                .addFunctions(
                                        VirtualFunction.at(PciAddress.parse(VF))
                                                .inBond(true)
                                                .build(),
                                        vfOf("b3:02.4", LiveMigratable.UNSET))))
                        .breaks(to(domain(hostdev()), at(VF)), HOSTDEV1 + "/source/address")
                        .keeps(to(domain(hostdev()), at("b3:02.4")), to(domain(nic("user")), NicSource.NONE)));
    }
}
