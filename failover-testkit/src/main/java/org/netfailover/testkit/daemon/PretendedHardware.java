package org.netfailover.testkit.daemon;

import java.util.List;
import java.util.stream.Stream;
import org.netfailover.model.PciAddress;

/**
 * The PCI devices that a {@link PrivateLibvirt} sees. They are files that look like devices: libvirt lists them as node
 * devices with their IOMMU groups, finds the virtual functions when it starts a network of the kind
 * {@code <forward mode='hostdev'><pf dev='pf0'/>}, and tells a virtual function from another device when it starts a
 * domain. No domain starts with one of them, and none of the machine's own devices can be reached.
 *
 * <pre>{@code
 * try (PrivateLibvirt libvirt = PrivateLibvirt.start();
 *         LibvirtHost host = libvirt.connect()) {
 *     assertThat(host.inventory().functions())
 *             .extracting(VirtualFunction::address)
 *             .containsExactlyInAnyOrderElementsOf(PretendedHardware.VIRTUAL_FUNCTIONS);
 * }
 * }</pre>
 */
public final class PretendedHardware {
    /** The network device of the card with SR-IOV, which the kernel knows nothing of. */
    public static final String PF_NAME = "pf0";

    /** The card with SR-IOV, an Intel 82576. */
    public static final PciAddress PHYSICAL_FUNCTION = PciAddress.parse("0000:65:00.0");

    /** Its four virtual functions, each in an IOMMU group of its own. */
    public static final List<PciAddress> VIRTUAL_FUNCTIONS = Stream.of("0", "2", "4", "6")
            .map(function -> PciAddress.parse("0000:65:10." + function))
            .toList();

    /** A network card without SR-IOV. */
    public static final PciAddress NIC_WITHOUT_SRIOV = PciAddress.parse("0000:66:00.0");

    private PretendedHardware() {}
}
