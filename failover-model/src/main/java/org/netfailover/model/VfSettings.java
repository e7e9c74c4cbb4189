package org.netfailover.model;

import java.util.Optional;
import org.immutables.value.Value;

/** What is to be set of a VF at its PF; what is empty stays as it is. */
@Value.Immutable
public abstract class VfSettings {
    /** Subclassed by generated code only. */
    VfSettings() {}

    /**
     * The MAC that the PF gives the VF.
     *
     * @return the MAC; zero takes it away again, so that the VF may choose
     */
    public abstract Optional<MacAddress> mac();

    /**
     * The VLAN that the PF puts the VF in.
     *
     * @return the VLAN; {@link VfVlan#NONE} takes it away
     */
    public abstract Optional<VfVlan> vlan();

    /**
     * Whether the PF drops what the VF sends with another MAC.
     *
     * @return on or off
     */
    public abstract Optional<Boolean> spoofCheck();

    /**
     * Whether the VF may do what is for trusted ones only, such as being promiscuous.
     *
     * @return on or off
     */
    public abstract Optional<Boolean> trust();

    /**
     * What link the VF sees.
     *
     * @return the state
     */
    public abstract Optional<VfLinkState> linkState();

    /** Refuses a multicast MAC with {@link IllegalArgumentException}. */
    @Value.Check
    void check() {
        mac().filter(MacAddress::isMulticast).ifPresent(mac -> {
            throw new IllegalArgumentException("a VF cannot have the multicast MAC " + mac);
        });
    }

    /**
     * Starts with nothing to be set.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link VfSettings}; not safe for use by several threads. */
    public static final class Builder extends ImmutableVfSettings.Builder {
        Builder() {}
    }
}
