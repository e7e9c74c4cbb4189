package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.model.Quoted;

/** The dialect of January 2020, which no released libvirt knows. */
final class DialectRules {
    private static final String SOURCE = "libvirt 9.0.0 and 11.3.0, which drop it; the patches of January 2020";
    private static final String SAYS = "Extra element devices in interleave";

    private DialectRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(failoverDropped(), backupAliasDropped(), beside(), contradict());
    }

    private static Bound<DomainFacts> failoverDropped() {
        return Rule.error("DRIVER_FAILOVER_DROPPED", LIBVIRT)
                .requirement("A standby is marked by <teaming>; <driver failover> is dropped, or refused with"
                        + " validation.")
                .says(SAYS)
                .remedy("use <teaming type='persistent'/>")
                .source(SOURCE)
                .onEach(DomainFacts.DRIVEN, (nic, sink) -> {
                    Optional<String> failover = nic.nic().driverFailover();
                    if (failover.isPresent() && !nic.nic().teaming().isPresent()) {
                        sink.at(nic, "driver", "the driver has failover=" + Quoted.of(failover.get()));
                    }
                });
    }

    private static Bound<DomainFacts> backupAliasDropped() {
        return Rule.error("DRIVER_BACKUP_ALIAS_DROPPED", LIBVIRT)
                .requirement("A primary refers to its standby by <teaming>; <driver backupAlias> is dropped, or refused"
                        + " with validation.")
                .says(SAYS)
                .remedy("use <teaming type='transient' persistent='…'/>")
                .source(SOURCE)
                .onEach(DomainFacts.DRIVEN, (nic, sink) -> {
                    Optional<String> alias = nic.nic().driverBackupAlias();
                    if (alias.isPresent() && !nic.nic().teaming().isPresent()) {
                        sink.at(nic, "driver", "the driver has backupAlias=" + Quoted.of(alias.get()));
                    }
                });
    }

    private static Bound<DomainFacts> beside() {
        return Rule.warning("DRIVER_ATTRIBUTES_BESIDE_TEAMING", LIBVIRT)
                .requirement("A device with a <teaming> has no failover or backupAlias at its <driver>; validation"
                        + " refuses them.")
                .says(SAYS)
                .remedy("remove failover and backupAlias from <driver>")
                .source(SOURCE)
                .onEach(DomainFacts.DRIVEN, (nic, sink) -> {
                    if (hasAttributes(nic.nic()) && nic.nic().teaming().isPresent()) {
                        sink.at(nic, "driver", "the driver marks the device beside its teaming");
                    }
                });
    }

    private static boolean hasAttributes(Nic nic) {
        return nic.driverFailover().isPresent() || nic.driverBackupAlias().isPresent();
    }

    private static Bound<DomainFacts> contradict() {
        return Rule.warning("DIALECTS_CONTRADICT", LIBVIRT)
                .requirement("Where a device is marked in both dialects, both say the same; libvirt follows the"
                        + " teaming.")
                .remedy("remove failover and backupAlias from <driver>")
                .source(SOURCE)
                .onEach(DomainFacts.DRIVEN, (nic, sink) -> {
                    if (hasAttributes(nic.nic()) && nic.nic().teaming().isPresent() && !agree(nic.nic())) {
                        sink.at(nic, "driver", "the driver says something else than the teaming");
                    }
                });
    }

    private static boolean agree(Nic nic) {
        boolean standby = nic.driverFailover().filter("on"::equals).isPresent();
        return nic.teaming().isPersistent() == standby
                && nic.driverBackupAlias().equals(nic.teaming().persistent());
    }
}
