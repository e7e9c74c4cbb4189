package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.HostInventory;
import org.netfailover.model.HostInventory.Bridge;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.model.VlanText;

/** Cases of networks and bridges: their kind, and whether both halves are on one segment. */
final class NetworkCases {
    private NetworkCases() {}

    private static NetworkDefinition network(String name, String mode) {
        return NetworkDefinition.named(name).forwardMode(mode).build();
    }

    private static NetworkDefinition bridged(String name, String bridge) {
        return NetworkDefinition.named(name)
                .forwardMode("bridge")
                .bridge(bridge)
                .build();
    }

    private static Target.Builder networks(NetworkDefinition... networks) {
        return Target.builder().addNetworks(networks);
    }

    private static Target.Builder host(HostInventory.Builder host) {
        return Target.builder().host(host.build());
    }

    private static HostInventory.Builder hostNamed() {
        return HostInventory.named("a");
    }

    private static NicSpec onNetwork(String name) {
        return standby().type("network").source(NicSource.ofNetwork(name));
    }

    private static VlanText vlan(String... tags) {
        return new VlanText(List.of(tags), Optional.empty());
    }

    private static NetworkLink link(String name) {
        return NetworkLink.named(InterfaceName.of(name)).up(true).build();
    }

    private static NicSpec tagged(NicSpec nic, String... tags) {
        return nic.with(b -> b.vlan(vlan(tags)));
    }

    private static Bridge bridge(int mtu, int... vlans) {
        return new Bridge(
                "br0", OptionalInt.of(mtu), Arrays.stream(vlans).boxed().toList(), List.of("pf0"));
    }

