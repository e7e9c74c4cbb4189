package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * An {@code <interface>} or a {@code <hostdev>} of a domain, as described: the text of what concerns a failover pair,
 * read the way libvirt reads it, right or wrong.
 *
 * <p>Where an element stands more than once libvirt reads the first one, and so does this description; an empty
 * attribute of those that libvirt reads by XPath counts as missing. {@link org.netfailover.rules.Rules} tells what is
 * wrong with it.
 */
@Value.Immutable
public abstract class Nic {
    /** The element that describes a NIC. */
    public enum Element {
        /** {@code <interface>}. */
        INTERFACE("interface"),
        /** {@code <hostdev>}: a VF passed through without libvirt knowing it as a NIC. */
        HOSTDEV("hostdev");

        private final String text;

        Element(String text) {
            this.text = text;
        }

        /**
         * The element's name.
         *
         * @return {@code interface} or {@code hostdev}
         */
        public String text() {
            return text;
        }
    }

    /** Subclassed by generated code only. */
    Nic() {}

    /**
     * Which element it is.
     *
     * @return interface or hostdev
     */
    public abstract Element element();

    /**
     * The {@code type} attribute as read: {@code bridge}, {@code network}, {@code hostdev}… of an interface
     * ({@code user} where it is missing), {@code pci}, {@code usb}… of a hostdev.
     *
     * @return the attribute's text
     */
    public abstract String type();

    /**
     * The {@code mode} of a hostdev.
     *
     * @return {@code subsystem} or {@code capabilities}, where it is there
     */
    public abstract Optional<String> mode();

    /**
     * The {@code managed} attribute.
     *
     * @return {@code yes} or {@code no}, where it is there
     */
    public abstract Optional<String> managed();

    /**
     * The MAC address as written.
     *
     * @return the text, where there is a {@code <mac address>}; libvirt makes up a random one otherwise
     */
    public abstract Optional<String> mac();

    /**
     * The source.
     *
     * @return what the NIC hangs on, {@link NicSource#NONE} without one
     */
    @Value.Default
    public NicSource source() {
        return NicSource.NONE;
    }

    /**
     * What libvirt made of it in a running domain.
     *
     * @return the {@code <actual>} element, where it is there
     */
    public abstract Optional<ActualNic> actual();

    /**
     * The model as written.
     *
     * @return such as {@code virtio}, where it is there
     */
    public abstract Optional<String> model();

    /**
     * The MTU as written.
     *
     * @return bytes, where there is a {@code <mtu size>}
     */
    public abstract Optional<String> mtu();

    /**
     * The MTU that libvirt reads; the number is decimal, and 0 stands for none.
     *
     * @return bytes, at most 2,147,483,647 of them, or empty when there is none or the text is no number
     */
    public OptionalInt mtuBytes() {
        long bytes = mtu().isEmpty() ? 0 : CInteger.parseDecimal(mtu().get());
        return bytes > 0 ? OptionalInt.of((int) Math.min(bytes, Integer.MAX_VALUE)) : OptionalInt.empty();
    }

    /**
     * Whether libvirt can read the MTU at all.
     *
     * @return false when there is a text that is no number of 32 bits
     */
    public boolean isMtuReadable() {
        return mtu().isEmpty() || CInteger.parseDecimal(mtu().get()) >= 0;
    }

    /**
     * What serves a {@code type='user'} or {@code 'vhostuser'} interface.
     *
     * @return the {@code type} of {@code <backend>}, such as {@code passt} (libvirt since 9.0.0), where it is there
     */
    public abstract Optional<String> backend();

    /**
     * The virtual switch that the interface is plugged into.
     *
     * @return the {@code type} of {@code <virtualport>}, such as {@code openvswitch}, where it is there
     */
    public abstract Optional<String> virtualPort();

    /**
     * The VLANs.
     *
     * @return the {@code <vlan>} element, where it is there
     */
    public abstract Optional<VlanText> vlan();

    /**
     * The link state as written.
     *
     * @return {@code up} or {@code down}, where it is there
     */
    public abstract Optional<String> link();

    /**
     * The tap or macvtap device on the host.
     *
     * @return {@code <target dev>}, where it is there
     */
    public abstract Optional<String> target();

    /**
     * The driver's name.
     *
     * @return {@code vhost} or {@code qemu} of a virtio NIC, {@code vfio} of a hostdev, where it is there
     */
    public abstract Optional<String> driver();

    /**
     * The number of queue pairs as written.
     *
     * @return {@code <driver queues>}, where it is there
     */
    public abstract Optional<String> queues();

