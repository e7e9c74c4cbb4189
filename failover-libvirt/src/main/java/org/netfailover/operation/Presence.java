package org.netfailover.operation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Nic;

/**
 * Where a device is at one moment.
 *
 * @param active whether the domain runs, or stands still
 * @param live the device in the running domain
 * @param defined the device in the definition
 * @param persistent whether there is a definition
 */
record Presence(boolean active, Optional<Nic> live, Optional<Nic> defined, boolean persistent) {
    private static final Presence GONE = new Presence(false, Optional.empty(), Optional.empty(), false);

    static Presence of(Hypervisor host, UUID domain, String alias, Readings readings) {
        try {
            return host.find(domain)
                    .map(info -> of(host, info, alias, readings))
                    .orElse(GONE);
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.NO_DOMAIN) {
                return GONE;
            }
            throw e;
        }
    }

    private static Presence of(Hypervisor host, DomainInfo info, String alias, Readings readings) {
        UUID domain = info.uuid();
        boolean active = info.state().isActive();
        Optional<Nic> live =
                active ? readings.of(host.xml(domain, XmlKind.LIVE)).nics().nic(alias) : Optional.empty();
        Optional<Nic> defined = info.persistent()
                ? readings.of(host.xml(domain, XmlKind.INACTIVE)).nics().nic(alias)
                : Optional.empty();
        return new Presence(active, live, defined, info.persistent());
    }

    /** Where the device is, of the configurations that are meant. */
    Set<Scope> in(Set<Scope> meant) {
        Set<Scope> found = EnumSet.noneOf(Scope.class);
        if (live.isPresent() && meant.contains(Scope.LIVE)) {
            found.add(Scope.LIVE);
        }
        if (defined.isPresent() && meant.contains(Scope.CONFIG)) {
            found.add(Scope.CONFIG);
        }
        return found;
    }

    /** Where the device is not, of the configurations that are meant. */
    Set<Scope> missingIn(Set<Scope> meant) {
        Set<Scope> missing = EnumSet.noneOf(Scope.class);
        missing.addAll(meant);
        missing.removeAll(in(meant));
        return missing;
    }

    static Set<Scope> scopes(boolean config) {
        return config ? EnumSet.of(Scope.LIVE, Scope.CONFIG) : EnumSet.of(Scope.LIVE);
    }
}
