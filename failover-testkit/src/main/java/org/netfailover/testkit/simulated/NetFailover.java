package org.netfailover.testkit.simulated;

import java.util.Comparator;
import java.util.Optional;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;

/**
 * What a guest does with its frames, as net_failover does: it sends on its primary once that has carrier, and on its standby
 * until then; it drops what comes to the standby as soon as the primary is registered. Guarded by the agenda's lock.
 */
record NetFailover(SimulatedDomain domain) {
    /** A frame comes to one of its NICs. */
    void receive(LiveNic nic, Way before) {
        Way way = before.to(domain.name, nic.alias());
        boolean mine = nic.device.mac().filter(way.frame().to()::equals).isPresent();
        if (!mine && !way.frame().isToAll()) {
            way.lose(LossReason.NOBODY);
            return;
        }
        Optional<LossReason> refused = refuses(nic);
        if (refused.isPresent()) {
            way.lose(refused.get());
        } else {
            way.arrive(domain);
        }
    }

    private Optional<LossReason> refuses(LiveNic nic) {
        if (nic.isVf() && !nic.isOpen()) {
            return Optional.of(LossReason.VF_CLOSED);
        }
        if (!isRunning()) {
            return Optional.of(LossReason.STOOD_STILL);
        }
        if (!nic.carries()) {
            return Optional.of(LossReason.NO_CARRIER);
        }
        return nic.device.nic().teaming().isPersistent() && hasPrimary(nic)
                ? Optional.of(LossReason.PRIMARY_REGISTERED)
                : Optional.empty();
    }

    private boolean isRunning() {
        return domain.guest != null && domain.state == DomainState.RUNNING;
    }

    /** Whether the primary of a standby is registered, which one that is closed still is. */
    private boolean hasPrimary(LiveNic standby) {
        return domain.nics.stream()
                .anyMatch(nic ->
                        nic.isPrimary() && nic.isPresent() && nic.device.mac().equals(standby.device.mac()));
    }

    /** It sends a frame of its own. */
    void send(Way way) {
        if (!isRunning()) {
            way.lose(LossReason.STOOD_STILL);
            return;
        }
        Optional<LiveNic> nic = active(way.frame().from());
        if (nic.isPresent()) {
            domain.host
                    .network()
                    .ends()
                    .send(nic.get(), way.to(domain.name, nic.get().alias()));
        } else {
            way.lose(LossReason.NO_CARRIER);
        }
    }

    /** The NIC that it sends on: a VF before a virtio NIC. */
    private Optional<LiveNic> active(MacAddress mac) {
        return domain.nics.stream()
                .filter(nic -> nic.device.mac().filter(mac::equals).isPresent())
                .filter(nic -> nic.carries() && (!nic.isVf() || hasCarrier(nic)))
                .max(Comparator.comparing(LiveNic::isVf));
    }

    private boolean hasCarrier(LiveNic vf) {
        return vf.isOpen() && vf.presentFor() >= domain.inside().carrierAfterNanos();
    }
}