    /**
     * The standby's mark in the dialect of January 2020.
     *
     * @return {@code <driver failover>}, where it is there; libvirt drops it
     */
    public abstract Optional<String> driverFailover();

    /**
     * The primary's reference in the dialect of January 2020.
     *
     * @return {@code <driver backupAlias>}, where it is there; libvirt drops it
     */
    public abstract Optional<String> driverBackupAlias();

    /**
     * The teaming.
     *
     * @return the {@code <teaming>} elements, {@link TeamingText#NONE} without one
     */
    @Value.Default
    public TeamingText teaming() {
        return TeamingText.NONE;
    }

    /**
     * The alias as written, which libvirt may drop; see {@link #alias()}.
     *
     * @return {@code <alias name>}, where it is there
     */
    public abstract Optional<String> aliasText();

    /**
     * The guest's PCI address.
     *
     * @return {@code <address type='pci'>}, where it is there
     */
    public abstract Optional<PciAddressText> guestAddress();

    /**
     * The quality of service.
     *
     * @return {@code <bandwidth>}, where it is there
     */
    public abstract Optional<QosText> qos();

    /**
     * The network filter.
     *
     * @return {@code <filterref filter>}, where it is there
     */
    public abstract Optional<String> filter();

    /**
     * Whether the port is isolated from the others of its bridge (libvirt since 6.1.0).
     *
     * @return {@code <port isolated>}, where it is there
     */
    public abstract Optional<String> isolated();

    /**
     * Where the element stands. Not part of what makes two NICs equal.
     *
     * @return its place
     */
    @Value.Auxiliary
    @Value.Default
    public Origin origin() {
        return Origin.ofPath("/domain/devices/" + element().text());
    }

    /**
     * The alias that libvirt keeps.
     *
     * @return the alias as written, or empty when there is none or libvirt drops it
     */
    public Optional<String> alias() {
        return aliasText().filter(UserAlias::isKept);
    }

    /**
     * The MAC address.
     *
     * @return the address, or empty when there is none or the text is no address
     */
    public Optional<MacAddress> macAddress() {
        return mac().flatMap(MacAddress::findAttribute);
    }

    /**
     * The VF on the host, if the document names one: of the source, else of what libvirt took from the pool.
     *
     * @return its address as written
     */
    public Optional<PciAddressText> hostAddress() {
        if (source().address().isPresent()) {
            return source().address();
        }
        return actual().flatMap(actual -> actual.source().address());
    }

    /**
     * Whether either dialect marks the device as a standby.
     *
     * @return true for {@code type='persistent'} and for {@code failover='on'}
     */
    public boolean isStandby() {
        return teaming().isPersistent() || driverFailover().filter("on"::equals).isPresent();
    }

    /**
     * Whether either dialect marks the device as a primary.
     *
     * @return true for {@code type='transient'} and for any {@code backupAlias}
     */
    public boolean isPrimary() {
        return teaming().isTransient() || driverBackupAlias().isPresent();
    }

    /**
     * The alias of the standby that the device refers to, in either dialect.
     *
     * @return the reference as written
     */
    public Optional<String> standbyReference() {
        return teaming().persistent().or(this::driverBackupAlias);
    }

    /**
     * The dialects that mark the device.
     *
     * @return none, one or both, in the order of {@link Dialect}
     */
    public List<Dialect> dialects() {
        boolean attributes = driverFailover().isPresent() || driverBackupAlias().isPresent();
        if (teaming().isPresent()) {
            return attributes ? List.of(Dialect.TEAMING, Dialect.DRIVER_ATTRIBUTES) : List.of(Dialect.TEAMING);
        }
        return attributes ? List.of(Dialect.DRIVER_ATTRIBUTES) : List.of();
    }

    /**
     * The same NIC on another source.
     *
     * @param source what it hangs on instead
     * @return a NIC at the same place of its document
     */
    public abstract Nic withSource(NicSource source);

    /**
     * The same NIC under another alias, or under none.
     *
     * @param alias the alias as written
     * @return a NIC at the same place of its document
     */
    public abstract Nic withAliasText(Optional<String> alias);

    /**
     * Starts a description.
     *
     * @param element which element it is
     * @param type its {@code type} attribute
     * @return a builder with everything else missing
     */
    public static Builder builder(Element element, String type) {
        return new Builder().element(element).type(type);
    }

    /** Builds a {@link Nic}; not safe for use by several threads. */
    public static final class Builder extends ImmutableNic.Builder {
        Builder() {}
    }
}
