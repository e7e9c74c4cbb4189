package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A device of a host as libvirt's node device driver describes it: a PCI function, which may be a PF or a VF, or the
 * network device of one.
 *
 * <p>Numbers are as written, so that a malformed one is seen.
 */
@Value.Immutable
public abstract class NodeDevice {
    /** Subclassed by generated code only. */
    NodeDevice() {}

    /**
     * The device's name, such as {@code pci_0000_03_10_0}.
     *
     * @return the name; empty text where it is missing
     */
    public abstract String name();

    /**
     * The device that it hangs on.
     *
     * @return the parent's name, where it is there
     */
    public abstract Optional<String> parent();

    /**
     * The kernel driver that it is bound to.
     *
     * @return the driver's name, such as {@code vfio-pci}, where it is there
     */
    public abstract Optional<String> driver();

    /**
     * What the device is.
     *
     * @return the {@code type} of each {@code <capability>} of the device itself, in document order
     */
    public abstract List<String> capabilities();

    /**
     * The PCI address, where the device is a PCI function.
     *
     * @return the address as written, decimal
     */
    public abstract Optional<PciAddressText> address();

    /**
     * Whether the device can have virtual functions.
     *
     * @return true with a capability {@code virt_functions}
     */
    @Value.Default
    public boolean isPhysicalFunction() {
        return false;
    }

    /**
     * The virtual functions of a PF that are there now.
     *
     * @return their addresses, in document order
     */
    public abstract List<PciAddressText> virtualFunctions();

    /**
     * How many virtual functions a PF can have.
     *
     * @return the {@code maxCount}, where it is there (libvirt ≥ 1.2.16)
     */
    public abstract Optional<String> maxVirtualFunctions();

    /**
     * The PF of a VF.
     *
     * @return the PF's address, where the device is a VF
     */
    public abstract Optional<PciAddressText> physicalFunction();

    /**
     * The IOMMU group.
     *
     * @return its number, where there is an IOMMU
     */
    public abstract Optional<String> iommuGroup();

    /**
     * All devices of the IOMMU group, with this one.
     *
     * @return their addresses, in document order
     */
    public abstract List<PciAddressText> iommuGroupMembers();

    /**
     * The NUMA node that it is next to.
     *
     * @return the node, where it is known
     */
    public abstract Optional<String> numaNode();

    /**
     * The PCI vendor.
     *
     * @return its identifier, hexadecimal, where it is there
     */
    public abstract Optional<String> vendor();

    /**
     * The PCI product.
     *
     * @return its identifier, hexadecimal, where it is there
     */
    public abstract Optional<String> product();

    /**
     * The name of a network device.
     *
     * @return the name, such as {@code enp3s0f0}, where the device is one
     */
    public abstract Optional<String> interfaceName();

    /**
     * The MAC of a network device.
     *
     * @return the MAC as written, where it is there
     */
    public abstract Optional<String> mac();

    /**
     * The link state of a network device.
     *
     * @return the state as written, such as {@code up} or {@code lowerlayerdown}, where it is there
     */
    public abstract Optional<String> link();

    /**
     * Where the element stands. Not part of what makes two devices equal.
     *
     * @return its place
     */
    @Value.Auxiliary
    @Value.Default
    public Origin origin() {
        return Origin.ofPath("/device");
    }

    /**
     * The VF that the device is. What is missing or malformed beside its address is unknown in it; so are its VLAN, its
     * bond and its holder, of which a node device does not tell.
     *
     * @return the VF, or empty when the device has no PF or no PCI address that is one
     */
    public Optional<VirtualFunction> virtualFunction() {
        Optional<PciAddress> at = address().flatMap(PciAddressText::address);
        if (physicalFunction().isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        VirtualFunction.Builder function = VirtualFunction.at(at.get());
        function.pf(physicalFunction().flatMap(PciAddressText::address));
        number(iommuGroup(), 10, Integer.MAX_VALUE).ifPresent(function::iommuGroup);
        number(numaNode(), 10, Integer.MAX_VALUE).ifPresent(function::numaNode);
        number(vendor(), 16, 0xffff).ifPresent(function::vendor);
        number(product(), 16, 0xffff).ifPresent(function::product);
        return Optional.of(function.build());
    }

    private static OptionalInt number(Optional<String> text, int base, int max) {
        String digits = text.orElse("");
        if (base == 16 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
            digits = digits.substring(2);
        }
        boolean ascii = !digits.isEmpty()
                && digits.length() <= 10
                && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, base) >= 0);
        long value = ascii ? Long.parseLong(digits, base) : -1;
        return value >= 0 && value <= max ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    /**
     * Starts a device.
     *
     * @param name its name
     * @return a builder with everything else missing
     */
    public static Builder named(String name) {
        return new Builder().name(name);
    }

    /** Builds a {@link NodeDevice}; not safe for use by several threads. */
    public static final class Builder extends ImmutableNodeDevice.Builder {
        Builder() {}
    }
}
