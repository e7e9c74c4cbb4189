package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A libvirt network as described: where it leads, and whether it is a pool of VFs. */
@Value.Immutable
public abstract class NetworkDefinition {
    /** What a network does with a NIC. */
    public enum Kind {
        /** {@code <forward mode='hostdev'>}: hands out VFs. A primary belongs here and nothing else does. */
        VF_POOL,
        /** {@code <forward mode='bridge'>} with a {@code <bridge>}: a tap on a bridge of the host. */
        HOST_BRIDGE,
        /** A macvtap device: {@code bridge} with interfaces, {@code vepa}, {@code private}, {@code passthrough}. */
        MACVTAP,
        /** A bridge of libvirt's own: {@code nat}, {@code route}, {@code open}, or isolated without a forward. */
        VIRTUAL,
        /** A forward mode that is not known here. */
        UNKNOWN
    }

    /** Subclassed by generated code only. */
    NetworkDefinition() {}

    /**
     * The network's name.
     *
     * @return the name; empty text where it is missing
     */
    public abstract String name();

    /**
     * The forward mode as written.
     *
     * @return the {@code mode} of {@code <forward>} ({@code nat} where it has none), empty without a forward
     */
    public abstract Optional<String> forwardMode();

    /**
     * The bridge.
     *
     * @return the {@code name} of {@code <bridge>}, where it is there
     */
    public abstract Optional<String> bridge();

    /**
     * The PF of a pool.
     *
     * @return the {@code dev} of {@code <pf>}, where it is there
     */
    public abstract Optional<String> pf();

    /**
     * The VFs of a pool that are listed one by one.
     *
     * @return the {@code <address type='pci'>} of {@code <forward>}, in document order
     */
    public abstract List<PciAddressText> functions();

    /**
     * The host's NICs that the network may use.
     *
     * @return the {@code dev} of each {@code <interface>} of {@code <forward>}, in document order
     */
    public abstract List<String> interfaces();

    /**
     * Whether libvirt binds the VFs of a pool itself.
     *
     * @return the {@code managed} of {@code <forward>}, where it is there
     */
    public abstract Optional<String> managed();

    /**
     * The VLANs of the whole network.
     *
     * @return the {@code <vlan>}, where it is there
     */
    public abstract Optional<VlanText> vlan();

    /**
     * The MTU of the network.
     *
     * @return the {@code size} of {@code <mtu>}, where it is there
     */
    public abstract Optional<String> mtu();

    /**
     * The MTU that libvirt reads; the number is decimal, and 0 stands for none.
     *
     * @return bytes, at most 2,147,483,647 of them, or empty when there is none or the text is no number
     */
    public OptionalInt mtuBytes() {
        long bytes = mtu().isEmpty() ? 0 : CInteger.parseDecimal(mtu().get());
        return bytes > 0 ? OptionalInt.of((int) Math.min(bytes, Integer.MAX_VALUE)) : OptionalInt.empty();
    }

    /**
     * The virtual switch behind the bridge.
     *
     * @return the {@code type} of {@code <virtualport>}, such as {@code openvswitch}, where it is there
     */
    public abstract Optional<String> virtualPort();

    /**
     * Where the element stands. Not part of what makes two networks equal.
     *
     * @return its place
     */
    @Value.Auxiliary
    @Value.Default
    public Origin origin() {
        return Origin.ofPath("/network");
    }

    /**
     * What the network does with a NIC.
     *
     * @return its kind
     */
    public Kind kind() {
        if (forwardMode().isEmpty()) {
            return Kind.VIRTUAL;
        }
        return switch (forwardMode().get()) {
            case "hostdev" -> Kind.VF_POOL;
            case "nat", "route", "open", "none" -> Kind.VIRTUAL;
            case "bridge" -> bridge().isPresent() ? Kind.HOST_BRIDGE : Kind.MACVTAP;
            case "vepa", "private", "passthrough" -> Kind.MACVTAP;
            default -> Kind.UNKNOWN;
        };
    }

    /**
     * Starts a network.
     *
     * @param name its name
     * @return a builder of an isolated network
     */
    public static Builder named(String name) {
        return new Builder().name(name);
    }

    /** Builds a {@link NetworkDefinition}; not safe for use by several threads. */
    public static final class Builder extends ImmutableNetworkDefinition.Builder {
        Builder() {}
    }
}
