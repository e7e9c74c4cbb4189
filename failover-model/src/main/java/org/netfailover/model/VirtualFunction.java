package org.netfailover.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** An SR-IOV virtual function of a host. */
@Value.Immutable
public abstract class VirtualFunction {
    /** Subclassed by generated code only. */
    VirtualFunction() {}

    /**
     * Its PCI address on the host.
     *
     * @return the address
     */
    public abstract PciAddress address();

    /**
     * The PF that it belongs to.
     *
     * @return the PF's address, where it is known
     */
    public abstract Optional<PciAddress> pf();

    /**
     * The PF's network device on the host.
     *
     * @return such as {@code enp2s0f0}, where it is known
     */
    public abstract Optional<String> pfDevice();

    /**
     * The MTU of the PF, which bounds the VF's.
     *
     * @return bytes, where it is known
     */
    public abstract OptionalInt mtu();

    /**
     * The PCI class.
     *
     * @return class, subclass and interface as one number, {@code 0x020000} for Ethernet, where it is known
     */
    public abstract OptionalInt pciClass();

    /**
     * The IOMMU group, all of which goes to one guest.
     *
     * @return its number, where there is an IOMMU
     */
    public abstract OptionalInt iommuGroup();

    /**
     * The VLAN that is set on it at the PF.
     *
     * @return 1 to 4094, where one is set
     */
    public abstract OptionalInt vlan();

    /**
     * The NUMA node that it is next to.
     *
     * @return the node, where it is known
     */
    public abstract OptionalInt numaNode();

    /**
     * The PCI vendor.
     *
     * @return 0 to 0xffff, where it is known
     */
    public abstract OptionalInt vendor();

    /**
     * The PCI product.
     *
     * @return 0 to 0xffff, where it is known
     */
    public abstract OptionalInt product();

    /**
     * Whether it can move with its state.
     *
     * @return unset unless told
     */
    @Value.Default
    public LiveMigratable liveMigratable() {
        return LiveMigratable.UNSET;
    }

    /**
     * The domain that holds it.
     *
     * @return the domain's name, or empty when it is free
     */
    public abstract Optional<String> heldBy();

    /**
     * Whether its network device on the host serves a bond.
     *
     * @return true when it does, so that no guest may have it
     */
    @Value.Default
    public boolean inBond() {
        return false;
    }

    /**
     * Starts a VF.
     *
     * @param address its PCI address on the host
     * @return a builder with everything else unknown
     */
    public static Builder at(PciAddress address) {
        return new Builder().address(address);
    }

    /** Builds a {@link VirtualFunction}; not safe for use by several threads. */
    public static final class Builder extends ImmutableVirtualFunction.Builder {
        Builder() {}
    }
}
