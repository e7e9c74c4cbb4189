package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.IF3;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.plain;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;

/** Cases of addresses, on the host and in the guest. */
final class AddressCases {
    private static final String ADDRESS = "/address";
    private static final String SOURCE = "/source/address";

    private AddressCases() {}

    private static NicSpec other(String type, String... address) {
        return nic("hostdev").vf(type, address);
    }

    private static DomainSpec primaryAt(String... address) {
        return domain(standby(), vf().at(address));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("VF_TWICE")
                        .breaks(domain(standby(), vf(), other("pci", "0", "179", "02", "0x3")), IF3 + SOURCE)
                        .breaks(domain(standby(), vf(), plain("pci").vf("b3:02.3")), HOSTDEV1 + SOURCE)
                        .breaks(
                                domain(
                                        standby(),
                                        vf(),
                                        nic("network")
                                                .source(NicSource.ofNetwork("vfpool"))
                                                .actual("hostdev", NicSource.ofVf(PciAddress.parse("b3:02.3")))),
                                IF3 + SOURCE)
                        .breaks(
                                domain(plain("pci"), plain("pci").vf("pci", "0", "0", "0"))
                                        .arch("s390x"),
                                "/domain/devices/hostdev[2]" + SOURCE)
                        .keeps(
                                domain(standby(), vf(), other("pci", "0", "179", "02", "0x4")),
                                domain(standby(), vf(), plain("usb").vf("b3:02.3")),
                                domain(
                                        standby(),
                                        vf(),
                                        plain("pci")
                                                .with(b -> b.mode("capabilities"))
                                                .vf("b3:02.3"))),
                RuleCase.of("HOST_ADDRESS_MALFORMED")
                        .breaks(domain(other("pci", "0", "6a", "2", "3")), IF1 + SOURCE)
                        .breaks(domain(other("pci", "0", "", "2", "3")), IF1 + SOURCE)
                        .breaks(domain(plain("pci").vf("pci", "0", "08", "2", "3")), HOSTDEV1 + SOURCE)
                        .breaks(domain(other("pci", "x", "0", "0", "0")), IF1 + SOURCE)
                        .breaks(domain(other("pci", "0", "1", "1", "1 ")), IF1 + SOURCE)
                        .keeps(
                                domain(other("pci", "0", " +0x6A", "010")),
                                domain(plain("usb").vf("usb", "0", "6a"))),
                RuleCase.of("HOST_ADDRESS_OUT_OF_RANGE")
                        .breaks(domain(other("pci", "0", "0x100", "2", "3")), IF1 + SOURCE)
                        .breaks(domain(other("pci", "0", "1", "0x20", "3")), IF1 + SOURCE)
                        .breaks(domain(hostdev().vf("pci", "0", "1", "2", "8").noTeaming()), HOSTDEV1 + SOURCE)
                        .keeps(domain(other("pci", "0x10000", "0xff", "0x1f", "7"))),
                RuleCase.of("HOST_ADDRESS_MISSING")
                        .breaks(domain(nic("hostdev")), IF1 + SOURCE)
                        .breaks(domain(plain("")), HOSTDEV1)
                        .keeps(domain(other("pci", "0", "1"))),
                RuleCase.of("HOST_ADDRESS_TYPE_UNKNOWN")
                        .breaks(domain(other("PCI", "0", "1")), IF1 + SOURCE)
                        .breaks(domain(plain("net")), HOSTDEV1)
                        .keeps(
                                domain(other("usb")),
                                domain(plain("net").with(b -> b.mode("capabilities"))),
                                domain(nic("user").vf("odd", new String[0]))),
                RuleCase.of("PRIMARY_NOT_PCI")
                        .breaks(domain(standby(), vf().vf("usb", new String[0])), IF2 + SOURCE)
                        .keeps(pair(), domain(other("usb"))),
                RuleCase.of("HOST_ADDRESS_ZERO")
                        .breaks(domain(standby(), vf().vf("pci", new String[0])), IF2 + SOURCE)
                        .breaks(domain(standby(), vf().vf("pci", "0", "0", "0", "9")), IF2 + SOURCE)
                        .breaks(domain(plain("pci")), HOSTDEV1 + SOURCE)
                        .keeps(pair(), domain(plain("pci")).arch("s390x")),
                RuleCase.of("GUEST_ADDRESS_TWICE")
                        .breaks(
                                domain(
                                        nic("user").at("0", "0", "5"),
                                        nic("user").at("0", "0", "0x05", "0x0")),
                                IF2 + ADDRESS)
                        .breaks(
                                domain(nic("user").at("0", "0", "16")).deviceAt("disk", "0", "0", "0x10"),
                                IF1 + ADDRESS)
                        .breaks(
                                domain().deviceAt("disk", "0", "0", "5").deviceAt("video", "0", "0", "5"),
                                "/domain/devices/video/address")
                        .breaks(domain(nic("user").at("0", "0", "0x1f", "2")), IF1 + ADDRESS)
                        .breaks(domain(nic("user").at("0", "0", "1", "1")).machine("pc"), IF1 + ADDRESS)
                        .keeps(
                                domain(
                                        nic("user").at("0", "0", "5"),
                                        nic("user").at("0", "0", "5", "1")),
                                domain(nic("user").at(), nic("user").at("0")).deviceAt("disk"),
                                domain().deviceAt("disk", "zz").deviceAt("disk", "zz"),
                                domain().deviceAt("controller", "0", "0", "0x1f", "2"),
                                domain(nic("user").at("0", "0", "0x1f", "1")),
                                domain(nic("user").at("0", "1", "0x1f", "2")),
                                domain(nic("user").at("0", "0", "1", "0")),
                                domain(nic("user").at("0", "0", "0x1f", "2")).machine("virt")),
                RuleCase.of("GUEST_ADDRESS_MALFORMED")
                        .breaks(domain(nic("user").at("0", "zz", "5")), IF1 + ADDRESS)
                        .keeps(domain(nic("user").at("0", "1", "5"))),
                RuleCase.of("GUEST_ADDRESS_OUT_OF_RANGE")
                        .breaks(domain(nic("user").at("0", "0", "0x20")), IF1 + ADDRESS)
                        .keeps(domain(nic("user").at("0", "0", "0", "9"))),
                RuleCase.of("GUEST_ADDRESS_DOMAIN")
                        .breaks(domain(nic("user").at("1", "0", "5")), IF1 + ADDRESS)
                        .keeps(domain(nic("user").at("0", "0", "5"))),
                RuleCase.of("GUEST_ADDRESS_MULTIFUNCTION_UNKNOWN")
                        .breaks(domain(nic("user").at("0", "0", "5", "0", "yes")), IF1 + ADDRESS)
                        .keeps(domain(nic("user").at("0", "0", "5", "0", "on"))),
                RuleCase.of("MACHINE_WITHOUT_PCI_EXPRESS")
                        .breaks(pair().machine("pc-i440fx-7.2"), "/domain/os/type")
                        .breaks(pair().machine("pc"), "/domain/os/type")
                        .breaks(pair().machine("rhel6.6.0"), "/domain/os/type")
                        .breaks(pair().machine("isapc"), "/domain/os/type")
                        .breaks(pair().machine("pseries-7.2"), "/domain/os/type")
                        .breaks(
                                primaryAt("0", "1")
                                        .controller("1", "pci-bridge")
                                        .machine("s390-ccw-virtio"),
                                "/domain/os/type")
                        .keeps(
                                pair(),
                                pair().machine("q35"),
                                pair().machine("virt"),
                                pair().machine("virt-7.2"),
                                pair().machine("new"),
                                domain(nic("user")).machine("pc")),
                RuleCase.of("MACHINE_NOT_GIVEN")
                        .breaks(pair().noMachine(), "/domain/os/type")
                        .breaks(pair().noMachine().arch("i686"), "/domain/os/type")
                        .keeps(
                                pair().noMachine().arch("aarch64"),
                                domain(nic("user")).noMachine()),
                RuleCase.of("PRIMARY_ON_CONVENTIONAL_PCI")
                        .breaks(primaryAt("0", "7", "1").controller("7", "pcie-to-pci-bridge"), IF2 + ADDRESS)
                        .breaks(primaryAt("0", "0x07", "1").controller("7", "pci-bridge"), IF2 + ADDRESS)
                        .breaks(primaryAt("0", "1", "1").controller("1", "dmi-to-pci-bridge"), IF2 + ADDRESS)
                        .keeps(
                                primaryAt("0", "7").controller("7", "pcie-root-port"),
                                primaryAt("0", "7")
                                        .controller("8", "pci-bridge")
                                        .controller("300", "pci-bridge"),
                                domain(standby().at("0", "7", "1"), vf()).controller("7", "pci-bridge")),
                RuleCase.of("PRIMARY_ON_ROOT_BUS")
                        .breaks(primaryAt("0", "0", "5"), IF2 + ADDRESS)
                        .breaks(primaryAt("0", "0", "5").controller("0", "pcie-root"), IF2 + ADDRESS)
                        .breaks(primaryAt("0", "3", "5").controller("3", "pcie-expander-bus"), IF2 + ADDRESS)
                        .keeps(primaryAt("0", "3"), primaryAt()),
                RuleCase.of("PRIMARY_PORT_WITHOUT_HOTPLUG")
                        .breaks(primaryAt("0", "3").portWithHotplug("3", "off"), IF2 + ADDRESS)
                        .keeps(
                                primaryAt("0", "3").portWithHotplug("3", "on"),
                                primaryAt("0", "3").portWithHotplug("4", "off"),
                                pair().portWithHotplug("3", "off")),
                RuleCase.of("PRIMARY_NOT_FUNCTION_ZERO")
                        .breaks(primaryAt("0", "3", "0", "1"), IF2 + ADDRESS)
                        .keeps(primaryAt("0", "3", "0", "0")),
                RuleCase.of("PRIMARY_MULTIFUNCTION")
                        .breaks(primaryAt("0", "3", "0", "0", "on"), IF2 + ADDRESS)
                        .keeps(primaryAt("0", "3", "0", "0", "off")),
                RuleCase.of("PRIMARY_SHARES_SLOT")
                        .breaks(primaryAt("0", "3").deviceAt("disk", "0", "3", "0", "1"), IF2 + ADDRESS)
                        .breaks(domain(standby().at("0", "3", "0", "1"), vf().at("0", "3")), IF2 + ADDRESS)
                        .keeps(
                                primaryAt("0", "3").deviceAt("disk", "0", "4", "0", "1"),
                                domain(standby().at("0", "3", "0", "1"), vf())));
    }
}
