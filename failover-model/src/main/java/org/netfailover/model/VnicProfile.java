package org.netfailover.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * An oVirt vNIC profile, as described: it may break oVirt's rules. Failover is there since cluster level 4.6.
 *
 * <p>Identifiers are oVirt's UUIDs as text; they are compared as text.
 */
@Value.Immutable
public abstract class VnicProfile {
    /** The pass-through mode. */
    public enum PassThrough {
        /** A vNIC of this profile is a VF. */
        ENABLED,
        /** A vNIC of this profile is virtio on a bridge. */
        DISABLED
    }

    /** Subclassed by generated code only. */
    VnicProfile() {}

    /**
     * The profile's identifier.
     *
     * @return the identifier, where it is there
     */
    public abstract Optional<String> id();

    /**
     * The profile's name.
     *
     * @return the name, where it is there
     */
    public abstract Optional<String> name();

    /**
     * The network that it belongs to.
     *
     * @return the network's identifier, where it is there
     */
    public abstract Optional<String> network();

    /**
     * The pass-through mode.
     *
     * @return disabled where it is not there
     */
    @Value.Default
    public PassThrough passThrough() {
        return PassThrough.DISABLED;
    }

    /**
     * Whether a vNIC of this profile may migrate.
     *
     * @return the flag, where it is there; oVirt takes true for one that is not pass-through
     */
    public abstract Optional<Boolean> migratable();

    /**
     * The profile of the standby.
     *
     * @return the failover profile's identifier, where it is there
     */
    public abstract Optional<String> failover();

    /**
     * Whether the profile's frames are mirrored to the guest.
     *
     * @return the flag, where it is there
     */
    public abstract Optional<Boolean> portMirroring();

    /**
     * The quality of service.
     *
     * @return its identifier, where it is there
     */
    public abstract Optional<String> qos();

    /**
     * The network filter.
     *
     * @return its identifier, where it is there
     */
    public abstract Optional<String> networkFilter();

    /**
     * Whether the port is isolated. Of the network, and so of every profile on it.
     *
     * @return the flag, where it is there
     */
    public abstract Optional<Boolean> portIsolation();

    /**
     * Whether the network is external, provided by something other than oVirt.
     *
     * @return the flag, where it is known
     */
    public abstract Optional<Boolean> externalNetwork();

    /**
     * Where the element stands. Not part of what makes two profiles equal.
     *
     * @return its place
     */
    @Value.Auxiliary
    @Value.Default
    public Origin origin() {
        return Origin.ofPath("/vnic_profile");
    }

    /**
     * Starts a profile.
     *
     * @return a builder with everything missing
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link VnicProfile}; not safe for use by several threads. */
    public static final class Builder extends ImmutableVnicProfile.Builder {
        Builder() {}
    }
}
