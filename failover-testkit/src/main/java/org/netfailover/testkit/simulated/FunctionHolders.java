package org.netfailover.testkit.simulated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VirtualFunction;

/** Which domains of a host hold which of its VFs. Guarded by the agenda's lock. */
final class FunctionHolders {
    private record Holder(UUID uuid, String name) {}

    private final Map<PciAddress, Holder> holders = new LinkedHashMap<>();

    void add(PciAddress function, UUID owner, String name) {
        holders.put(function, new Holder(owner, name));
    }

    void remove(PciAddress function) {
        holders.remove(function);
    }

    boolean isHeld(PciAddress function) {
        return holders.containsKey(function);
    }

    Map<PciAddress, UUID> owners() {
        Map<PciAddress, UUID> owners = new LinkedHashMap<>();
        holders.forEach((function, holder) -> owners.put(function, holder.uuid));
        return owners;
    }

    /** A VF with the name of the domain that holds it, if one does. */
    VirtualFunction described(VirtualFunction function) {
        Holder holder = holders.get(function.address());
        if (holder == null) {
            return function;
        }
        return VirtualFunction.at(function.address())
                .pf(function.pf())
                .pfDevice(function.pfDevice())
                .mtu(function.mtu())
                .pciClass(function.pciClass())
                .iommuGroup(function.iommuGroup())
                .vlan(function.vlan())
                .numaNode(function.numaNode())
                .vendor(function.vendor())
                .product(function.product())
                .liveMigratable(function.liveMigratable())
                .inBond(function.inBond())
                .heldBy(holder.name)
                .build();
    }
}
