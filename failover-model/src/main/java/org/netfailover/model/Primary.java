package org.netfailover.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The primary half of a pair: the VF that the guest sends on while it is there. Transient, in libvirt's words; QEMU's
 * {@code vfio-pci,failover_pair_id=…}.
 */
@Value.Immutable
public abstract class Primary {
    /** Subclassed by generated code only. */
    Primary() {}

    /**
     * How it names its VF.
     *
     * @return an address or a pool
     */
    public abstract PrimarySource source();

    /**
     * The name by which the device is detached.
     *
     * @return the alias
     */
    public abstract UserAlias alias();

    /**
     * Whether libvirt binds the VF to the VFIO driver itself.
     *
     * @return true unless told otherwise; a pool decides for itself
     */
    @Value.Default
    public boolean managed() {
        return true;
    }

    /**
     * The VLAN that the PF tags the VF's frames with.
     *
     * @return the VLAN; a plain {@code <hostdev>} has none
     */
    public abstract Optional<Vlan> vlan();

    @Value.Check
    void check() {
        if (vlan().isPresent() && source() instanceof PrimarySource.Hostdev) {
            throw new IllegalArgumentException("a plain hostdev has no VLAN: set it on the PF");
        }
        if (vlan().isPresent() && vlan().get().trunk()) {
            throw new IllegalArgumentException("a VF has one VLAN and no trunk");
        }
    }

    /**
     * Starts a primary that is one VF of the host, as {@code <interface type='hostdev'>}.
     *
     * @param address the VF
     * @return a builder that lacks the alias
     */
    public static Builder vf(PciAddress address) {
        return on(new PrimarySource.Vf(address));
    }

    /**
     * Starts a primary that is any free VF of a hostdev network.
     *
     * @param network the network's name
     * @return a builder that lacks the alias
     */
    public static Builder pooled(String network) {
        return on(new PrimarySource.Pool(network));
    }

    /**
     * Starts a primary that is one VF of the host, as plain {@code <hostdev>}.
     *
     * @param address the VF
     * @return a builder that lacks the alias
     */
    public static Builder hostdev(PciAddress address) {
        return on(new PrimarySource.Hostdev(address));
    }

    /**
     * Starts a primary of any kind.
     *
     * @param source how it names its VF
     * @return a builder that lacks the alias
     */
    public static Builder on(PrimarySource source) {
        return new Builder().source(source);
    }

    /** Builds a {@link Primary}; not safe for use by several threads. */
    public static final class Builder extends ImmutablePrimary.Builder {
        Builder() {}

        /**
         * Sets the alias.
         *
         * @param alias {@code ua-} and at least one of {@code [A-Za-z0-9_-]}
         * @return this builder
         * @throws IllegalArgumentException when libvirt would drop the text
         */
        public Builder alias(String alias) {
            return alias(UserAlias.of(alias));
        }
    }
}
