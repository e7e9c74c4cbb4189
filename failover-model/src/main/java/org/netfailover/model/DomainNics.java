package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The NICs of a domain as described, and what else of the domain decides whether they can be failover pairs.
 */
@Value.Immutable
public abstract class DomainNics {
    /** Subclassed by generated code only. */
    DomainNics() {}

    /**
     * The domain's name.
     *
     * @return the name, where it is there
     */
    public abstract Optional<String> name();

    /**
     * The hypervisor, {@code <domain type>}.
     *
     * @return {@code kvm}, {@code qemu}…, where it is there
     */
    public abstract Optional<String> hypervisor();

    /**
     * The machine type, {@code <os><type machine>}.
     *
     * @return such as {@code pc-q35-7.2}, where it is there
     */
    public abstract Optional<String> machine();

    /**
     * The architecture, {@code <os><type arch>}.
     *
     * @return such as {@code x86_64}, where it is there
     */
    public abstract Optional<String> arch();

    /**
     * Every {@code <interface>} and {@code <hostdev>}, in document order.
     *
     * @return the NICs; a hostdev that is no PCI device is among them
     */
    public abstract List<Nic> nics();

    /**
     * Every other device that has a user alias or a fixed guest PCI address, in document order.
     *
     * @return the devices
     */
    public abstract List<DomainDevice> otherDevices();

    /**
     * The PCI controllers, in document order.
     *
     * @return the controllers
     */
    public abstract List<PciController> controllers();

    /**
     * Where a {@code <teaming>} stands that is no child of an interface or hostdev; libvirt passes over it.
     *
     * @return the places
     */
    @Value.Auxiliary
    public abstract List<Location> strayTeamings();

    /**
     * Where the domain's element stands. Not part of what makes two descriptions equal.
     *
     * @return its place
     */
    @Value.Auxiliary
    @Value.Default
    public Origin origin() {
        return Origin.ofPath("/domain");
    }

    /**
     * The pairs that hold together: a standby and the one primary that refers to it.
     *
     * <p>Only references are followed here; whether the pair keeps its rules is for
     * {@link org.netfailover.rules.Rules} to say.
     *
     * @return the pairs in the standbys' order, in either dialect
     */
    public List<NicPair> pairs() {
        return NicPair.of(nics());
    }

    /**
     * Looks for a NIC by its alias.
     *
     * @param alias the alias as written
     * @return the first NIC that has it, or empty when none has
     */
    public Optional<Nic> nic(String alias) {
        return nics().stream()
                .filter(nic -> nic.aliasText().equals(Optional.of(alias)))
                .findFirst();
    }

    /**
     * The pairs that only their MAC makes: one virtio NIC and one device of the host, neither of them teaming, and no third
     * NIC of that MAC.
     *
     * @param host where the domain is, which tells NICs from devices
     * @return the pairs in the virtio NICs' order
     */
    public List<NicPair> pairsByMac(HostInventory host) {
        return NicPair.ofMacs(nics(), host);
    }

    /**
     * The same domain with other NICs.
     *
     * @param nics the NICs that it has instead, in document order
     * @return a domain at the same place of its document
     */
    public abstract DomainNics withNics(Iterable<? extends Nic> nics);

    /**
     * The same domain under another name, or under none.
     *
     * @param name the name that it has instead
     * @return a domain at the same place of its document
     */
    public abstract DomainNics withName(Optional<String> name);

    /**
     * Starts a description.
     *
     * @return a builder with everything missing
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link DomainNics}; not safe for use by several threads. */
    public static final class Builder extends ImmutableDomainNics.Builder {
        Builder() {}
    }
}
