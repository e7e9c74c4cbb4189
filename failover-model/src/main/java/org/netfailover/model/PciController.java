package org.netfailover.model;

import java.util.Optional;

/**
 * A {@code <controller type='pci'>} of a domain as written: the bus that a NIC's guest address may name.
 *
 * @param index the bus number as written, where it is there
 * @param model such as {@code pcie-root-port}, where it is there
 * @param hotplug {@code <target hotplug>}: {@code off} forbids hotplug on the port (libvirt since 6.3.0)
 */
public record PciController(Optional<String> index, Optional<String> model, Optional<String> hotplug) {
    /**
     * The bus that the controller provides.
     *
     * @return the number, or empty when it is missing or no number of 0 to 255
     */
    public Optional<Integer> bus() {
        return index.map(CInteger::parse)
                .filter(number -> number >= 0 && number <= 0xff)
                .map(Long::intValue);
    }
}
