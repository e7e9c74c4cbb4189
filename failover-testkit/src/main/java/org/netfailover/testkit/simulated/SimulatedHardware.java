package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netfailover.libvirt.HostPart;
import org.netfailover.model.HostInventory;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/**
 * What a simulated host has: bridges, VFs, and the networks around them. VFs and ports are handed out as libvirt does:
 * the first free one of a pool, and a port for every NIC of a network. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedHost host = new SimulatedSite().host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0", "0000:03:10.1");
 * host.machines().start(xml); // with a NIC on br0 and one of vfpool
 * VfPool pool = host.inventory().pools().get(0);
 * assertThat(pool.functions()).hasSize(2);
 * assertThat(pool.free()).extracting(VirtualFunction::address).containsExactly(PciAddress.parse("0000:03:10.1"));
 * }</pre>
 */
public final class SimulatedHardware {
    private static final class Net {
        final NetworkDefinition definition;
        final List<NetworkPort> ports = new ArrayList<>();
        boolean active = true;
        boolean keepsMacTable;

        Net(NetworkDefinition definition) {
            this.definition = definition;
        }
    }

    private final Agenda agenda;
    private final Set<String> bridges = new HashSet<>();
    private final Map<String, Net> networks = new LinkedHashMap<>();
    private final Map<PciAddress, VirtualFunction> functions = new LinkedHashMap<>();
    private final FunctionHolders holders = new FunctionHolders();
    private final Set<PciAddress> broken = new HashSet<>();
    private long ports;
    private boolean remapsInterrupts = true;

