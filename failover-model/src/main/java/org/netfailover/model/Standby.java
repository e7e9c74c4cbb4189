package org.netfailover.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The standby half of a pair: the virtio NIC that carries the guest while the VF is away. Persistent, in libvirt's
 * words; QEMU's {@code virtio-net-pci,failover=on}.
 */
@Value.Immutable
public abstract class Standby {
    /** Subclassed by generated code only. */
    Standby() {}

    /**
     * What it hangs on at the host.
     *
     * @return the bridge, network…
     */
    public abstract StandbySource source();

    /**
     * The name by which the primary refers to it.
     *
     * @return the alias
     */
    public abstract UserAlias alias();

    /**
     * The NIC's model.
     *
     * @return {@code virtio} unless another was asked for, and always on vDPA
     */
    @Value.Default
    public VirtioModel model() {
        return VirtioModel.VIRTIO;
    }

    /**
     * The MTU.
     *
     * @return 68 to 65535 bytes, only where {@link StandbySource#takesMtu()}; empty leaves it to the bridge
     */
    public abstract OptionalInt mtu();

    /**
     * The VLAN.
     *
     * @return the VLAN; a plain Linux bridge does no tagging, so this is for Open vSwitch and for networks
     */
    public abstract Optional<Vlan> vlan();

    /**
     * The link state.
     *
     * @return empty for libvirt's default, up
     */
    public abstract Optional<LinkState> link();

    /**
     * The number of queue pairs.
     *
     * @return 1 to 256; empty for libvirt's default, one
     */
    public abstract OptionalInt queues();

    @Value.Check
    void check() {
        if (mtu().isPresent() && (mtu().getAsInt() < 68 || mtu().getAsInt() > 65535)) {
            throw new IllegalArgumentException("MTU " + mtu().getAsInt() + " is out of range, 68 to 65535");
        }
        if (mtu().isPresent() && !source().takesMtu()) {
            throw new IllegalArgumentException("libvirt sets no MTU on an interface of type " + source().type());
        }
        if (source() instanceof StandbySource.Vdpa && model() != VirtioModel.VIRTIO) {
            throw new IllegalArgumentException("a vDPA interface is of model virtio, not " + model().text());
        }
        if (queues().isPresent() && (queues().getAsInt() < 1 || queues().getAsInt() > 256)) {
            throw new IllegalArgumentException(queues().getAsInt() + " queue pairs are out of range, 1 to 256");
        }
    }

    /**
     * Starts a standby on a bridge of the host.
     *
     * @param name the bridge
     * @return a builder that lacks the alias
     */
    public static Builder bridge(String name) {
        return on(new StandbySource.Bridge(name));
    }

    /**
     * Starts a standby on a libvirt network.
     *
     * @param name the network
     * @return a builder that lacks the alias
     */
    public static Builder network(String name) {
        return on(new StandbySource.Network(name, Optional.empty()));
    }

    /**
     * Starts a standby on anything.
     *
     * @param source what it hangs on
     * @return a builder that lacks the alias
     */
    public static Builder on(StandbySource source) {
        return new Builder().source(source);
    }

    /** Builds a {@link Standby}; not safe for use by several threads. */
    public static final class Builder extends ImmutableStandby.Builder {
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
