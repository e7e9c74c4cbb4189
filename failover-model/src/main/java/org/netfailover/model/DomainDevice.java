package org.netfailover.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device of a domain that is no NIC, as far as it can collide with one: by its alias or by its guest PCI address.
 *
 * @param element the element's name: {@code disk}, {@code controller}…
 * @param alias the alias that libvirt keeps ({@link UserAlias#isKept}), where there is one
 * @param guestAddress the guest's PCI address, where one is fixed; not one of zeros, which libvirt replaces
 * @param origin where the element stands; not part of what makes two devices equal
 */
public record DomainDevice(String element, Optional<String> alias, Optional<PciAddress> guestAddress, Origin origin) {
    /** Drops an alias that libvirt drops, and an address whose domain, bus and slot are zero. */
    public DomainDevice {
        alias = alias.filter(UserAlias::isKept);
        guestAddress = guestAddress.filter(address -> (address.domain() | address.bus() | address.slot()) != 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainDevice that
                && element.equals(that.element)
                && alias.equals(that.alias)
                && guestAddress.equals(that.guestAddress);
    }

    @Override
    public int hashCode() {
        return Objects.hash(element, alias, guestAddress);
    }
}
