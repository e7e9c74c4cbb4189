package org.netfailover.plan;

import java.util.Optional;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Strategy;

/** Tells devices of the host from NICs that the host only serves. */
final class Devices {
    private Devices() {}

    /** What a NIC is that belongs to no pair. */
    static Role roleOf(Nic nic, HostInventory host) {
        return host.passesThrough(nic) ? Role.BARE : Role.OTHER;
    }

    /** Whether a strategy makes sense for such a device at all. */
    static boolean isPossible(Strategy strategy, Nic nic, Role role) {
        return switch (strategy) {
            case NONE -> role == Role.OTHER;
            case AUTOMATIC_FAILOVER, EXPLICIT_FAILOVER -> isHalf(role) && isTeamed(nic);
            case MANUAL_FAILOVER -> isHalf(role) && !isTeamed(nic);
            case VARIANT_DRIVER -> role == Role.BARE && !nic.type().equals("network");
            case DETACH_ATTACH -> true;
        };
    }

    private static boolean isHalf(Role role) {
        return role == Role.PRIMARY || role == Role.STANDBY;
    }

    /** Whether libvirt and QEMU know of its pair; of the others only their MAC tells. */
    static boolean isTeamed(Nic nic) {
        return nic.isPrimary() || nic.isStandby();
    }

    /** The VF that a source asks for, by pool or by address; none where it names neither. */
    static Optional<VfClaim> claim(NicSource source, Nic nic, String label) {
        if (nic.type().equals("network")) {
            return source.network().map(pool -> new VfClaim.FromPool(pool, label));
        }
        return source.address().flatMap(PciAddressText::address).map(address -> new VfClaim.Of(address, label));
    }
}
