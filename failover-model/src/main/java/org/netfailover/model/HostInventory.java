package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** What a host has, as far as a pair depends on it. */
@Value.Immutable
public abstract class HostInventory {
    /**
     * A network of the host.
     *
     * @param definition its definition
     * @param active whether it is started; a domain cannot start on one that is not
     */
    public record Network(NetworkDefinition definition, boolean active) {}

    /**
     * A bridge of the host.
     *
     * @param name its name
     * @param mtu its MTU in bytes, where it is known
     * @param vlans the VLANs that untagged frames on it belong to; empty when that is not known or none
     * @param ports the network devices that it joins, of which a PF may be one; empty when they are not known
     */
    public record Bridge(String name, OptionalInt mtu, List<Integer> vlans, List<String> ports) {
        /** Copies the lists. */
        public Bridge {
            vlans = List.copyOf(vlans);
            ports = List.copyOf(ports);
        }

        /**
         * A bridge of which only the name is known.
         *
         * @param name its name
         */
        public Bridge(String name) {
            this(name, OptionalInt.empty(), List.of(), List.of());
        }
    }

    /** Subclassed by generated code only. */
    HostInventory() {}

    /**
     * The host's name.
     *
     * @return the name, for messages
     */
    public abstract String name();

    /**
     * libvirt's version.
     *
     * @return the version, where it is known
     */
    public abstract Optional<Version> libvirt();

    /**
     * QEMU's version.
     *
     * @return the version, where it is known
     */
    public abstract Optional<Version> qemu();

    /**
     * The networks.
     *
     * @return every network, active or not
     */
    public abstract List<Network> networks();

    /**
     * The bridges.
     *
     * @return every bridge
     */
    public abstract List<Bridge> bridges();

    /**
     * The pools and their VFs.
     *
     * @return every pool whose VFs are known
     */
    public abstract List<VfPool> pools();

    /**
     * Every VF of the host, in a pool or not.
     *
     * @return the VFs that are known
     */
    public abstract List<VirtualFunction> functions();

    /**
     * Every PCI address of the host that is there, VF or not.
     *
     * @return the addresses; empty when they are not known
     */
    public abstract List<PciAddress> pciDevices();

    /**
     * The machine types that QEMU offers, canonical names and aliases.
     *
     * @return such as {@code pc-q35-7.2} and {@code q35}; empty when they are not known
     */
    public abstract List<String> machines();

    /**
     * Whether the host has an IOMMU that is in use; without one it can give no device to a guest.
     *
     * @return what the host says, or empty where that is not known
     */
    public abstract Optional<Boolean> iommu();

    /**
     * The host's network devices, as its network tells them.
     *
     * @return every device; empty where the network was not asked
     */
    public abstract List<NetworkLink> links();

    /**
     * The same host with network devices.
     *
     * @param links what its network tells
     * @return another inventory
     */
    public abstract HostInventory withLinks(Iterable<? extends NetworkLink> links);

    /**
     * The same host with devices that were asked for later.
     *
     * @param later an inventory of the same host that has them
     * @return another inventory, whose pools, VFs and PCI devices are those of {@code later}
     */
    public HostInventory withDevicesOf(HostInventory later) {
        return withPools(later.pools()).withFunctions(later.functions()).withPciDevices(later.pciDevices());
    }

    abstract HostInventory withPools(Iterable<? extends VfPool> pools);

    abstract HostInventory withFunctions(Iterable<? extends VirtualFunction> functions);

    abstract HostInventory withPciDevices(Iterable<? extends PciAddress> pciDevices);

    /**
     * Finds a network.
     *
     * @param name its name
     * @return the network, or empty when the host has none of that name
     */
    public Optional<Network> network(String name) {
        return networks().stream()
                .filter(network -> network.definition().name().equals(name))
                .findFirst();
    }

    /**
     * Finds a VF, in {@link #functions()} or in any pool.
     *
     * @param address its address
     * @return the VF, or empty when the host has none there
     */
    public Optional<VirtualFunction> function(PciAddress address) {
        return functions().stream()
                .filter(function -> function.address().equals(address))
                .findFirst()
                .or(() -> pools().stream()
                        .flatMap(pool -> pool.functions().stream())
                        .filter(function -> function.address().equals(address))
                        .findFirst());
    }

    /**
     * The PF of which a primary gets its VF.
     *
     * @param source what the primary hangs on: a VF, or a pool
     * @return the PF's network device; empty where it is not known, and of a pool with VFs of several PFs
     */
    public Optional<InterfaceName> pfOf(NicSource source) {
        Optional<String> ofFunction = source.address()
                .flatMap(PciAddressText::address)
                .flatMap(this::function)
                .flatMap(VirtualFunction::pfDevice);
        return ofFunction
                .or(() -> source.network()
                        .flatMap(name -> pools().stream()
                                .filter(pool -> pool.name().equals(name))
                                .findFirst())
                        .flatMap(HostInventory::pfOf))
                .flatMap(InterfaceName::find);
    }

    private static Optional<String> pfOf(VfPool pool) {
        Set<String> pfs = pool.functions().stream()
                .flatMap(function -> function.pfDevice().stream())
                .collect(Collectors.toSet());
        return pool.pf().or(() -> pfs.size() == 1 ? pfs.stream().findFirst() : Optional.empty());
    }

    /**
     * Whether a NIC is a device of the host, and not one that the host only serves.
     *
     * @param nic a NIC of a domain of this host
     * @return true of a PCI hostdev, of an interface of type {@code hostdev}, and of one on a pool
     */
    public boolean passesThrough(Nic nic) {
        if (nic.element() == Nic.Element.HOSTDEV) {
            return nic.type().equals("pci")
                    && nic.mode().filter(mode -> !mode.equals("subsystem")).isEmpty();
        }
        return nic.actual().flatMap(ActualNic::type).orElse(nic.type()).equals("hostdev") || hasPoolOf(nic);
    }

    /**
     * Whether a NIC gets any VF of a pool.
     *
     * @param nic a NIC of a domain of this host
     * @return true when it is on a network that hands out VFs
     */
    public boolean hasPoolOf(Nic nic) {
        Optional<String> network = nic.type().equals("network") ? nic.source().network() : Optional.empty();
        return network.flatMap(this::network)
                        .filter(known -> known.definition().kind() == NetworkDefinition.Kind.VF_POOL)
                        .isPresent()
                || network.isPresent()
                        && pools().stream().anyMatch(pool -> pool.name().equals(network.get()));
    }

    /**
     * Starts an inventory.
     *
     * @param name the host's name
     * @return a builder of a host that has nothing
     */
    public static Builder named(String name) {
        return new Builder().name(name);
    }

    /** Builds a {@link HostInventory}; not safe for use by several threads. */
    public static final class Builder extends ImmutableHostInventory.Builder {
        Builder() {}
    }
}
