package org.netfailover.libvirt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostCapabilities;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/**
 * Puts together what a host has. Its questions are asked one after the other, so the answer is not of one moment: a VF
 * that changes hands meanwhile may be told either way.
 */
final class InventoryReader {
    private final HostReading host;
    private final Map<String, NodeDevice> devices = new HashMap<>();
    private final Map<PciAddress, NodeDevice> byAddress = new HashMap<>();
    private final Map<PciAddress, String> interfaces = new HashMap<>();
    private final Map<PciAddress, String> holders = new HashMap<>();

    private final Set<HostPart> parts;

    private InventoryReader(HostReading host, Set<HostPart> parts) {
        this.host = host;
        this.parts = parts;
    }

    static HostInventory read(HostReading host, Set<HostPart> parts) {
        return new InventoryReader(host, parts).read();
    }

    private HostInventory read() {
        List<NodeDevice> found = part(HostPart.DEVICES, host::pciAndNetDevices);
        List<HostInventory.Network> networks = part(HostPart.NETWORKS, host::networks);
        found.forEach(this::note);
        found.forEach(this::noteInterface);
        networks.forEach(network -> notePf(network.definition()));
        if (parts.contains(HostPart.DEVICES)) {
            networks.forEach(this::noteHolders);
            host.runningDomains().forEach(this::noteHolder);
        }
        List<HostCapabilities> capabilities = part(HostPart.MACHINES, () -> List.of(host.capabilities()));
        return HostInventory.named(host.name())
                .libvirt(HostReading.supported(host::libvirtVersion))
                .qemu(HostReading.supported(host::hypervisorVersion))
                .addAllNetworks(networks)
                .addAllBridges(part(HostPart.BRIDGES, host::bridges))
                .addAllPools(networks.stream().flatMap(this::pool).toList())
                .addAllFunctions(found.stream().flatMap(this::function).toList())
                .addAllPciDevices(byAddress.keySet().stream().sorted().toList())
                .addAllMachines(capabilities.stream()
                        .flatMap(known -> known.machines(known.arch()).stream())
                        .toList())
                .iommu(capabilities.stream()
                        .flatMap(known -> known.iommu().stream())
                        .findFirst())
                .build();
    }

    private <T> List<T> part(HostPart part, Supplier<List<T>> question) {
        return parts.contains(part) ? HostReading.supported(question).orElseGet(List::of) : List.of();
    }

    private void note(NodeDevice device) {
        devices.put(device.name(), device);
        address(device).ifPresent(address -> byAddress.put(address, device));
    }

    private void noteInterface(NodeDevice device) {
        Optional<PciAddress> parent = device.parent().map(devices::get).flatMap(InventoryReader::address);
        if (parent.isPresent() && device.interfaceName().isPresent()) {
            interfaces.put(parent.get(), device.interfaceName().get());
        }
    }

    /** An active pool lists the VFs of its PF, so it can tell the PF's name where no node device does. */
    private void notePf(NetworkDefinition pool) {
        pool.pf()
                .ifPresent(name -> pool.functions().stream()
                        .flatMap(text -> text.address().stream())
                        .flatMap(address -> known(address).flatMap(VirtualFunction::pf).stream())
                        .forEach(pf -> interfaces.putIfAbsent(pf, name)));
    }

    private static Optional<PciAddress> address(NodeDevice device) {
        return device.address().flatMap(PciAddressText::address);
    }

    /** A port knows its owner before the domain's XML does. */
    private void noteHolders(HostInventory.Network network) {
        if (network.active() && network.definition().kind() == NetworkDefinition.Kind.VF_POOL) {
            ports(network.definition().name())
                    .forEach(port -> port.function()
                            .ifPresent(function ->
                                    holders.put(function, port.owner().orElse(""))));
        }
    }

    /** None when the network has gone meanwhile. */
    private List<NetworkPort> ports(String network) {
        try {
            return HostReading.supported(() -> host.ports(network)).orElseGet(List::of);
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.NO_NETWORK) {
                return List.of();
            }
            throw e;
        }
    }

    private void noteHolder(DomainNics domain) {
        domain.nics().stream()
                .flatMap(nic -> nic.hostAddress().flatMap(PciAddressText::address).stream())
                .forEach(function -> holders.put(function, domain.name().orElse("")));
    }

    private Stream<VfPool> pool(HostInventory.Network network) {
        NetworkDefinition definition = network.definition();
        if (definition.kind() != NetworkDefinition.Kind.VF_POOL) {
            return Stream.empty();
        }
        Optional<List<PciAddressText>> listed =
                definition.functions().isEmpty() ? ofPf(definition.pf()) : Optional.of(definition.functions());
        return listed.stream()
                .map(functions -> VfPool.named(definition.name())
                        .pf(definition.pf())
                        .addAllFunctions(functions.stream()
                                .flatMap(text -> text.address().stream())
                                .filter(this::isThere)
                                .map(this::function)
                                .toList())
                        .build());
    }

    /** A pool lists VFs that it has once seen, also those that are no more. */
    private boolean isThere(PciAddress address) {
        return byAddress.isEmpty() || byAddress.containsKey(address);
    }

    /** Empty when it is not known which device has that name. */
    private Optional<List<PciAddressText>> ofPf(Optional<String> pf) {
        return interfaces.entrySet().stream()
                .filter(entry -> pf.filter(entry.getValue()::equals).isPresent())
                .map(entry -> byAddress.get(entry.getKey()))
                .filter(Objects::nonNull)
                .map(NodeDevice::virtualFunctions)
                .findFirst();
    }

    private Stream<VirtualFunction> function(NodeDevice device) {
        return device.virtualFunction().map(VirtualFunction::address).map(this::function).stream();
    }

    /** A VF with what its node device says, where there is one, and with its holder. */
    private VirtualFunction function(PciAddress address) {
        VirtualFunction known =
                known(address).orElseGet(() -> VirtualFunction.at(address).build());
        return VirtualFunction.at(address)
                .pf(known.pf())
                .pfDevice(known.pf().map(interfaces::get))
                .iommuGroup(known.iommuGroup())
                .numaNode(known.numaNode())
                .vendor(known.vendor())
                .product(known.product())
                .heldBy(Optional.ofNullable(holders.get(address)))
                .build();
    }

    private Optional<VirtualFunction> known(PciAddress address) {
        return Optional.ofNullable(byAddress.get(address)).flatMap(NodeDevice::virtualFunction);
    }
}
