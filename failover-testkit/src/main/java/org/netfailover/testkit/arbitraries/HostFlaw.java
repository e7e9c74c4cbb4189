package org.netfailover.testkit.arbitraries;

/** Something that a generated host lacks, or that is wrong with it. */
enum HostFlaw {
    /** The network of the standbys is not there. */
    NO_NETWORK,
    /** The network of the standbys is not started. */
    NETWORK_INACTIVE,
    /** The network of the standbys hands out VFs. */
    NETWORK_IS_POOL,
    /** The bridge is not there. */
    NO_BRIDGE,
    /** No VF of the pool can be taken. */
    POOL_TAKEN,
    /** The pool leads to a bridge. */
    POOL_IS_BRIDGE,
    /** The VFs outside of the pool are not there. */
    VF_GONE,
    /** The VFs outside of the pool are held by another domain. */
    VF_HELD,
    /** The VFs outside of the pool are in a bond. */
    VF_IN_BOND,
    /** The VFs outside of the pool share their IOMMU group with one that another domain holds. */
    VF_GROUP_SHARED,
    /** Where the VFs outside of the pool should be there are devices that are none. */
    NOT_A_VF,
    /** The VFs outside of the pool are no Ethernet devices. */
    NOT_ETHERNET,
    /** There is no IOMMU. */
    NO_IOMMU,
    /** The links of the PFs are down. */
    PF_DOWN,
    /** QEMU offers no machine with PCI Express. */
    NO_MACHINE,
    /** libvirt knows no teaming. */
    NO_TEAMING,
    /** libvirt knows no teaming of plain hostdevs. */
    NO_HOSTDEV_TEAMING
}
