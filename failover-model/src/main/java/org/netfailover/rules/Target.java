package org.netfailover.rules;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Version;

/**
 * Where a domain is to run, as far as it is known: it selects the rules, and feeds those that need more than the
 * domain.
 */
@Value.Immutable
public abstract class Target {
    /** Subclassed by generated code only. */
    Target() {}

    /**
     * libvirt's version.
     *
     * @return the version; where it is missing every rule of libvirt is asked, but none about its age
     */
    public abstract Optional<Version> libvirt();

    /**
     * QEMU's version.
     *
     * @return the version; where it is missing every rule of QEMU is asked, but none about its age
     */
    public abstract Optional<Version> qemu();

    /**
     * The guest.
     *
     * @return the guest, where it is known
     */
    public abstract Optional<Guest> guest();

    /**
     * Whether oVirt's rules about a domain are asked. Those about profiles are asked whenever profiles are checked.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean ovirt() {
        return false;
    }

    /**
     * oVirt's cluster level.
     *
     * @return the level, where it is known
     */
    public abstract Optional<Version> clusterLevel();

    /**
     * Whether a standby's alias is derived from its profile, as oVirt derives it, so that a VM can have one VF of a
     * failover profile and not two.
     *
     * @return false unless told otherwise: one alias for each vNIC lifts the limit
     */
    @Value.Default
    public boolean aliasPerProfile() {
        return false;
    }

    /**
     * Whether Nova's rules about a domain are asked. Those about a move are asked whenever a move is checked.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean nova() {
        return false;
    }

    /**
     * The host.
     *
     * @return its inventory, where it is known; gives versions and networks too
     */
    public abstract Optional<HostInventory> host();

    /**
     * Definitions of networks that NICs name, where there is no inventory or beside it.
     *
     * @return the definitions
     */
    public abstract List<NetworkDefinition> networks();

    /**
     * A target of which nothing is known: the rules of libvirt, QEMU, guest and network.
     *
     * @return the target
     */
    public static Target any() {
        return builder().build();
    }

    /**
     * The target that a host is.
     *
     * @param host the host's inventory
     * @return a target with the host's versions and networks
     */
    public static Target of(HostInventory host) {
        return builder().host(host).libvirt(host.libvirt()).qemu(host.qemu()).build();
    }

    /**
     * Starts a target.
     *
     * @return a builder with nothing known
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Target}; not safe for use by several threads. */
    public static final class Builder extends ImmutableTarget.Builder {
        Builder() {}
    }
}
