package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * What a domain of one kind may have on a host: one emulator, one architecture, one machine type.
 *
 * <p>Immutable and safe for many threads.
 */
@Value.Immutable
public abstract class DomainCapabilities {
    /** Subclassed by generated code only. */
    DomainCapabilities() {}

    /**
     * The emulator.
     *
     * @return its path; empty text where it is missing
     */
    @Value.Default
    public String path() {
        return "";
    }

    /**
     * The kind of domain.
     *
     * @return such as {@code kvm} or {@code qemu}; empty text where it is missing
     */
    @Value.Default
    public String domainType() {
        return "";
    }

    /**
     * The machine type.
     *
     * @return its canonical name, such as {@code pc-q35-7.2}, where it is told
     */
    public abstract Optional<String> machine();

    /**
     * The architecture.
     *
     * @return such as {@code x86_64}; empty text where it is missing
     */
    @Value.Default
    public String arch() {
        return "";
    }

    /**
     * The most virtual processors.
     *
     * @return at least 1, where it is told
     */
    public abstract OptionalInt maxVcpus();

    /**
     * Whether a domain may have host devices at all.
     *
     * @return true for {@code <hostdev supported='yes'>}
     */
    @Value.Default
    public boolean isHostdevSupported() {
        return false;
    }

    /**
     * The kinds of host devices that a domain may have. libvirt 9.0.0 lists {@code pci} also where there is no IOMMU.
     *
     * @return such as {@code usb} and {@code pci}
     */
    public abstract List<String> hostdevTypes();

    /**
     * What may pass a PCI device through. Without an IOMMU, or without {@code vfio-pci} in QEMU, libvirt 9.0.0 lists
     * nothing.
     *
     * @return such as {@code default} and {@code vfio}
     */
    public abstract List<String> pciBackends();

    /**
     * Whether a VF of the host can be given to a domain by VFIO.
     *
     * @return true when host devices, PCI and VFIO are all there
     */
    public boolean passesPciThrough() {
        return isHostdevSupported()
                && hostdevTypes().contains("pci")
                && pciBackends().contains("vfio");
    }

    /**
     * Starts capabilities.
     *
     * @return a builder of a domain that may have nothing
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link DomainCapabilities}; not safe for use by several threads. */
    public static final class Builder extends ImmutableDomainCapabilities.Builder {
        Builder() {}
    }
}
