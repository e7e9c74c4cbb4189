package org.netfailover.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;

/** What the rules about a domain ask for again and again, computed once for one check. */
final class DomainFacts {
    private final DomainNics domain;
    private final Target target;
    private final Map<String, Nic> nicsByAlias = new HashMap<>();
    private final Map<String, List<Nic>> primariesByReference = new HashMap<>();
    private final Map<String, NetworkDefinition> networks = new HashMap<>();
    private final List<Nic> standbys = new ArrayList<>();
    private final List<Nic> primaries = new ArrayList<>();

    DomainFacts(DomainNics domain, Target target) {
        this.domain = domain;
        this.target = target;
        for (Nic nic : domain.nics()) {
            nic.alias().ifPresent(alias -> nicsByAlias.putIfAbsent(alias, nic));
            if (nic.isStandby()) {
                standbys.add(nic);
            }
            if (nic.isPrimary()) {
                primaries.add(nic);
                nic.standbyReference()
                        .ifPresent(alias -> primariesByReference
                                .computeIfAbsent(alias, key -> new ArrayList<>(1))
                                .add(nic));
            }
        }
        target.networks().forEach(network -> networks.putIfAbsent(network.name(), network));
        target.host().map(HostInventory::networks).orElse(List.of()).stream()
                .map(HostInventory.Network::definition)
                .forEach(network -> networks.putIfAbsent(network.name(), network));
    }

    DomainNics domain() {
        return domain;
    }

    Target target() {
        return target;
    }

    List<Nic> nics() {
        return domain.nics();
    }

    /** Every NIC that either dialect marks as a standby. */
    List<Nic> standbys() {
        return standbys;
    }

    /** Every NIC that either dialect marks as a primary. */
    List<Nic> primaries() {
        return primaries;
    }

    /** The first NIC whose alias libvirt keeps and that is this one. */
    Optional<Nic> nic(String alias) {
        return Optional.ofNullable(nicsByAlias.get(alias));
    }

    /** The standby that a primary refers to, when it is one. */
    Optional<Nic> standbyOf(Nic primary) {
        return primary.standbyReference().flatMap(this::nic).filter(Nic::isStandby);
    }

    /** The primaries that refer to this alias, in document order. */
    List<Nic> primariesOf(String alias) {
        return primariesByReference.getOrDefault(alias, List.of());
    }

    /** The definition of a network, from the target's networks or its host's. */
    Optional<NetworkDefinition> network(String name) {
        return Optional.ofNullable(networks.get(name));
    }
}
