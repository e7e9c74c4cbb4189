package org.netfailover.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A VF as its PF knows it; what a PF's driver does not tell is empty. */
@Value.Immutable
public abstract class VfState {
    /** Subclassed by generated code only. */
    VfState() {}

    /**
     * Its number at the PF.
     *
     * @return from 0
     */
    public abstract int index();

    /**
     * The MAC that the PF has given it. Some drivers show the one that the VF has chosen when the PF has given none.
     *
     * @return the MAC, zero where there is none
     */
    public abstract MacAddress mac();

    /**
     * The VLAN that the PF has put it in.
     *
     * @return the VLAN, {@link VfVlan#NONE} unless told
     */
    @Value.Default
    public VfVlan vlan() {
        return VfVlan.NONE;
    }

    /**
     * Whether the PF drops what it sends with another MAC.
     *
     * @return on or off, where it is told
     */
    public abstract Optional<Boolean> spoofCheck();

    /**
     * Whether it is trusted.
     *
     * @return on or off, where it is told
     */
    public abstract Optional<Boolean> trust();

    /**
     * What link it sees.
     *
     * @return the state, where it is told
     */
    public abstract Optional<VfLinkState> linkState();

    /**
     * What has gone through it, as the PF counts. Many drivers do not count and show zeros for ever, {@code igb} among
     * them.
     *
     * @return the counters, where they are told
     */
    public abstract Optional<PacketCounters> counters();

    /**
     * Starts a VF.
     *
     * @param index its number at the PF, from 0
     * @param mac the MAC that the PF has given it, or zero
     * @return a builder with everything else unknown
     */
    public static Builder of(int index, MacAddress mac) {
        return new Builder().index(index).mac(mac);
    }

    /** Builds a {@link VfState}; not safe for use by several threads. */
    public static final class Builder extends ImmutableVfState.Builder {
        Builder() {}
    }
}
