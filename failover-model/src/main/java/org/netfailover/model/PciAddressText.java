package org.netfailover.model;

import java.util.Optional;

/**
 * The attributes of an {@code <address type='pci'>} as they were written.
 *
 * @param domain the attribute's text, where it is there
 * @param bus likewise
 * @param slot likewise
 * @param function likewise
 * @param multifunction likewise ({@code on} or {@code off} to libvirt)
 */
public record PciAddressText(
        Optional<String> domain,
        Optional<String> bus,
        Optional<String> slot,
        Optional<String> function,
        Optional<String> multifunction) {
    /**
     * Writes an address as libvirt does, four hexadecimal attributes.
     *
     * @param address any address
     * @return its text, without {@code multifunction}
     */
    public static PciAddressText of(PciAddress address) {
        return new PciAddressText(
                Optional.of(String.format("0x%04x", address.domain())),
                Optional.of(String.format("0x%02x", address.bus())),
                Optional.of(String.format("0x%02x", address.slot())),
                Optional.of("0x" + address.function()),
                Optional.empty());
    }

    /**
     * The address that libvirt reads from the attributes.
     *
     * @return the address, or empty when an attribute is no number or out of range
     */
    public Optional<PciAddress> address() {
        try {
            return Optional.of(toAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with the attributes.
     *
     * @return a sentence that names the attribute, or empty when they are an address
     */
    public Optional<String> fault() {
        try {
            toAddress();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether each attribute is a number, be it in its range or not.
     *
     * @return false when libvirt cannot read one of them at all
     */
    public boolean isReadable() {
        return isNumber(domain) && isNumber(bus) && isNumber(slot) && isNumber(function);
    }

    private static boolean isNumber(Optional<String> attribute) {
        return attribute.isEmpty() || CInteger.parse(attribute.get()) >= 0;
    }

    /**
     * Whether domain, bus and slot are zero, which libvirt takes for no address: a guest's it then assigns itself.
     *
     * @return true for three zeros or without attributes, whatever the function
     */
    public boolean isEmpty() {
        return isZero(domain) && isZero(bus) && isZero(slot);
    }

    private static boolean isZero(Optional<String> attribute) {
        return attribute.isEmpty() || CInteger.parse(attribute.get()) == 0;
    }

    private PciAddress toAddress() {
        return PciAddress.ofAttributes(domain.orElse(null), bus.orElse(null), slot.orElse(null), function.orElse(null));
    }
}
