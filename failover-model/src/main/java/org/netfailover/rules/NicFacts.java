package org.netfailover.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.ActualNic;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;

/** A NIC and what the rules ask of it again and again, computed once for one check. */
final class NicFacts {
    static final PciAddress ZERO = new PciAddress(0, 0, 0, 0);

    private final Nic nic;
    private final @Nullable String alias;
    private final @Nullable String reference;
    private final @Nullable MacAddress mac;
    private final @Nullable PciAddress host;
    private final @Nullable PciAddress guest;
    private final boolean standby;
    private final boolean primary;

    NicFacts(Nic nic) {
        this.nic = nic;
        alias = nic.alias().orElse(null);
        reference = nic.standbyReference().orElse(null);
        mac = nic.macAddress().orElse(null);
        host = hostAddress(nic);
        guest = guestAddress(nic.guestAddress());
        standby = nic.isStandby();
        primary = nic.isPrimary();
    }

    /** The host's device as libvirt reads it: zero where an interface or hostdev of a PCI device names none. */
    private static @Nullable PciAddress hostAddress(Nic nic) {
        Optional<PciAddressText> text = Optional.empty();
        if (isPciHostdev(nic)) {
            text = nic.source().address();
            if (text.isEmpty() || text.get().isEmpty() && text.get().address().isEmpty()) {
                return ZERO;
            }
        } else if (nic.actual().isPresent()) {
            text = nic.actual().get().source().address();
        }
        return text.isEmpty() ? null : text.get().address().orElse(null);
    }

    /** The guest's address, where it is one and is not left to libvirt. */
    static @Nullable PciAddress guestAddress(Optional<PciAddressText> text) {
        PciAddress address = text.isEmpty() ? null : text.get().address().orElse(null);
        boolean assigned = address == null || (address.domain() | address.bus() | address.slot()) == 0;
        return assigned ? null : address;
    }

    private static boolean isPciHostdev(Nic nic) {
        if (nic.element() == Nic.Element.HOSTDEV) {
            return nic.type().equals("pci")
                    && (nic.mode().isEmpty() || nic.mode().get().equals("subsystem"));
        }
        return nic.type().equals("hostdev")
                && nic.source().addressType().isPresent()
                && nic.source().addressType().get().equals("pci");
    }

    Nic nic() {
        return nic;
    }

    /** The alias that libvirt keeps. */
    @Nullable
    String alias() {
        return alias;
    }

    /** The standby's alias as the device refers to it, in either dialect. */
    @Nullable
    String reference() {
        return reference;
    }

    /** The MAC, where it is there and is one. */
    @Nullable
    MacAddress mac() {
        return mac;
    }

    /** The host's device, where there is one and its address is one; zero where the document leaves it out. */
    @Nullable
    PciAddress host() {
        return host;
    }

    /** The guest's address, where it is there, is one, and is not left to libvirt. */
    @Nullable
    PciAddress guest() {
        return guest;
    }

    /** Whether either dialect marks it as a standby. */
    boolean isStandby() {
        return standby;
    }

    /** Whether either dialect marks it as a primary. */
    boolean isPrimary() {
        return primary;
    }

    /** Whether either dialect marks it as anything. */
    boolean isMarked() {
        return standby || primary;
    }

    boolean isInterface() {
        return nic.element() == Nic.Element.INTERFACE;
    }

    /** Whether it is an {@code <interface>} of this type. */
    boolean isInterface(String type) {
        return isInterface() && nic.type().equals(type);
    }

    /** What libvirt made of it in a running domain, or else its own type. */
    String actualType() {
        return nic.actual().isEmpty()
                ? nic.type()
                : nic.actual().flatMap(ActualNic::type).orElse(nic.type());
    }

    /** Whether it hands a device of the host to the guest, as far as the document itself tells. */
    boolean isPassedThrough() {
        return nic.element() == Nic.Element.HOSTDEV || actualType().equals("hostdev");
    }

    /** Whether the alias as written looks like one that libvirt makes up, as in the XML of a running domain. */
    boolean hasGeneratedAlias() {
        return nic.aliasText().isPresent()
                && (isGenerated(nic.aliasText().get(), "net")
                        || isGenerated(nic.aliasText().get(), "hostdev"));
    }

    private static boolean isGenerated(String text, String prefix) {
        if (!text.startsWith(prefix) || text.length() == prefix.length()) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
