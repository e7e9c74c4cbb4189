package org.netfailover.model;

import java.util.Optional;

/**
 * An entry of a map from VFs of the source host to VFs of the destination, as given: Nova's
 * {@code pci_dev_map_src_dst}. The addresses are compared by their numbers.
 *
 * @param source the address on the source host, such as {@code 0000:b3:02.3}
 * @param destination the address on the destination host
 */
public record VfMapping(String source, String destination) {
    /**
     * The entry from one address to another.
     *
     * @param source the address on the source host
     * @param destination the address on the destination host
     * @return the entry in sysfs text
     */
    public static VfMapping of(PciAddress source, PciAddress destination) {
        return new VfMapping(source.toString(), destination.toString());
    }

    /**
     * The address on the source host.
     *
     * @return the address, or empty when the text is none
     */
    public Optional<PciAddress> from() {
        return PciAddress.find(source);
    }

    /**
     * The address on the destination host.
     *
     * @return the address, or empty when the text is none
     */
    public Optional<PciAddress> to() {
        return PciAddress.find(destination);
    }
}
