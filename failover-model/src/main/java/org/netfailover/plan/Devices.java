package org.netfailover.plan;

import java.util.Optional;
import org.netfailover.model.ActualNic;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Strategy;

/** Tells devices of the host from NICs that the host only serves. */
final class Devices {
    private Devices() {}

    /** What a NIC is that belongs to no pair. */
    static Role roleOf(Nic nic, HostInventory host) {
        return isPassedThrough(nic, host) ? Role.BARE : Role.OTHER;
    }

    private static boolean isPassedThrough(Nic nic, HostInventory host) {
        if (nic.element() == Nic.Element.HOSTDEV) {
            return nic.type().equals("pci")
                    && nic.mode().filter(mode -> !mode.equals("subsystem")).isEmpty();
        }
        return isHostdev(nic) || isOnPool(nic, host);
    }

    private static boolean isHostdev(Nic nic) {
        return nic.actual().flatMap(ActualNic::type).orElse(nic.type()).equals("hostdev");
    }

    /** Whether libvirt takes any VF of a pool for it. */
    static boolean isOnPool(Nic nic, HostInventory host) {
        Optional<String> network = nic.type().equals("network") ? nic.source().network() : Optional.empty();
        return network.flatMap(host::network)
                        .filter(known -> known.definition().kind() == NetworkDefinition.Kind.VF_POOL)
                        .isPresent()
                || network.isPresent()
                        && host.pools().stream().anyMatch(pool -> pool.name().equals(network.get()));
    }

    /** Whether a strategy makes sense for such a device at all. */
    static boolean isPossible(Strategy strategy, Nic nic, Role role) {
        return switch (strategy) {
            case NONE -> role == Role.OTHER;
            case AUTOMATIC_FAILOVER, EXPLICIT_FAILOVER -> role == Role.PRIMARY || role == Role.STANDBY;
            case VARIANT_DRIVER -> role == Role.BARE && !nic.type().equals("network");
            case DETACH_ATTACH -> true;
        };
    }

    /** The VF that a source asks for, by pool or by address; none where it names neither. */
    static Optional<VfClaim> claim(NicSource source, Nic nic, String label) {
        if (nic.type().equals("network")) {
            return source.network().map(pool -> new VfClaim.FromPool(pool, label));
        }
        return source.address().flatMap(PciAddressText::address).map(address -> new VfClaim.Of(address, label));
    }
}
