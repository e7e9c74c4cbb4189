package org.netfailover.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.netfailover.model.HostInventory;
import org.netfailover.model.HostInventory.Bridge;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/** The networks and the host's devices that a target gives, by name and address. */
final class HostFacts {
    private final Optional<HostInventory> inventory;
    private final Map<String, NetworkDefinition> networks = new HashMap<>();
    private final Map<String, Bridge> bridges = new HashMap<>();
    private final Map<String, VfPool> pools = new HashMap<>();
    private final Map<PciAddress, VirtualFunction> functions = new HashMap<>();
    private final Map<Integer, Set<String>> groupHolders = new HashMap<>();
    private final Map<String, NetworkLink> links = new HashMap<>();
    private final Set<PciAddress> devices = new HashSet<>();
    private final Set<String> inactiveNetworks = new HashSet<>();

    HostFacts(Target target) {
        inventory = target.host();
        target.networks().forEach(network -> networks.putIfAbsent(network.name(), network));
        inventory.ifPresent(this::index);
    }

    private void index(HostInventory host) {
        host.networks().forEach(this::index);
        host.bridges().forEach(bridge -> bridges.putIfAbsent(bridge.name(), bridge));
        host.pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
        host.functions().forEach(this::index);
        host.pools().forEach(pool -> pool.functions().forEach(this::index));
        host.links().forEach(link -> links.put(link.name().value(), link));
        devices.addAll(host.pciDevices());
    }

    private void index(HostInventory.Network network) {
        String name = network.definition().name();
        networks.putIfAbsent(name, network.definition());
        if (!network.active()) {
            inactiveNetworks.add(name);
        }
    }

    private void index(VirtualFunction function) {
        functions.putIfAbsent(function.address(), function);
        if (function.heldBy().isPresent() && function.iommuGroup().isPresent()) {
            groupHolders
                    .computeIfAbsent(function.iommuGroup().getAsInt(), group -> new HashSet<>(1))
                    .add(function.heldBy().get());
        }
    }

    /** The inventory, where the target gives one. */
    Optional<HostInventory> inventory() {
        return inventory;
    }

    /** Whether a network is known not to be on the host. */
    boolean lacksNetwork(String name) {
        return inventory.isPresent() && !networks.containsKey(name);
    }

    /** Whether a network is on the host and not started. */
    boolean isInactive(String name) {
        return inactiveNetworks.contains(name);
    }

    /** Whether a bridge is known not to be on the host. */
    boolean lacksBridge(String name) {
        return links.isEmpty() ? !bridges.isEmpty() && !bridges.containsKey(name) : !links.containsKey(name);
    }

    /** Whether a device is known to be on the host and down. */
    boolean isDown(String name) {
        NetworkLink link = links.get(name);
        return link != null && !link.up();
    }

    /** Whether the host is known to have no IOMMU. */
    boolean lacksIommu() {
        return inventory.flatMap(HostInventory::iommu).equals(Optional.of(false));
    }

    /** Whether the NIC is on a network of which nothing is known. */
    boolean lacksDefinitionOf(NicFacts nic) {
        return nic.isInterface("network") && inventory.isEmpty() && network(nic).isEmpty();
    }

    /** The definition of the network that a NIC is on. */
    Optional<NetworkDefinition> network(NicFacts nic) {
        return nic.isInterface("network") ? nic.nic().source().network().map(networks::get) : Optional.empty();
    }

    /** The name of the host's bridge that a NIC is on, by itself or by its network. */
    Optional<String> bridgeName(NicFacts nic) {
        return nic.isInterface("bridge")
                ? nic.nic().source().bridge()
                : network(nic).flatMap(NetworkDefinition::bridge);
    }

    /** The host's bridge that a NIC is on. */
    Optional<Bridge> bridge(NicFacts nic) {
        return bridgeName(nic).map(bridges::get);
    }

    /** The pool that a NIC takes its VF from. */
    Optional<VfPool> pool(NicFacts nic) {
        return nic.isInterface("network") ? nic.nic().source().network().map(pools::get) : Optional.empty();
    }

    /** The VF at an address. */
    Optional<VirtualFunction> function(PciAddress address) {
        return Optional.ofNullable(functions.get(address));
    }

    /** Every VF of the host, in a pool or not. */
    Collection<VirtualFunction> functions() {
        return functions.values();
    }

    /** Whether the host is known to have no device there. */
    boolean lacksDevice(PciAddress address) {
        return !devices.isEmpty() && !devices.contains(address) && !functions.containsKey(address);
    }

    /** Whether the host is known to have a device there that is no VF. */
    boolean isNoFunction(PciAddress address) {
        return devices.contains(address) && !functions.isEmpty() && !functions.containsKey(address);
    }

    /** The domains that hold a device of an IOMMU group. */
    Set<String> holdersOfGroup(int group) {
        return groupHolders.getOrDefault(group, Set.of());
    }

    /** The devices of the PFs that a NIC's VF may be of. */
    Set<String> pfs(NicFacts nic) {
        Set<String> pfs = new TreeSet<>();
        pool(nic).flatMap(VfPool::pf).ifPresent(pfs::add);
        candidates(nic).forEach(function -> function.pfDevice().ifPresent(pfs::add));
        return pfs;
    }

    /** The VFs that a NIC's primary half may be: the one that it names, or those of its pool. */
    List<VirtualFunction> candidates(NicFacts nic) {
        if (nic.host() != null) {
            return function(nic.host()).map(List::of).orElse(List.of());
        }
        return pool(nic).map(VfPool::functions).orElse(List.of());
    }
}