    private static VirtualFunction.Builder function() {
        return VirtualFunction.at(PciAddress.parse("b3:02.3"));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("PRIMARY_NETWORK_NOT_POOL")
                        .on(networks(network("vfpool", "nat")))
                        .breaks(domain(standby(), pooled()), IF2 + "/source")
                        .keeps(
                                pair(),
                                domain(standby(), pooled().source(NicSource.ofNetwork("other"))),
                                domain(standby(), pooled().actual("hostdev", NicSource.NONE)),
                                on(networks(network("vfpool", "hostdev")), domain(standby(), pooled()))),
                RuleCase.of("STANDBY_NETWORK_IS_POOL")
                        .on(networks(network("net", "hostdev"), network("lan", "nat")))
                        .breaks(domain(onNetwork("net"), vf()), IF1 + "/source")
                        .keeps(domain(onNetwork("lan"), vf()), domain(onNetwork("other"), vf())),
                RuleCase.of("NETWORK_UNKNOWN")
                        .on(host(hostNamed().addNetworks(new HostInventory.Network(network("lan", "nat"), true))))
                        .breaks(domain(onNetwork("nope"), pooled()), IF1 + "/source", IF2 + "/source")
                        .keeps(
                                domain(onNetwork("lan"), vf()),
                                pair(),
                                domain(nic("network").source(NicSource.ofNetwork("nope")))),
                RuleCase.of("NETWORK_INACTIVE")
                        .on(host(hostNamed().addNetworks(new HostInventory.Network(network("asleep", "nat"), false))))
                        .breaks(domain(onNetwork("asleep"), vf()), IF1 + "/source")
                        .keeps(pair(), domain(nic("network").source(NicSource.ofNetwork("asleep")))),
                RuleCase.of("BRIDGE_UNKNOWN")
                        .on(host(hostNamed().addBridges(new Bridge("br1"))))
                        .breaks(pair(), IF1 + "/source")
                        .breaks(on(host(hostNamed().addLinks(link("br1"))), pair()), IF1 + "/source")
                        .breaks(
                                on(
                                        host(hostNamed()
                                                .addNetworks(new HostInventory.Network(bridged("lan", "br0"), true))
                                                .addLinks(link("br1"))),
                                        domain(onNetwork("lan"), vf())),
                                IF1 + "/source")
                        .keeps(
                                domain(standby().source(NicSource.ofBridge("br1")), vf()),
                                domain(nic("bridge").source(NicSource.ofBridge("br0"))),
                                on(host(hostNamed()), pair()),
                                on(host(hostNamed().addLinks(link("br0"))), pair())),
                RuleCase.of("VLANS_DIFFER")
                        .on(networks(
                                NetworkDefinition.named("lan").vlan(vlan("7")).build(),
                                NetworkDefinition.named("vfpool")
                                        .forwardMode("hostdev")
                                        .vlan(vlan("8"))
                                        .build()))
                        .breaks(domain(tagged(onNetwork("lan"), "5"), tagged(vf(), "6")), IF2 + "/vlan")
                        .breaks(domain(onNetwork("lan"), tagged(vf(), "5")), IF2 + "/vlan")
                        .breaks(domain(onNetwork("lan"), pooled()), IF2 + "/vlan")
                        .keeps(
                                domain(tagged(onNetwork("lan"), "5"), tagged(vf(), "05")),
                                domain(onNetwork("lan"), tagged(vf(), "7")),
                                domain(tagged(onNetwork("lan"), "8"), pooled()),
                                domain(standby(), tagged(vf(), "5"))),
                RuleCase.of("VLAN_ON_STANDBY_ONLY")
                        .breaks(domain(tagged(onNetwork("lan"), "5"), vf()), IF2)
                        .keeps(
                                domain(tagged(onNetwork("lan"), "5"), tagged(vf(), "5")),
                                domain(tagged(onNetwork("lan"), "5"), pooled()),
                                domain(tagged(onNetwork("lan"), "5"), hostdev()),
                                pair()),
                RuleCase.of("VLAN_ON_LINUX_BRIDGE")
                        .breaks(domain(tagged(standby(), "5"), tagged(vf(), "5")), IF1 + "/vlan")
                        .keeps(
                                domain(
                                        tagged(standby(), "5").with(b -> b.virtualPort("openvswitch")),
                                        tagged(vf(), "5")),
                                domain(tagged(onNetwork("lan"), "5"), tagged(vf(), "5")),
                                on(
                                        Target.builder().libvirt(Version.of(11, 0, 0)),
                                        domain(tagged(standby(), "5"), tagged(vf(), "5")))),
                RuleCase.of("STANDBY_BRIDGE_NOT_ON_VLAN")
                        .on(host(hostNamed()
                                .addBridges(bridge(1500, 7))
                                .addNetworks(new HostInventory.Network(bridged("lan", "br0"), true))))
                        .breaks(domain(standby(), tagged(vf(), "5")), IF1 + "/source")
                        .breaks(domain(onNetwork("lan"), tagged(vf(), "5")), IF1 + "/source")
                        .keeps(domain(standby(), tagged(vf(), "7")), pair()),
                RuleCase.of("PRIMARY_VLAN_TRUNK")
                        .breaks(domain(standby(), tagged(vf(), "5", "6")), IF2 + "/vlan")
                        .breaks(
                                domain(
                                        standby(),
                                        vf().with(b -> b.vlan(new VlanText(List.of("5"), Optional.of("YES"))))),
                                IF2 + "/vlan")
                        .keeps(domain(standby(), tagged(vf(), "5"))),
                RuleCase.of("MTUS_DIFFER")
                        .on(host(hostNamed()
                                .addFunctions(function().mtu(9000).build())
                                .addBridges(new Bridge("br0", OptionalInt.of(1500), List.of(), List.of()))
                                .addBridges(new Bridge("br9", OptionalInt.of(9000), List.of(), List.of()))
                                .addPools(VfPool.named("vfpool")
                                        .addFunctions(VirtualFunction.at(PciAddress.parse("b3:02.4"))
                                                .mtu(9000)
                                                .build())
                                        .build())
                                .addNetworks(new HostInventory.Network(network("vfpool", "hostdev"), true))
                                .addNetworks(new HostInventory.Network(
                                        NetworkDefinition.named("lan")
                                                .mtu("1400")
                                                .build(),
                                        true))))
                        .breaks(pair(), IF1 + "/mtu")
                        .breaks(domain(onNetwork("lan"), vf()), IF1 + "/mtu")
                        .breaks(domain(standby(), pooled()), IF1 + "/mtu")
                        .breaks(
                                domain(
                                        standby()
                                                .source(NicSource.ofBridge("br9"))
                                                .with(b -> b.mtu("1500")),
                                        vf()),
                                IF1 + "/mtu")
                        .keeps(
                                domain(standby().source(NicSource.ofBridge("br9")), vf()),
                                domain(onNetwork("lan").with(b -> b.mtu("9000")), vf())),
                RuleCase.of("STANDBY_MTU_OVER_BRIDGE")
                        .on(host(hostNamed().addBridges(bridge(1500))))
                        .breaks(domain(standby().with(b -> b.mtu("1501")), vf()), IF1 + "/mtu")
                        .keeps(domain(standby().with(b -> b.mtu("1500")), vf()), pair()),
                RuleCase.of("STANDBY_BRIDGE_ON_PF")
                        .on(host(hostNamed()
                                .addBridges(bridge(1500), new Bridge("br1"))
                                .addFunctions(function().pfDevice("pf0").build())))
                        .breaks(pair(), IF1 + "/source")
                        .keeps(
                                domain(standby().source(NicSource.ofBridge("br1")), vf()),
                                on(
                                        host(hostNamed()
                                                .addBridges(bridge(1500))
                                                .addFunctions(function()
                                                        .pfDevice("pf1")
                                                        .build())),
                                        pair())));
    }

    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }
}
