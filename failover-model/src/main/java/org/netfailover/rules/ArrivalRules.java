package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkDefinition.Kind;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Quoted;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/**
 * What a NIC finds at the destination, as far as the rules about a domain do not ask for it: those look at the halves of
 * pairs.
 */
final class ArrivalRules {
    private static final String SOURCE = "libvirt 9.0.0, bridge_driver.c";

    private ArrivalRules() {}

    static List<Bound<MoveFacts>> all() {
        return List.of(
                networkUnknown(), networkInactive(), networkOfOtherKind(), bridgeUnknown(), poolTooSmall(), inBond());
    }

    private static Rule.Builder rule(String code) {
        return Rule.error(code, LIBVIRT).subject(Rule.Subject.MOVE).needs(Need.HOST);
    }

    private static Optional<String> network(MovedNic nic) {
        boolean asked = nic.after().isInterface("network") && !nic.after().isMarked();
        return asked ? nic.after().nic().source().network() : Optional.empty();
    }

    private static Bound<MoveFacts> networkUnknown() {
        return rule("DESTINATION_NETWORK_UNKNOWN")
                .requirement("The network of each NIC exists on the destination, under its name there.")
                .says("Network not found: no network with matching name '…'")
                .remedy("define the network on the destination, or map it to another")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        network(nic)
                                .filter(facts.destination()::lacksNetwork)
                                .ifPresent(name -> sink.at(
                                        nic.before(), "source", "the destination has no network " + Quoted.of(name)));
                    }
                });
    }

    private static Bound<MoveFacts> networkInactive() {
        return rule("DESTINATION_NETWORK_INACTIVE")
                .requirement("The network of each NIC is started on the destination.")
                .says("Requested operation is not valid: network '…' is not active")
                .remedy("start the network on the destination, and mark it for autostart")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        network(nic)
                                .filter(facts.destination()::isInactive)
                                .ifPresent(name -> sink.at(
                                        nic.before(),
                                        "source",
                                        "the destination's network " + Quoted.of(name) + " is not active"));
                    }
                });
    }

    private static Bound<MoveFacts> networkOfOtherKind() {
        return rule("DESTINATION_NETWORK_OF_OTHER_KIND")
                .requirement(
                        "The network of each NIC is a pool of VFs on both hosts or on neither: a VF does not become a"
                                + " tap, nor the other way round.")
                .remedy("map the network to one of its kind")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        Optional<String> here = nic.before().nic().source().network();
                        Optional<Kind> before = facts.move()
                                .source()
                                .flatMap(host -> here.flatMap(host::network))
                                .map(is -> is.definition().kind());
                        Optional<Kind> after =
                                facts.destination().network(nic.after()).map(NetworkDefinition::kind);
                        boolean differ = before.isPresent()
                                && after.isPresent()
                                && (before.get() == Kind.VF_POOL) != (after.get() == Kind.VF_POOL);
                        if (network(nic).isPresent() && differ) {
                            sink.at(nic.before(), "source", "a pool of VFs is on one host what is none on the other");
                        }
                    }
                });
    }

    private static Bound<MoveFacts> bridgeUnknown() {
        return rule("DESTINATION_BRIDGE_UNKNOWN")
                .requirement(
                        "The bridge of each NIC, or of the network that it is on, exists on the destination, under its"
                                + " name there.")
                .says("Cannot get interface MTU on '…': No such device")
                .remedy("make the bridge on the destination, or map it to another")
                .source("libvirt 9.0.0, virnetdev.c")
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        Optional<String> bridge = nic.after().isMarked()
                                ? Optional.empty()
                                : facts.destination().bridgeName(nic.after());
                        bridge.filter(facts.destination()::lacksBridge)
                                .ifPresent(name -> sink.at(
                                        nic.before(), "source", "the destination has no bridge " + Quoted.of(name)));
                    }
                });
    }

    /** The VFs of the destination that NICs name by address. */
    private static Set<PciAddress> named(MoveFacts facts) {
        Set<PciAddress> named = new HashSet<>();
        for (MovedNic nic : facts.moved()) {
            PciAddress address = nic.after().host();
            if (address != null && !nic.after().isInterface("network")) {
                named.add(address);
            }
        }
        return named;
    }

    private static Bound<MoveFacts> poolTooSmall() {
        return rule("POOL_TAKEN_BY_ADDRESS")
                .requirement(
                        "A pool has a free VF for each NIC that takes one from it besides those that other NICs of the"
                                + " domain name by address: all are set aside before the move, or none.")
                .remedy("map the addresses to VFs outside of the pool, or choose another host")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Set<PciAddress> named = named(facts);
                    Map<String, Integer> wanted = new HashMap<>();
                    for (MovedNic nic : facts.moved()) {
                        Optional<VfPool> pool = facts.destination().pool(nic.after());
                        if (pool.isPresent()) {
                            int count = wanted.merge(pool.get().name(), 1, Integer::sum);
                            int free = pool.get().free().size();
                            long taken = pool.get().free().stream()
                                    .filter(function -> named.contains(function.address()))
                                    .count();
                            if (count <= free && count > free - taken) {
                                sink.at(
                                        nic.before(),
                                        "source",
                                        "other NICs name the VFs that are left in the pool "
                                                + Quoted.of(pool.get().name()));
                            }
                        }
                    }
                });
    }

    private static Bound<MoveFacts> inBond() {
        return rule("DESTINATION_VF_IN_BOND")
                .requirement("A VF that a NIC names by address serves no bond of the destination.")
                .remedy("map it to a free VF")
                .source("Linux, Documentation/networking/bonding.rst")
                .checkedBy((facts, sink) -> {
                    for (MovedNic nic : facts.moved()) {
                        PciAddress address = nic.after().host();
                        boolean bond = address != null
                                && !nic.after().isInterface("network")
                                && facts.destination()
                                        .function(address)
                                        .filter(VirtualFunction::inBond)
                                        .isPresent();
                        if (bond) {
                            sink.at(nic.before(), "source/address", "the VF " + address + " is in a bond");
                        }
                    }
                });
    }
}
