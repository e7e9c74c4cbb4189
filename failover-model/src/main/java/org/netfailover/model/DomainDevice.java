package org.netfailover.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device of a domain that is no NIC, as far as it can collide with one: by its alias or by its guest PCI address.
 *
 * @param element the element's name: {@code disk}, {@code controller}…
 * @param aliasText the alias as written, where it is there
 * @param guestAddress the guest's PCI address, where it is there
 * @param origin where the element stands; not part of what makes two devices equal
 */
public record DomainDevice(
        String element, Optional<String> aliasText, Optional<PciAddressText> guestAddress, Origin origin) {
    /**
     * The alias that libvirt keeps.
     *
     * @return the alias as written, or empty when there is none or libvirt drops it
     */
    public Optional<String> alias() {
        return aliasText.filter(UserAlias::isKept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainDevice that
                && element.equals(that.element)
                && aliasText.equals(that.aliasText)
                && guestAddress.equals(that.guestAddress);
    }

    @Override
    public int hashCode() {
        return Objects.hash(element, aliasText, guestAddress);
    }
}
