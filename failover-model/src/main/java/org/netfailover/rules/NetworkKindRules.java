package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.ActualNic;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkDefinition.Kind;
import org.netfailover.model.Quoted;

/** Whether the networks and bridges that the halves of a pair are on exist and are of the right kind. */
final class NetworkKindRules {
    private static final String SOURCE =
            "libvirt 9.0.0, formatnetwork (Connectivity), domain_conf.c and bridge_driver.c";

    private NetworkKindRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(primaryNotOnPool(), standbyOnPool(), networkUnknown(), networkInactive(), bridgeUnknown());
    }

    private static Bound<DomainFacts> primaryNotOnPool() {
        return Rule.error("PRIMARY_NETWORK_NOT_POOL", LIBVIRT)
                .since(6, 1, 0)
                .needs(Need.NETWORK)
                .requirement(
                        "The network of a primary is a pool of VFs, <forward mode='hostdev'>; libvirt tells only when"
                                + " the domain starts.")
                .says("unsupported configuration: interface … - teaming transient device must be type='hostdev', not"
                        + " '…'")
                .remedy("use a network with <forward mode='hostdev'>")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.primaries()) {
                        Kind kind = kind(facts, nic);
                        boolean pool = kind == Kind.VF_POOL || kind == Kind.UNKNOWN || isPassedThrough(nic);
                        if (!pool) {
                            sink.at(nic, "source", "the primary's network " + name(nic) + " is no pool of VFs");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> standbyOnPool() {
        return Rule.error("STANDBY_NETWORK_IS_POOL", LIBVIRT)
                .since(6, 1, 0)
                .needs(Need.NETWORK)
                .requirement("The network of a standby leads to a bridge or a macvtap device and is no pool of VFs.")
                .remedy("put the standby on a bridge or another network")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.standbys()) {
                        if (kind(facts, nic) == Kind.VF_POOL) {
                            sink.at(nic, "source", "the standby's network " + name(nic) + " is a pool of VFs");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> networkUnknown() {
        return Rule.error("NETWORK_UNKNOWN", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The network of either half exists on every host that the domain runs on.")
                .says("Network not found: no network with matching name '…'")
                .remedy("define the network on the host, or name another")
                .source(SOURCE + "; oVirt, migration of a failover vNIC")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.marked()) {
                        Optional<String> network = nic.nic().source().network();
                        if (nic.isInterface("network")
                                && network.isPresent()
                                && facts.host().lacksNetwork(network.get())) {
                            sink.at(nic, "source", "the host has no network " + name(nic));
                        }
                    }
                });
    }

    private static Bound<DomainFacts> networkInactive() {
        return Rule.error("NETWORK_INACTIVE", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The network of either half is started.")
                .says("Requested operation is not valid: network '…' is not active")
                .remedy("start the network, and mark it for autostart")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.marked()) {
                        Optional<String> network = nic.nic().source().network();
                        if (nic.isInterface("network")
                                && network.isPresent()
                                && facts.host().isInactive(network.get())) {
                            sink.at(nic, "source", "the network " + name(nic) + " is not active");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> bridgeUnknown() {
        return Rule.error("BRIDGE_UNKNOWN", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The bridge of a standby, or of the network that it is on, exists on every host that the"
                        + " domain runs on.")
                .says("Cannot get interface MTU on '…': No such device")
                .remedy("make the bridge on the host, or name another")
                .source("libvirt 9.0.0, virnetdev.c; oVirt, migration of a failover vNIC")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.standbys()) {
                        facts.host()
                                .bridgeName(nic)
                                .filter(facts.host()::lacksBridge)
                                .ifPresent(bridge ->
                                        sink.at(nic, "source", "the host has no bridge " + Quoted.of(bridge)));
                    }
                });
    }

    private static Kind kind(DomainFacts facts, NicFacts nic) {
        return facts.host().network(nic).map(NetworkDefinition::kind).orElse(Kind.UNKNOWN);
    }

    /** Whether libvirt made a VF of it, whatever the definition at hand says. */
    private static boolean isPassedThrough(NicFacts nic) {
        return nic.nic()
                .actual()
                .flatMap(ActualNic::type)
                .filter("hostdev"::equals)
                .isPresent();
    }

    private static String name(NicFacts nic) {
        return Quoted.of(nic.nic().source().network().orElse(""));
    }
}
