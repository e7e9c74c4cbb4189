package org.netfailover.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A forwarding entry of a bridge or of a NIC: where frames for a MAC go.
 *
 * <p>A bridge has at most one entry for a MAC in a VLAN; the entry without a VLAN is one of its own beside them. What is
 * not set is what a bridge's {@code static} entry has.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/bridge.8.html">bridge(8)</a>
 */
@Value.Immutable
public abstract class FdbEntry {
    /** Subclassed by generated code only. */
    FdbEntry() {}

    /**
     * Where frames go.
     *
     * @return the bridge's port, the bridge itself where the MAC is the host's own, or the NIC whose own table it is
     */
    public abstract InterfaceName device();

    /**
     * Whom the frames are for.
     *
     * @return the MAC
     */
    public abstract MacAddress mac();

    /**
     * In which VLAN.
     *
     * @return 1 to 4094, or empty for the entry without one
     */
    public abstract OptionalInt vlan();

    /**
     * Which table it is in.
     *
     * @return the bridge's unless told otherwise
     */
    @Value.Default
    public FdbTable table() {
        return FdbTable.MASTER;
    }

    /**
     * How long it stays.
     *
     * @return static unless told otherwise
     */
    @Value.Default
    public FdbState state() {
        return FdbState.STATIC;
    }

    /**
     * Whether frames from another port cannot move it (Linux ≥ 5.0).
     *
     * @return false unless told otherwise; never true of a permanent entry
     */
    @Value.Default
    public boolean sticky() {
        return false;
    }

    /**
     * Whether some control plane has put it there and looks after it ({@code extern_learn}).
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean externLearn() {
        return false;
    }

    /** Refuses a VLAN that is none and what the kernel refuses, with {@link IllegalArgumentException}. */
    @Value.Check
    void check() {
        vlan().ifPresent(Vlan::of);
        if (sticky() && state() == FdbState.PERMANENT) {
            throw new IllegalArgumentException("a permanent entry cannot be sticky");
        }
    }

    /**
     * Starts an entry.
     *
     * @param device where frames go
     * @param mac whom they are for
     * @return a builder: a bridge's table, no VLAN, static
     */
    public static Builder at(InterfaceName device, MacAddress mac) {
        return new Builder().device(device).mac(mac);
    }

    /** The words of {@code bridge fdb}: {@code 52:54:00:aa:bb:01 dev vnet0 vlan 1 master static sticky}. */
    @Override
    public String toString() {
        return mac() + " dev " + device() + (vlan().isPresent() ? " vlan " + vlan().getAsInt() : "") + " "
                + table().text() + " " + state().text() + (sticky() ? " sticky" : "")
                + (externLearn() ? " extern_learn" : "");
    }

    /** Builds a {@link FdbEntry}; not safe for use by several threads. */
    public static final class Builder extends ImmutableFdbEntry.Builder {
        Builder() {}
    }
}
