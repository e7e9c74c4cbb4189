package org.netfailover.testkit.simulated;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.Change;
import org.netfailover.libvirt.HostEvent.Lifecycle;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.model.DomainState;

/** The destination's side of a migration. Guarded by the agenda's lock. */
final class Arrival {
    /** {@code VIR_DOMAIN_EVENT_STOPPED_FAILED}. */
    private static final int FAILED = 5;

    /** {@code VIR_DOMAIN_EVENT_RESUMED_POSTCOPY}. */
    private static final int POST_COPY = 3;

    private final SimulatedHost host;
    private final DomainText target;
    private final @Nullable DomainText before;
    private final SimulatedDomain domain;

    /** Prepares the destination: takes what the NICs need there, or throws and leaves nothing. */
    Arrival(SimulatedHost host, DomainText target, Move move) {
        this.host = host;
        this.target = target;
        HostDomains domains = host.registry();
        SimulatedDomain known = domains.known(target.uuid()).orElse(null);
        if (known != null && known.isActive()) {
            throw Errors.invalid("domain '" + target.name() + "' is already active");
        }
        if (domains.named(target.name())
                .filter(other -> !other.uuid.equals(target.uuid()))
                .isPresent()) {
            throw Errors.failed("domain '" + target.name() + "' already exists");
        }
        before = known == null ? null : known.definition;
        domain = known == null ? new SimulatedDomain(target.uuid(), target.name(), host) : known;
        domain.shell = target.withDevices(List.of());
        try {
            domain.plugAll(target.devices());
        } catch (RuntimeException e) {
            domain.shell = null;
            throw e;
        }
        domain.nics.forEach(nic -> nic.setPresent(false));
        domain.job = move;
        domain.state = DomainState.PAUSED;
        domains.add(domain);
        tell(Change.STARTED, Lifecycle.MIGRATED_HERE);
    }

    SimulatedHost host() {
        return host;
    }

    /** The guest runs here from now on. */
    void takeOver(SimulatedGuest guest, boolean running, boolean postCopy) {
        domain.guest = guest;
        guest.livesIn(domain);
        domain.state = running ? DomainState.RUNNING : DomainState.PAUSED;
        guest.setRunning(running);
        if (running) {
            tell(Change.RESUMED, postCopy ? POST_COPY : Lifecycle.MIGRATED_HERE);
        }
        for (LiveNic nic : List.copyOf(domain.nics)) {
            boolean primary = nic.isPrimary() && domain.hasStandby(nic.device);
            if (!primary) {
                nic.setPresent(!nic.isPrimary());
            } else if (nic.hold
                    .function()
                    .filter(host.hardware()::breaksOnArrival)
                    .isPresent()) {
                domain.unplug(nic);
            } else if (host.hardware().remapsInterrupts()) {
                host.site().after(SimulatedGuest.PLUG, () -> nic.setPresent(domain.nics.contains(nic)));
            }
        }
        if (running) {
            show();
        }
    }

    /** libvirt and QEMU tell the network that the guest is here. */
    private void show() {
        GuestEnds ends = host.network().ends();
        domain.nics.forEach(ends::start);
        domain.nics.stream().filter(nic -> !nic.isVf()).forEach(ends::announce);
    }

    /** The migration is over, and the domain is this host's own. */
    void settle(MigrationRequest request) {
        domain.job = null;
        if (!request.persist()) {
            return;
        }
        domain.definition =
                request.persistentXml().map(HostDomains::definition).orElseGet(() -> SimulatedDomain.inactive(target));
        tell(Change.DEFINED, before == null ? 0 : 1);
    }

    /** The migration has failed; nothing of it stays here. */
    void discard() {
        domain.stop();
        domain.definition = before;
        host.registry().dropIfGone(domain);
        tell(Change.STOPPED, FAILED);
    }

    private void tell(Change change, int detail) {
        host.daemon().emit(new HostEvent.Lifecycle(domain.uuid, change, detail));
    }
}
