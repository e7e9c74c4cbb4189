package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.netfailover.model.HostInventory;
import org.netfailover.model.HostInventory.Network;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/**
 * A host that is generated: what differs from host to host, of which its inventory is made.
 *
 * @param name its name
 * @param libvirt libvirt's version
 * @param qemu QEMU's version
 * @param mtu of its bridges and PFs
 * @param vlan on which its bridges are, where they are on one
 * @param linked whether its network was asked too
 * @param pooled how many VFs the pool has
 * @param named how many VFs there are outside of the pool
 * @param holders which domain holds which VF
 * @param flaws what is wrong with it
 */
record HostShape(
        String name,
        Version libvirt,
        Version qemu,
        int mtu,
        Optional<Integer> vlan,
        boolean linked,
        int pooled,
        int named,
        Map<PciAddress, String> holders,
        Set<HostFlaw> flaws) {
    static final String BRIDGE = "br0";
    static final String OTHER_BRIDGE = "br9";
    static final String NETWORK = "lan";
    static final String POOL = "vfpool";
    static final Adapter POOLED = new Adapter(3);
    static final Adapter NAMED = new Adapter(4);

    private static final String STRANGER = "other-vm";
    private static final int SHARED_GROUP = 77;
    private static final int NOT_ETHERNET = 0x028000;

    HostShape {
        holders = Map.copyOf(holders);
        flaws = Set.copyOf(flaws);
    }

    HostShape with(HostFlaw flaw) {
        Set<HostFlaw> more = EnumSet.of(flaw);
        more.addAll(flaws);
        return new HostShape(name, libvirt, qemu, mtu, vlan, linked, pooled, named, holders, more);
    }

    HostShape holding(Map<PciAddress, String> others) {
        return new HostShape(name, libvirt, qemu, mtu, vlan, linked, pooled, named, others, flaws);
    }

    private boolean has(HostFlaw flaw) {
        return flaws.contains(flaw);
    }

    HostInventory inventory() {
        HostInventory.Builder host = HostInventory.named(name)
                .libvirt(effectiveLibvirt())
                .qemu(qemu)
                .addAllNetworks(networks())
                .addAllBridges(bridges())
                .addAllFunctions(functions())
                .addAllPciDevices(devices())
                .addAllMachines(has(HostFlaw.NO_MACHINE) ? List.of("pc") : List.of("pc", "pc-q35-7.2", "q35"))
                .iommu(Optional.of(!has(HostFlaw.NO_IOMMU)))
                .addAllLinks(links());
        if (!has(HostFlaw.POOL_IS_BRIDGE)) {
            host.addPools(VfPool.named(POOL)
                    .pf(POOLED.device())
                    .addAllFunctions(pooledFunctions())
                    .build());
        }
        return host.build();
    }

    private Version effectiveLibvirt() {
        if (has(HostFlaw.NO_TEAMING)) {
            return Version.of(6, 0, 0);
        }
        return has(HostFlaw.NO_HOSTDEV_TEAMING) ? Version.of(7, 0, 0) : libvirt;
    }

    private List<Network> networks() {
        List<Network> networks = new ArrayList<>();
        NetworkDefinition.Builder lan = NetworkDefinition.named(NETWORK);
        if (!has(HostFlaw.NO_NETWORK)) {
            boolean pool = has(HostFlaw.NETWORK_IS_POOL);
            networks.add(new Network(
                    (pool ? lan.forwardMode("hostdev") : bridged(lan)).build(), !has(HostFlaw.NETWORK_INACTIVE)));
        }
        NetworkDefinition.Builder pool = NetworkDefinition.named(POOL);
        if (has(HostFlaw.POOL_IS_BRIDGE)) {
            bridged(pool);
        } else {
            pool.forwardMode("hostdev").managed("yes").pf(POOLED.device());
            IntStream.range(0, pooled)
                    .mapToObj(POOLED::vf)
                    .map(PciAddressText::of)
                    .forEach(pool::addFunctions);
        }
        networks.add(new Network(pool.build(), true));
        return networks;
    }

    private static NetworkDefinition.Builder bridged(NetworkDefinition.Builder network) {
        return network.forwardMode("bridge").bridge(BRIDGE);
    }

    private List<HostInventory.Bridge> bridges() {
        return bridgeNames().stream()
                .map(bridge -> new HostInventory.Bridge(
                        bridge, OptionalInt.of(mtu), vlan.stream().toList(), List.of()))
                .toList();
    }

    private List<String> bridgeNames() {
        return has(HostFlaw.NO_BRIDGE) ? List.of(OTHER_BRIDGE) : List.of(BRIDGE, OTHER_BRIDGE);
    }

    private List<VirtualFunction> functions() {
        List<VirtualFunction> functions = new ArrayList<>(pooledFunctions());
        if (!has(HostFlaw.VF_GONE) && !has(HostFlaw.NOT_A_VF)) {
            IntStream.range(0, named).mapToObj(this::namedFunction).forEach(functions::add);
        }
        if (has(HostFlaw.VF_GROUP_SHARED)) {
            functions.add(NAMED.function(named, mtu)
                    .pciClass(Adapter.ETHERNET)
                    .iommuGroup(SHARED_GROUP)
                    .heldBy(STRANGER)
                    .build());
        }
        return functions;
    }

    private List<VirtualFunction> pooledFunctions() {
        return IntStream.range(0, pooled).mapToObj(this::pooledFunction).toList();
    }

    private VirtualFunction pooledFunction(int index) {
        VirtualFunction.Builder function = POOLED.ethernet(index, mtu);
        if (!has(HostFlaw.POOL_TAKEN)) {
            return function.heldBy(holder(POOLED.vf(index))).build();
        }
        return switch (index % 3) {
            case 0 -> function.heldBy(STRANGER).build();
            case 1 -> function.inBond(true).build();
            default -> function.vlan(100).build();
        };
    }

    private VirtualFunction namedFunction(int index) {
        boolean shared = has(HostFlaw.VF_GROUP_SHARED);
        return NAMED.function(index, mtu)
                .pciClass(has(HostFlaw.NOT_ETHERNET) ? NOT_ETHERNET : Adapter.ETHERNET)
                .iommuGroup(shared ? SHARED_GROUP : NAMED.group(index))
                .inBond(has(HostFlaw.VF_IN_BOND))
                .heldBy(has(HostFlaw.VF_HELD) ? Optional.of(STRANGER) : holder(NAMED.vf(index)))
                .build();
    }

    private Optional<String> holder(PciAddress function) {
        return Optional.ofNullable(holders.get(function));
    }

    private List<PciAddress> devices() {
        List<PciAddress> devices = new ArrayList<>(List.of(POOLED.address(), NAMED.address()));
        functions().forEach(function -> devices.add(function.address()));
        if (has(HostFlaw.NOT_A_VF)) {
            IntStream.range(0, named).mapToObj(NAMED::vf).forEach(devices::add);
        }
        return devices;
    }

    private List<NetworkLink> links() {
        if (!linked && !has(HostFlaw.PF_DOWN)) {
            return List.of();
        }
        List<NetworkLink> links = new ArrayList<>();
        bridgeNames()
                .forEach(bridge -> links.add(link(bridge, true).kind("bridge").build()));
        for (Adapter adapter : List.of(POOLED, NAMED)) {
            links.add(link(adapter.device(), !has(HostFlaw.PF_DOWN)).build());
        }
        return links;
    }

    private NetworkLink.Builder link(String device, boolean up) {
        return NetworkLink.named(InterfaceName.of(device)).up(up).carrier(up).mtu(mtu);
    }
}
