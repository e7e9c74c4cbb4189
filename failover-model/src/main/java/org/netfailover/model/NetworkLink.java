package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network device of a host as its kernel knows it. */
@Value.Immutable
public abstract class NetworkLink {
    /** Subclassed by generated code only. */
    NetworkLink() {}

    /**
     * Its name.
     *
     * @return the name
     */
    public abstract InterfaceName name();

    /**
     * Whether it is meant to be up ({@code IFF_UP}).
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean up() {
        return false;
    }

    /**
     * Whether it is up and has a carrier ({@code IFF_LOWER_UP}).
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean carrier() {
        return false;
    }

    /**
     * Whether somebody has asked for it to take every frame ({@code IFF_PROMISC}).
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean promiscuous() {
        return false;
    }

    /**
     * How many ask for it to take every frame, bridges among them.
     *
     * @return from 0, 0 unless told
     */
    @Value.Default
    public int promiscuity() {
        return 0;
    }

    /**
     * Its MAC.
     *
     * @return the MAC, where it has one of 48 bits
     */
    public abstract Optional<MacAddress> mac();

    /**
     * Its MTU.
     *
     * @return bytes
     */
    @Value.Default
    public int mtu() {
        return 1500;
    }

    /**
     * What it is a port of.
     *
     * @return a bridge or a bond, where it is a port
     */
    public abstract Optional<InterfaceName> master();

    /**
     * What kind of software device it is.
     *
     * @return such as {@code bridge}, {@code tun} or {@code vlan}; empty for hardware
     */
    public abstract Optional<String> kind();

    /**
     * What has gone through it.
     *
     * @return the counters, zero unless told
     */
    @Value.Default
    public PacketCounters counters() {
        return PacketCounters.ZERO;
    }

    /**
     * Its VFs, where it is a PF.
     *
     * @return the VFs by their number
     */
    public abstract List<VfState> vfs();

    /**
     * Looks for one of its VFs.
     *
     * @param index the VF's number
     * @return the VF, or empty when it has none of that number
     */
    public Optional<VfState> vf(int index) {
        return vfs().stream().filter(vf -> vf.index() == index).findFirst();
    }

    /**
     * Starts a device.
     *
     * @param name its name
     * @return a builder: down, without MAC, MTU 1500
     */
    public static Builder named(InterfaceName name) {
        return new Builder().name(name);
    }

    /** Builds a {@link NetworkLink}; not safe for use by several threads. */
    public static final class Builder extends ImmutableNetworkLink.Builder {
        Builder() {}
    }
}
