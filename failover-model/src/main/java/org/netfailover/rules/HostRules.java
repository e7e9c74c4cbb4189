package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Quoted;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/** Whether the host has the VFs that a domain names or takes from a pool, and whether they are free. */
final class HostRules {
    private static final String SOURCE = "libvirt 9.0.0, virhostdev.c and bridge_driver.c";
    private static final int ETHERNET = 0x0200;

    private HostRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                notPresent(),
                interfaceNotVf(),
                hostdevNotVf(),
                notEthernet(),
                inUse(),
                inBond(),
                groupShared(),
                poolExhausted(),
                withoutIommu(),
                pfDown(),
                machineNotOffered(),
                variantDriverUnused());
    }

    /** Says what is wrong with the device of the host that a NIC has, if anything. */
    @FunctionalInterface
    private interface DeviceCheck {
        Optional<String> fault(DomainFacts facts, NicFacts nic, PciAddress address);
    }

    private static Bound.Check<DomainFacts> onDevices(DeviceCheck check) {
        return (facts, sink) -> {
            for (NicFacts nic : facts.passedThrough()) {
                if (nic.host() != null && !nic.host().equals(NicFacts.ZERO)) {
                    check.fault(facts, nic, nic.host()).ifPresent(fault -> sink.at(nic, "source/address", fault));
                }
            }
        };
    }

    /** Says what is wrong with the VF that a NIC has, if anything. */
    @FunctionalInterface
    private interface FunctionCheck {
        Optional<String> fault(DomainFacts facts, NicFacts nic, VirtualFunction function);
    }

    private static Bound.Check<DomainFacts> onFunctions(FunctionCheck check) {
        return onDevices((facts, nic, address) ->
                facts.host().function(address).flatMap(function -> check.fault(facts, nic, function)));
    }

    private static Optional<String> when(boolean broken, String fault) {
        return broken ? Optional.of(fault) : Optional.empty();
    }

    private static Bound<DomainFacts> notPresent() {
        return Rule.error("VF_NOT_PRESENT", LIBVIRT)
                .needs(Need.HOST)
                .requirement(
                        "The device that a domain names is on the host. An attach may succeed without it, as QEMU hides"
                                + " a primary until the guest asks for it.")
                .says("Device … not found: could not access /sys/bus/pci/devices/…/config: No such file or directory")
                .remedy("name a VF of this host, or map the address")
                .source(SOURCE)
                .checkedBy(onDevices((facts, nic, address) ->
                        when(facts.host().lacksDevice(address), "the host has no device " + address)));
    }

    private static Bound<DomainFacts> interfaceNotVf() {
        return Rule.error("INTERFACE_NOT_A_VF", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The device of an interface of type hostdev is an SR-IOV VF.")
                .says("unsupported configuration: Interface type hostdev is currently supported on SR-IOV Virtual"
                        + " Functions only")
                .remedy("name a VF, or use a plain hostdev")
                .source(SOURCE)
                .checkedBy(onDevices((facts, nic, address) -> when(
                        nic.isInterface() && facts.host().isNoFunction(address),
                        "the device " + address + " is no VF")));
    }

    private static Bound<DomainFacts> hostdevNotVf() {
        return Rule.info("HOSTDEV_NOT_A_VF", LIBVIRT)
                .since(7, 1, 0)
                .needs(Need.HOST)
                .requirement(
                        "A primary that is a plain hostdev is a VF, or the MAC of the pair is that of the device's own.")
                .remedy("use the device's permanent MAC for the pair, or name a VF")
                .source("libvirt 9.0.0, formatdomain (Teaming a virtio/hostdev NIC pair)")
                .checkedBy(onDevices((facts, nic, address) -> when(
                        !nic.isInterface() && nic.isPrimary() && facts.host().isNoFunction(address),
                        "the device " + address + " is no VF")));
    }

    private static Bound<DomainFacts> notEthernet() {
        return Rule.error("PRIMARY_NOT_ETHERNET", Authority.QEMU)
                .since(4, 2, 0)
                .needs(Need.HOST)
                .requirement("A primary is an Ethernet device by its PCI class.")
                .says("failover primary device is not an Ethernet device")
                .remedy("name a VF of an Ethernet NIC")
                .source("QEMU 7.2, hw/pci/pci.c")
                .checkedBy(onFunctions((facts, nic, function) -> when(
                        nic.isPrimary()
                                && function.pciClass().isPresent()
                                && function.pciClass().getAsInt() >> 8 != ETHERNET,
                        "the device " + function.address() + " has another PCI class")));
    }

    private static Bound<DomainFacts> inUse() {
        return Rule.error("VF_IN_USE", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The VF is held by no other domain.")
                .says("Requested operation is not valid: PCI device … is in use by driver QEMU, domain …")
                .remedy("name a free VF")
                .source(SOURCE)
                .checkedBy(onFunctions((facts, nic, function) -> function.heldBy()
                        .filter(holder -> isOther(facts, holder))
                        .map(holder -> "the VF " + function.address() + " is held by " + Quoted.of(holder))));
    }

    private static boolean isOther(DomainFacts facts, String holder) {
        return facts.domain().name().filter(holder::equals).isEmpty();
    }

    private static Bound<DomainFacts> inBond() {
        return Rule.error("VF_IN_BOND", Authority.OVIRT)
                .needs(Need.HOST)
                .requirement("The VF serves no bond of the host.")
                .remedy("name a free VF")
                .source("oVirt, SR-IOV: which VFs are free")
                .checkedBy(onFunctions((facts, nic, function) ->
                        when(function.inBond(), "the VF " + function.address() + " is in a bond")));
    }

    private static Bound<DomainFacts> groupShared() {
        return Rule.error("VF_GROUP_SHARED", LIBVIRT)
                .needs(Need.HOST)
                .requirement("No other domain holds a device of the VF's IOMMU group.")
                .says("vfio …: group … is not viable")
                .remedy("name a VF of a group of its own")
                .source("Linux, Documentation/driver-api/vfio.rst")
                .checkedBy(onFunctions((facts, nic, function) -> {
                    Set<String> holders = function.iommuGroup().isPresent()
                            ? facts.host().holdersOfGroup(function.iommuGroup().getAsInt())
                            : Set.of();
                    boolean shared =
                            function.heldBy().isEmpty() && holders.stream().anyMatch(holder -> isOther(facts, holder));
                    return when(shared, "another domain holds a device of the IOMMU group of " + function.address());
                }));
    }

    private static Bound<DomainFacts> poolExhausted() {
        return Rule.error("POOL_WITHOUT_FREE_VF", LIBVIRT)
                .needs(Need.HOST)
                .requirement(
                        "A pool has a free VF for each NIC of the domain: in no bond, with no VLAN, held by no domain, its"
                                + " IOMMU group not shared.")
                .says("internal error: network '…' requires exclusive access to interfaces, but none are available")
                .remedy("free a VF, make more of them, or choose another host")
                .source(SOURCE + "; oVirt, migration of a pass-through vNIC")
                .checkedBy((facts, sink) -> {
                    Map<String, Integer> left = new HashMap<>();
                    for (NicFacts nic : facts.interfaces()) {
                        Optional<VfPool> pool = facts.host().pool(nic);
                        if (pool.isPresent()) {
                            int free = left.computeIfAbsent(pool.get().name(), name -> free(facts, pool.get()));
                            left.put(pool.get().name(), free - 1);
                            if (free <= 0) {
                                sink.at(
                                        nic,
                                        "source",
                                        "the pool " + Quoted.of(pool.get().name()) + " has no free VF for it");
                            }
                        }
                    }
                });
    }

    private static int free(DomainFacts facts, VfPool pool) {
        long own = pool.functions().stream()
                .filter(function -> function.heldBy().isPresent()
                        && !isOther(facts, function.heldBy().get()))
                .count();
        return pool.free().size() + (int) own;
    }

    private static Bound<DomainFacts> withoutIommu() {
        return Rule.error("HOST_WITHOUT_IOMMU", LIBVIRT)
                .needs(Need.HOST)
                .requirement("A host that gives a device to a guest has an IOMMU that is in use.")
                .says("unsupported configuration: host doesn't support passthrough of host PCI devices")
                .remedy("switch the IOMMU on in the firmware and in the kernel, or choose another host")
                .source("libvirt 9.0.0, qemu_hostdev.c; libvirt 11.3.0 in the lab")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.named()) {
                        boolean device =
                                nic.isPassedThrough() || facts.host().pool(nic).isPresent();
                        if (device && facts.host().lacksIommu()) {
                            sink.at(nic, "source", "the host has no IOMMU");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> pfDown() {
        return Rule.error("PF_DOWN", LIBVIRT)
                .needs(Need.HOST)
                .requirement("The PF of a VF is up: without it the VF gets no MAC, and reaches nothing.")
                .says(
                        "internal error: Unable to configure VF … of PF '…' because the PF is not online. Please change host"
                                + " network config to put the PF online.")
                .remedy("set the PF's link up, and keep it up")
                .source("libvirt 9.0.0, virnetdev.c")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.interfaces()) {
                        Set<String> pfs = facts.host().pfs(nic);
                        if (!pfs.isEmpty() && pfs.stream().allMatch(facts.host()::isDown)) {
                            sink.at(nic, "source", "the PF " + String.join(", ", pfs) + " is down");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> machineNotOffered() {
        return Rule.error("MACHINE_NOT_OFFERED", Authority.QEMU)
                .needs(Need.HOST)
                .requirement("The host's QEMU offers the domain's machine.")
                .says("unsupported configuration: Emulator '…' does not support machine type '…'")
                .remedy("use a machine that the host offers")
                .source("libvirt 9.0.0, qemu_validate.c")
                .checkedBy((facts, sink) -> {
                    List<String> offered = facts.host()
                            .inventory()
                            .map(HostInventory::machines)
                            .orElse(List.of());
                    Optional<String> machine = facts.domain().machine();
                    if (!offered.isEmpty() && machine.isPresent() && !offered.contains(machine.get())) {
                        sink.found(
                                facts.domain().origin().locate("os/type"),
                                "the host does not offer the machine " + Quoted.of(machine.get()));
                    }
                });
    }

    private static Bound<DomainFacts> variantDriverUnused() {
        return Rule.warning("VARIANT_DRIVER_UNUSED", Authority.QEMU)
                .since(4, 2, 0)
                .needs(Need.HOST)
                .requirement(
                        "A VF moves by failover or with its state by a variant driver: one that has a standby is always"
                                + " unplugged.")
                .remedy("remove the teaming to move the VF with its state, or keep it and expect the unplug")
                .source("QEMU 7.2, hw/vfio/migration.c: failover_pair_id blocks it")
                .checkedBy(onFunctions((facts, nic, function) -> when(
                        nic.isPrimary() && function.liveMigratable() == LiveMigratable.YES,
                        "the VF " + function.address() + " could move with its state")));
    }
}
