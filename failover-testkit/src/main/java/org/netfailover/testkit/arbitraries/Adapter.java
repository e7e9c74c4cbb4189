package org.netfailover.testkit.arbitraries;

import org.netfailover.model.PciAddress;
import org.netfailover.model.VirtualFunction;

/**
 * An SR-IOV adapter of a generated host: one PF and its VFs, which lie as those of an 82576 do.
 *
 * @param bus the PCI bus that it is on
 */
record Adapter(int bus) {
    /** The PCI class of Ethernet. */
    static final int ETHERNET = 0x020000;

    private static final int FIRST_SLOT = 0x10;
    private static final int VENDOR = 0x8086;
    private static final int PRODUCT = 0x10ca;

    /** The PF's network device. */
    String device() {
        return "enp" + bus + "s0f0";
    }

    PciAddress address() {
        return new PciAddress(0, bus, 0, 0);
    }

    PciAddress vf(int index) {
        return new PciAddress(0, bus, FIRST_SLOT + index / 8, index % 8);
    }

    /** The IOMMU group that a VF has for itself. */
    int group(int index) {
        return bus * 100 + index;
    }

    /** A VF whose class and IOMMU group are still to be told. */
    VirtualFunction.Builder function(int index, int mtu) {
        return VirtualFunction.at(vf(index))
                .pf(address())
                .pfDevice(device())
                .mtu(mtu)
                .numaNode(0)
                .vendor(VENDOR)
                .product(PRODUCT);
    }

    /** A VF of Ethernet with a group of its own. */
    VirtualFunction.Builder ethernet(int index, int mtu) {
        return function(index, mtu).pciClass(ETHERNET).iommuGroup(group(index));
    }
}
