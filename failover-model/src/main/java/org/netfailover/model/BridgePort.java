package org.netfailover.model;

import java.util.List;
import org.immutables.value.Value;

/** A port of a Linux bridge, and what the bridge does there. */
@Value.Immutable
public abstract class BridgePort {
    /** Subclassed by generated code only. */
    BridgePort() {}

    /**
     * A VLAN of a port, on a bridge that filters VLANs.
     *
     * @param id 1 to 4094
     * @param pvid whether what comes in without a tag belongs to it
     * @param untagged whether what goes out loses its tag
     */
    public record PortVlan(int id, boolean pvid, boolean untagged) {
        /** Refuses a number that is out of range with {@link IllegalArgumentException}. */
        public PortVlan {
            Vlan.of(id);
        }
    }

    /**
     * The device that is the port.
     *
     * @return its name
     */
    public abstract InterfaceName name();

    /**
     * The bridge.
     *
     * @return its name
     */
    public abstract InterfaceName bridge();

    /**
     * Whether the bridge learns from frames that come in here which MACs are behind it.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean learning() {
        return true;
    }

    /**
     * Whether frames for MACs that the bridge does not know go out here.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean flooding() {
        return true;
    }

    /**
     * Whether multicast frames that nobody has asked for go out here.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean multicastFlooding() {
        return true;
    }

    /**
     * Whether broadcasts go out here.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean broadcastFlooding() {
        return true;
    }

    /**
     * Whether it exchanges no frames with other isolated ports.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean isolated() {
        return false;
    }

    /**
     * Its VLANs. A bridge that does not filter VLANs lists them as well and goes by none of them.
     *
     * @return the VLANs by their number
     */
    public abstract List<PortVlan> vlans();

    /**
     * Starts a port.
     *
     * @param name the device that is the port
     * @param bridge the bridge
     * @return a builder: learns and floods, no VLANs
     */
    public static Builder of(InterfaceName name, InterfaceName bridge) {
        return new Builder().name(name).bridge(bridge);
    }

    /** Builds a {@link BridgePort}; not safe for use by several threads. */
    public static final class Builder extends ImmutableBridgePort.Builder {
        Builder() {}
    }
}
