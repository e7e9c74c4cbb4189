package org.netfailover.rules;

import static org.netfailover.rules.Authority.NETWORK;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.HostInventory.Bridge;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Version;
import org.netfailover.model.VirtualFunction;
import org.netfailover.model.Vlan;
import org.netfailover.model.VlanText;

/** Whether both halves of a pair are on one segment: one VLAN, one MTU, and a bridge that knows where the guest is. */
final class SegmentRules {
    private static final String SOURCE = "Linux, Documentation/networking/net_failover.rst: both on one L2 segment";
    private static final Version LINUX_BRIDGE_VLAN = Version.of(11, 0, 0);

    private SegmentRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                vlansDiffer(),
                vlanOnStandbyOnly(),
                vlanOnLinuxBridge(),
                bridgeNotOnVlan(),
                vlanTrunk(),
                mtusDiffer(),
                mtuOverBridge(),
                bridgeOnPf());
    }

    /** The VLAN that the interface or its network sets. */
    private static Optional<Vlan> vlan(DomainFacts facts, NicFacts nic) {
        Optional<VlanText> own = nic.nic().vlan();
        return (own.isPresent() ? own : facts.host().network(nic).flatMap(NetworkDefinition::vlan))
                .flatMap(VlanText::vlan);
    }

    private static Bound<DomainFacts> vlansDiffer() {
        return Rule.error("VLANS_DIFFER", NETWORK)
                .requirement("Both halves of a pair are on one VLAN.")
                .remedy("use the same VLAN on both halves")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.pairs()) {
                        Optional<Vlan> standby = vlan(facts, pair.standby());
                        Optional<Vlan> primary = vlan(facts, pair.primary());
                        if (standby.isPresent()
                                && primary.isPresent()
                                && !standby.get().tags().equals(primary.get().tags())) {
                            sink.at(
                                    pair.primary(),
                                    "vlan",
                                    "the primary is on VLAN " + tags(primary.get()) + " and the standby on "
                                            + tags(standby.get()));
                        }
                    }
                });
    }

    private static String tags(Vlan vlan) {
        return vlan.tags().size() == 1 ? vlan.tags().get(0).toString() : "a trunk";
    }

    private static Bound<DomainFacts> vlanOnStandbyOnly() {
        return Rule.warning("VLAN_ON_STANDBY_ONLY", NETWORK)
                .requirement("Where the standby has a VLAN the primary has it too; libvirt takes the VLAN off a VF"
                        + " without one.")
                .remedy("set the standby's <vlan> on the primary as well")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.pairs()) {
                        boolean vf = pair.primary().isInterface("hostdev");
                        if (vf
                                && vlan(facts, pair.standby()).isPresent()
                                && vlan(facts, pair.primary()).isEmpty()) {
                            sink.at(pair.primary(), "", "the standby has a VLAN and the primary has none");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> vlanOnLinuxBridge() {
        return Rule.warning("VLAN_ON_LINUX_BRIDGE", NETWORK)
                .requirement(
                        "A standby on a Linux bridge has no VLAN of its own, for libvirt before 11.0.0 does no tagging"
                                + " there.")
                .says("unsupported configuration: interface … - vlan tag not supported for this connection type")
                .remedy("use a bridge that is on the VLAN, or Open vSwitch with <virtualport type='openvswitch'/>")
                .source("libvirt 9.0.0, domain_validate.c; libvirt 11.0.0, news")
                .checkedBy((facts, sink) -> {
                    if (facts.target()
                            .libvirt()
                            .filter(v -> v.isAtLeast(LINUX_BRIDGE_VLAN))
                            .isPresent()) {
                        return;
                    }
                    for (NicFacts nic : facts.standbys()) {
                        if (nic.isInterface("bridge")
                                && nic.nic().vlan().isPresent()
                                && nic.nic().virtualPort().isEmpty()) {
                            sink.at(nic, "vlan", "the standby has a VLAN on a Linux bridge");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> bridgeNotOnVlan() {
        return Rule.warning("STANDBY_BRIDGE_NOT_ON_VLAN", NETWORK)
                .needs(Need.HOST)
                .requirement("Where the VF has a VLAN, the standby's Linux bridge is on that VLAN already.")
                .remedy("put the standby on a bridge over the PF's VLAN device")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.pairs()) {
                        Optional<Vlan> primary = vlan(facts, pair.primary());
                        Optional<Bridge> bridge = facts.host().bridge(pair.standby());
                        boolean tagged = vlan(facts, pair.standby()).isPresent();
                        if (primary.isPresent()
                                && bridge.isPresent()
                                && !tagged
                                && !bridge.get()
                                        .vlans()
                                        .containsAll(primary.get().tags())) {
                            sink.at(
                                    pair.standby(),
                                    "source",
                                    "the standby's bridge is not known to be on VLAN " + tags(primary.get()));
                        }
                    }
                });
    }

    private static Bound<DomainFacts> vlanTrunk() {
        return Rule.error("PRIMARY_VLAN_TRUNK", Authority.LIBVIRT)
                .requirement("A VF has one VLAN and no trunk.")
                .says("unsupported configuration: vlan trunking is not supported by SR-IOV network devices")
                .remedy("keep one tag and no trunk='yes'")
                .source("libvirt 9.0.0, virnetdev.c")
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    Optional<Vlan> vlan = nic.nic().vlan().flatMap(VlanText::vlan);
                    if (vlan.isPresent() && vlan.get().trunk()) {
                        sink.at(nic, "vlan", "the primary's VLAN is a trunk");
                    }
                });
    }

    /** The MTU that frames of a standby have, by itself, its network or its bridge. */
    private static OptionalInt mtu(DomainFacts facts, NicFacts standby) {
        if (standby.nic().mtuBytes().isPresent()) {
            return standby.nic().mtuBytes();
        }
        OptionalInt network =
                facts.host().network(standby).map(NetworkDefinition::mtuBytes).orElse(OptionalInt.empty());
        return network.isPresent()
                ? network
                : facts.host().bridge(standby).map(Bridge::mtu).orElse(OptionalInt.empty());
    }

    private static Bound<DomainFacts> mtusDiffer() {
        return Rule.warning("MTUS_DIFFER", NETWORK)
                .needs(Need.HOST)
                .requirement("Both halves of a pair have one MTU; that of a VF is its PF's.")
                .remedy("set the PF's MTU on the standby, its network and its bridge")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.pairs()) {
                        OptionalInt standby = mtu(facts, pair.standby());
                        for (VirtualFunction function : facts.host().candidates(pair.primary())) {
                            if (standby.isPresent() && function.mtu().isPresent() && !standby.equals(function.mtu())) {
                                sink.at(
                                        pair.standby(),
                                        "mtu",
                                        "the standby's MTU is " + standby.getAsInt() + " and the VF's is "
                                                + function.mtu().getAsInt());
                                break;
                            }
                        }
                    }
                });
    }

    private static Bound<DomainFacts> mtuOverBridge() {
        return Rule.warning("STANDBY_MTU_OVER_BRIDGE", NETWORK)
                .needs(Need.HOST)
                .requirement("A standby's MTU is not larger than its bridge's.")
                .remedy("raise the bridge's MTU, or lower the standby's")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.standbys()) {
                        OptionalInt own = nic.nic().mtuBytes();
                        OptionalInt bridge =
                                facts.host().bridge(nic).map(Bridge::mtu).orElse(OptionalInt.empty());
                        if (own.isPresent() && bridge.isPresent() && own.getAsInt() > bridge.getAsInt()) {
                            sink.at(
                                    nic,
                                    "mtu",
                                    "the standby's MTU is " + own.getAsInt() + " and its bridge's is "
                                            + bridge.getAsInt());
                        }
                    }
                });
    }

    private static Bound<DomainFacts> bridgeOnPf() {
        return Rule.warning("STANDBY_BRIDGE_ON_PF", NETWORK)
                .needs(Need.HOST)
                .requirement(
                        "A standby's bridge on the VF's own PF sends the guest's frames to the standby's tap while the"
                                + " VF is away.")
                .remedy("remove the guest's MAC from the PF's filter while the VF is away, as the manual strategy does")
                .source("Linux, Documentation/networking/net_failover.rst, the script for a live migration")
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.pairs()) {
                        Optional<Bridge> bridge = facts.host().bridge(pair.standby());
                        for (VirtualFunction function : facts.host().candidates(pair.primary())) {
                            if (bridge.isPresent()
                                    && function.pfDevice().isPresent()
                                    && bridge.get()
                                            .ports()
                                            .contains(function.pfDevice().get())) {
                                sink.at(pair.standby(), "source", "the standby's bridge joins the VF's own PF");
                                break;
                            }
                        }
                    }
                });
    }
}
