package org.netfailover.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** VFs that a domain may take any free one of: a libvirt hostdev network, or a pool of Nova. */
@Value.Immutable
public abstract class VfPool {
    /** Subclassed by generated code only. */
    VfPool() {}

    /**
     * The pool's name, which is the network's name in libvirt.
     *
     * @return the name
     */
    public abstract String name();

    /**
     * The PF's network device, where the pool is all VFs of one PF ({@code <pf dev>}).
     *
     * @return the device, where it is given
     */
    public abstract Optional<String> pf();

    /**
     * The VFs, in the order in which libvirt hands them out.
     *
     * @return the VFs that are known
     */
    public abstract List<VirtualFunction> functions();

    /**
     * The VFs that a domain may take now: held by no domain, in no bond, with no VLAN of its own, and in an IOMMU group
     * of which no other device is held.
     *
     * @return the free VFs in their order
     */
    public List<VirtualFunction> free() {
        Set<Integer> heldGroups = new HashSet<>();
        for (VirtualFunction function : functions()) {
            if (function.heldBy().isPresent() && function.iommuGroup().isPresent()) {
                heldGroups.add(function.iommuGroup().getAsInt());
            }
        }
        return functions().stream()
                .filter(function -> isUsable(function)
                        && (function.iommuGroup().isEmpty()
                                || !heldGroups.contains(function.iommuGroup().getAsInt())))
                .toList();
    }

    private static boolean isUsable(VirtualFunction function) {
        return function.heldBy().isEmpty()
                && !function.inBond()
                && function.vlan().isEmpty();
    }

    /**
     * Starts a pool.
     *
     * @param name the pool's name
     * @return a builder without VFs
     */
    public static Builder named(String name) {
        return new Builder().name(name);
    }

    /** Builds a {@link VfPool}; not safe for use by several threads. */
    public static final class Builder extends ImmutableVfPool.Builder {
        Builder() {}
    }
}