    SimulatedHardware(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * Adds a bridge.
     *
     * @param name its name
     * @return this hardware
     */
    public SimulatedHardware bridge(String name) {
        agenda.locked(() -> bridges.add(name));
        return this;
    }

    /**
     * Adds a VF, or describes one anew.
     *
     * @param function the VF; who holds it is known here and not there
     * @return this hardware
     */
    public SimulatedHardware function(VirtualFunction function) {
        agenda.locked(() -> functions.put(function.address(), function));
        return this;
    }

    /**
     * Adds a network of libvirt, active. The VFs of a pool are added with it.
     *
     * @param definition the network
     * @return this hardware
     */
    public SimulatedHardware network(NetworkDefinition definition) {
        return agenda.locked(() -> {
            networks.put(definition.name(), new Net(definition));
            definition.functions().stream()
                    .flatMap(address -> address.address().stream())
                    .forEach(address -> functions.putIfAbsent(
                            address,
                            VirtualFunction.at(address).pciClass(0x020000).build()));
            return this;
        });
    }

    /**
     * Adds a pool of VFs: a network that hands them out.
     *
     * @param name the network's name
     * @param addresses the VFs' addresses, such as {@code 0000:03:10.0}
     * @return this hardware
     */
    public SimulatedHardware pool(String name, String... addresses) {
        NetworkDefinition.Builder pool =
                NetworkDefinition.named(name).forwardMode("hostdev").managed("yes");
        for (String address : addresses) {
            pool.addFunctions(PciAddressText.of(PciAddress.parse(address)));
        }
        return network(pool.build());
    }

    /**
     * Starts or stops a network. NICs that hang on it stay.
     *
     * @param name the network's name
     * @param active whether it is to be active
     */
    public void setActive(String name, boolean active) {
        agenda.locked(() -> net(name).active = active);
    }

    /**
     * Lets libvirt keep the table of a network's bridge, as {@code macTableManager='libvirt'} does: the bridge learns
     * nothing from the taps of the network's NICs and floods nothing to them, and has a static entry for each that runs.
     * Of consequence where the host has a {@linkplain Segment#plug segment}.
     *
     * @param name the network's name
     * @return this hardware
     */
    public SimulatedHardware keepMacTable(String name) {
        return agenda.locked(() -> {
            net(name).keepsMacTable = true;
            return this;
        });
    }

    /**
     * Takes a network away.
     *
     * @param name the network's name
     */
    public void removeNetwork(String name) {
        agenda.locked(() -> networks.remove(name));
    }

    /**
     * Lets a VF fail whenever a domain that arrives is to get it back: the domain runs without, and nobody says so.
     *
     * @param address the VF
     */
    public void breakOnArrival(PciAddress address) {
        agenda.locked(() -> broken.add(address));
    }

    /**
     * Lets the IOMMU remap interrupts, as it does unless said otherwise, or not. Without that QEMU cannot open a VF:
     * what is plugged is refused, and a primary that a domain brings along does not come back, of which nobody says
     * anything and which libvirt's XML shows.
     *
     * @param remaps whether it does; a VF that did not come has to be plugged anew
     */
    public void setInterruptRemapping(boolean remaps) {
        agenda.locked(() -> remapsInterrupts = remaps);
    }

    boolean remapsInterrupts() {
        return remapsInterrupts;
    }

    boolean breaksOnArrival(PciAddress address) {
        return broken.contains(address);
    }

    /** What a NIC needs, taken for it. */
    Hold take(UUID owner, String name, Device device) {
        if (device.network().isPresent()) {
            return takeOf(net(device.network().get()), owner, name, device.mac());
        }
        if (device.isHostdev()) {
            PciAddress address = device.hostAddress().orElseThrow(() -> Errors.unsupported("hostdev without source"));
            if (!functions.containsKey(address) || holders.isHeld(address)) {
                throw Errors.invalid("PCI device " + address
                        + (functions.containsKey(address) ? " is in use by driver QEMU" : " is not there"));
            }
            holders.add(address, owner, name);
            return new Hold(Optional.empty(), Optional.of(address));
        }
        Optional<String> bridge =
                device.nic().type().equals("bridge") ? device.nic().source().bridge() : Optional.empty();
        if (bridge.isPresent() && !bridges.contains(bridge.get())) {
            throw Errors.missingBridge(bridge.get());
        }
        return Hold.NOTHING;
    }

    private Hold takeOf(Net net, UUID owner, String name, Optional<MacAddress> mac) {
        if (!net.active) {
            throw Errors.inactiveNetwork(net.definition.name());
        }
        Optional<PciAddress> function = Optional.empty();
        if (net.definition.kind() == NetworkDefinition.Kind.VF_POOL) {
            VirtualFunction free =
                    pool(net).free().stream().findFirst().orElseThrow(() -> Errors.exhausted(net.definition.name()));
            function = Optional.of(free.address());
            holders.add(free.address(), owner, name);
        }
        NetworkPort port = new NetworkPort(
                new UUID(0x5130L, ++ports),
                net.definition.name(),
                Optional.of(owner),
                Optional.of(name),
                mac,
                function);
        net.ports.add(port);
        return new Hold(Optional.of(port), function);
    }

    void release(Hold hold) {
        hold.function().ifPresent(holders::remove);
        hold.port().ifPresent(port -> networks.values().forEach(net -> net.ports.remove(port)));
    }

    VirtualFunction function(PciAddress address) {
        return Optional.ofNullable(functions.get(address))
                .orElseGet(() -> VirtualFunction.at(address).build());
    }

    Map<PciAddress, UUID> holders() {
        return holders.owners();
    }

    List<NetworkPort> ports(String network) {
        return List.copyOf(net(network).ports);
    }

    List<NetworkPort> allPorts() {
        return networks.values().stream().flatMap(net -> net.ports.stream()).toList();
    }

    /** The network's kind and bridge, for what libvirt shows of a NIC on it. */
    Optional<NetworkDefinition> definition(String network) {
        return Optional.ofNullable(networks.get(network)).map(net -> net.definition);
    }

    boolean keepsMacTable(String network) {
        return networks.containsKey(network) && net(network).keepsMacTable;
    }

    /** The number of a VF at its PF, where they are counted in the order in which they were added. */
    int index(VirtualFunction function) {
        return functions.values().stream()
                .filter(other -> other.pfDevice().equals(function.pfDevice()))
                .map(VirtualFunction::address)
                .toList()
                .indexOf(function.address());
    }

    private Net net(String name) {
        Net net = networks.get(name);
        if (net == null) {
            throw Errors.noNetwork(name);
        }
        return net;
    }

    private VfPool pool(Net net) {
        VfPool.Builder pool = VfPool.named(net.definition.name()).pf(net.definition.pf());
        net.definition.functions().stream()
                .flatMap(address -> address.address().stream())
                .map(functions::get)
                .forEach(function -> pool.addFunctions(holders.described(function)));
        return pool.build();
    }

    void describe(HostInventory.Builder inventory, Set<HostPart> parts) {
        if (parts.contains(HostPart.BRIDGES)) {
            bridges.stream().sorted().map(HostInventory.Bridge::new).forEach(inventory::addBridges);
        }
        if (parts.contains(HostPart.NETWORKS)) {
            networks.values().forEach(net -> describe(inventory, net));
        }
        if (parts.contains(HostPart.DEVICES)) {
            functions
                    .values()
                    .forEach(function ->
                            inventory.addFunctions(holders.described(function)).addPciDevices(function.address()));
        }
    }

    private void describe(HostInventory.Builder inventory, Net net) {
        inventory.addNetworks(new HostInventory.Network(net.definition, net.active));
        if (net.definition.kind() == NetworkDefinition.Kind.VF_POOL) {
            inventory.addPools(pool(net));
        }
    }

    List<NodeDevice> nodeDevices() {
        return functions.values().stream().map(SimulatedHardware::nodeDevice).toList();
    }

    private static NodeDevice nodeDevice(VirtualFunction function) {
        PciAddress at = function.address();
        return NodeDevice.named("pci_" + at.toString().replace(':', '_').replace('.', '_'))
                .addCapabilities("pci")
                .address(PciAddressText.of(at))
                .physicalFunction(PciAddressText.of(function.pf().orElse(new PciAddress(at.domain(), at.bus(), 0, 0))))
                .build();
    }
}
