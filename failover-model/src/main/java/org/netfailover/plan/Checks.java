package org.netfailover.plan;

import java.util.Optional;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.rules.Operation;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;

/** Checks that every plan makes. */
final class Checks {
    private Checks() {}

    /** The rules of a host with a guest. */
    static Rules rules(HostInventory host, Optional<Guest> guest) {
        return Rules.forTarget(Target.builder()
                .host(host)
                .libvirt(host.libvirt())
                .qemu(host.qemu())
                .guest(guest)
                .build());
    }

    /** Whether anything can be done to a domain now. */
    static Report operation(ObservedDomain domain, boolean config) {
        return Rules.forTarget(Target.any())
                .checkOperation(Operation.of(domain.nics())
                        .state(domain.state())
                        .hasJob(domain.hasJob())
                        .persistent(domain.persistent())
                        .config(config)
                        .build());
    }
}
