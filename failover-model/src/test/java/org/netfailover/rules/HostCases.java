package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.IF3;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.plain;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.HostInventory;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/** Cases of a host's VFs and pools. */
final class HostCases {
    private static final PciAddress VF = PciAddress.parse("b3:02.3");
    private static final PciAddress OTHER = PciAddress.parse("b3:02.4");
    private static final PciAddress NO_VF = PciAddress.parse("05:00.0");

    private HostCases() {}

    private static Target.Builder host(VirtualFunction.Builder... functions) {
        HostInventory.Builder host = HostInventory.named("a").addPciDevices(VF, OTHER, NO_VF);
        for (VirtualFunction.Builder function : functions) {
            host.addFunctions(function.build());
        }
        return Target.builder().host(host.build());
    }

    private static VirtualFunction.Builder function() {
        return VirtualFunction.at(VF);
    }

    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }

    private static Target.Builder iommu(Optional<Boolean> iommu) {
        return Target.builder().host(HostInventory.named("a").iommu(iommu).build());
    }

    private static Target.Builder links(boolean up) {
        return Target.builder()
                .host(HostInventory.named("a")
                        .addFunctions(function().pfDevice("pf0").build())
                        .addLinks(link("pf0", up), link("br0", true))
                        .build());
    }

    private static NetworkLink link(String name, boolean up) {
        return NetworkLink.named(InterfaceName.of(name)).up(up).build();
    }

    private static Target.Builder pool(VirtualFunction.Builder... functions) {
        return pool(true, functions);
    }

    private static Target.Builder pool(boolean iommu, VirtualFunction.Builder... functions) {
        VfPool.Builder pool = VfPool.named("vfpool");
        for (VirtualFunction.Builder function : functions) {
            pool.addFunctions(function.build());
        }
        NetworkDefinition network =
                NetworkDefinition.named("vfpool").forwardMode("hostdev").build();
        return Target.builder()
                .host(HostInventory.named("a")
                        .iommu(iommu)
                        .addPools(pool.build())
                        .addNetworks(new HostInventory.Network(network, true))
                        .build());
    }

    private static DomainSpec inPool() {
        return domain(standby(), pooled());
    }

    private static NicSpec anotherInPool() {
        return nic("network").source(NicSource.ofNetwork("vfpool"));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("VF_NOT_PRESENT")
                        .on(host(function()))
                        .breaks(domain(standby(), vf().vf("b3:02.7")), IF2 + "/source/address")
                        .breaks(domain(standby(), hostdev().vf("b3:02.7")), HOSTDEV1 + "/source/address")
                        .breaks(domain(plain("pci").vf("b3:02.7")), HOSTDEV1 + "/source/address")
                        .keeps(
                                pair(),
                                domain(plain("usb").vf("b3:02.7")),
                                on(
                                        Target.builder()
                                                .host(HostInventory.named("a").build()),
                                        pair())),
                RuleCase.of("INTERFACE_NOT_A_VF")
                        .on(host(function()))
                        .breaks(domain(standby(), vf().vf("05:00.0")), IF2 + "/source/address")
                        .keeps(
                                pair(),
                                domain(plain("pci").vf("05:00.0")),
                                on(host(), domain(standby(), vf().vf("05:00.0")))),
                RuleCase.of("HOSTDEV_NOT_A_VF")
                        .on(host(function()))
                        .breaks(domain(standby(), hostdev().vf("05:00.0")), HOSTDEV1 + "/source/address")
                        .keeps(domain(standby(), hostdev())),
                RuleCase.of("PRIMARY_NOT_ETHERNET")
                        .on(host(
                                function().pciClass(0x010802),
                                VirtualFunction.at(OTHER).pciClass(0x020000)))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(
                                domain(standby(), vf().vf("b3:02.4")),
                                domain(plain("pci").vf("b3:02.3"))),
                RuleCase.of("VF_IN_USE")
                        .on(host(function().heldBy("other")))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(on(host(function().heldBy("vm")), pair()), on(host(function()), pair())),
                RuleCase.of("VF_IN_BOND")
                        .on(host(function().inBond(true)).ovirt(true))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(on(host(function()).ovirt(true), pair())),
                RuleCase.of("VF_GROUP_SHARED")
                        .on(host(
                                function().iommuGroup(7),
                                VirtualFunction.at(OTHER).iommuGroup(7).heldBy("other")))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(
                                on(
                                        host(
                                                function().iommuGroup(7),
                                                VirtualFunction.at(OTHER)
                                                        .iommuGroup(7)
                                                        .heldBy("vm")),
                                        pair()),
                                on(
                                        host(
                                                function().iommuGroup(6),
                                                VirtualFunction.at(OTHER)
                                                        .iommuGroup(7)
                                                        .heldBy("other")),
                                        pair()),
                                on(host(function(), VirtualFunction.at(OTHER).heldBy("other")), pair())),
                RuleCase.of("POOL_WITHOUT_FREE_VF")
                        .on(pool(function()))
                        .breaks(domain(standby(), pooled(), anotherInPool()), IF3 + "/source")
                        .breaks(
                                domain(anotherInPool(), anotherInPool(), anotherInPool()),
                                IF2 + "/source",
                                IF3 + "/source")
                        .breaks(on(pool(function().heldBy("other")), inPool()), IF2 + "/source")
                        .breaks(on(pool(function().inBond(true)), inPool()), IF2 + "/source")
                        .breaks(on(pool(function().vlan(5)), inPool()), IF2 + "/source")
                        .breaks(
                                on(
                                        pool(
                                                function().iommuGroup(7),
                                                VirtualFunction.at(OTHER)
                                                        .iommuGroup(7)
                                                        .heldBy("other")),
                                        inPool()),
                                IF2 + "/source")
                        .keeps(
                                inPool(),
                                on(
                                        pool(function(), VirtualFunction.at(OTHER)),
                                        domain(standby(), pooled(), anotherInPool())),
                                on(pool(function().heldBy("vm")), inPool()),
                                on(
                                        pool(
                                                function().iommuGroup(6),
                                                VirtualFunction.at(OTHER)
                                                        .iommuGroup(7)
                                                        .heldBy("other")),
                                        inPool())),
                RuleCase.of("HOST_WITHOUT_IOMMU")
                        .on(iommu(Optional.of(false)))
                        .breaks(pair(), IF2 + "/source")
                        .breaks(domain(standby(), hostdev()), HOSTDEV1 + "/source")
                        .breaks(on(pool(false, function()), inPool()), IF2 + "/source")
                        .keeps(
                                domain(nic("user")),
                                on(iommu(Optional.of(true)), pair()),
                                on(iommu(Optional.empty()), pair())),
                RuleCase.of("PF_DOWN")
                        .on(links(false))
                        .breaks(pair(), IF2 + "/source")
                        .keeps(
                                on(links(true), pair()),
                                on(host(function().pfDevice("pf0")), pair()),
                                domain(nic("user"))),
                RuleCase.of("MACHINE_NOT_OFFERED")
                        .on(Target.builder()
                                .host(HostInventory.named("a")
                                        .addMachines("pc-q35-8.0")
                                        .build()))
                        .breaks(pair(), "/domain/os/type")
                        .keeps(pair().machine("pc-q35-8.0"), domain(nic("user")).noMachine()),
                RuleCase.of("VARIANT_DRIVER_UNUSED")
                        .on(host(function().liveMigratable(LiveMigratable.YES)))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(
                                on(host(function().liveMigratable(LiveMigratable.NO)), pair()),
                                domain(plain("pci").vf("b3:02.3"))));
    }
}
