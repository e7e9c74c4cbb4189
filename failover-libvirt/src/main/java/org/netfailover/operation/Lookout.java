package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainNics;
import org.netfailover.plan.Side;
import org.netfailover.plan.Sighting;
import org.netfailover.plan.Whereabouts;
import org.netfailover.xml.DomainXml;

/** Looks for a domain on several hosts. A host that does not answer in time, or breaks, is written down as such. */
final class Lookout {
    /** {@code VIR_ERR_OPERATION_UNSUPPORTED}: what a host says of the job of a domain that is on its way to it. */
    private static final int INCOMING = 84;

    private final List<Hypervisor> hosts;
    private final Usage usage;
    private final Timing timing;
    private final Duration patience;
    private final Mailbox mailbox;

    /**
     * @param usage what tells whether VFs are used
     * @param patience how long a host may take to answer
     * @param mailbox where an interrupt is remembered
     */
    Lookout(List<Hypervisor> hosts, Usage usage, Timing timing, Duration patience, Mailbox mailbox) {
        this.hosts = hosts;
        this.usage = usage;
        this.timing = timing;
        this.patience = patience;
        this.mailbox = mailbox;
    }

    /**
     * What was found.
     *
     * @param domain its UUID, where a host knows it
     * @param where what each host said
     * @param hosts which host said it, by its place in {@code where}
     */
    record Found(Optional<UUID> domain, Whereabouts where, List<Hypervisor> hosts) {
        /** What hosts said that know the domain, with the host. */
        Map<Hypervisor, Sighting.Known> known() {
            Map<Hypervisor, Sighting.Known> known = new LinkedHashMap<>();
            for (int i = 0; i < hosts.size(); i++) {
                if (where.sightings().get(i) instanceof Sighting.Known seen) {
                    known.put(hosts.get(i), seen);
                }
            }
            return known;
        }

        /** The host on which the domain's guest is. */
        Optional<Hypervisor> host() {
            return where.guest().map(guest -> hosts.get(where.sightings().indexOf(guest)));
        }
    }

    /**
     * Looks on every host.
     *
     * @throws IllegalArgumentException when hosts know different domains by this name
     */
    Found find(String nameOrUuid) {
        Map<Hypervisor, String> silent = new LinkedHashMap<>();
        Set<UUID> domains = new LinkedHashSet<>();
        for (Hypervisor host : hosts) {
            Optional<Optional<DomainInfo>> answer = ask(host, it -> it.find(nameOrUuid), silent);
            answer.flatMap(found -> found).ifPresent(info -> domains.add(info.uuid()));
        }
        if (domains.size() > 1) {
            throw new IllegalArgumentException("hosts know different domains by this name, of the UUIDs " + domains);
        }
        Optional<UUID> domain = domains.stream().findFirst();
        List<Sighting> sightings = new ArrayList<>();
        for (Hypervisor host : hosts) {
            sightings.add(domain.map(uuid -> sight(host, uuid, silent)).orElseGet(() -> nothing(host, silent)));
        }
        return new Found(domain, new Whereabouts(sightings), hosts);
    }

    private static Sighting nothing(Hypervisor host, Map<Hypervisor, String> silent) {
        return silent.containsKey(host)
                ? new Sighting.Unreachable(host.uri(), silent.get(host))
                : new Sighting.Unknown(host.uri());
    }

    private Sighting sight(Hypervisor host, UUID domain, Map<Hypervisor, String> silent) {
        if (silent.containsKey(host)) {
            return nothing(host, silent);
        }
        return ask(host, it -> look(it, domain), silent)
                .map(seen -> seen instanceof Sighting.Known known ? withUnused(host, known) : seen)
                .orElseGet(() -> nothing(host, silent));
    }

    private Sighting withUnused(Hypervisor host, Sighting.Known seen) {
        if (seen.hasJob() || !seen.guestRuns() || seen.live().isEmpty()) {
            return seen;
        }
        return seen.withUnused(usage.unused(host, seen.live().get(), mailbox));
    }

    private <T> Optional<T> ask(Hypervisor host, Function<Hypervisor, T> question, Map<Hypervisor, String> silent) {
        try {
            Reach reach = new Reach(Side.SOURCE, host, timing, mailbox);
            return Optional.of(reach.ask(question, Deadline.in(timing, patience)));
        } catch (Unanswered e) {
            silent.put(host, String.valueOf(e.getMessage()));
        } catch (LibvirtException e) {
            silent.put(host, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Sighting look(Hypervisor host, UUID domain) {
        try {
            Optional<DomainInfo> info = host.find(domain);
            return info.isPresent() ? known(host, info.get()) : new Sighting.Unknown(host.uri());
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.NO_DOMAIN) {
                return new Sighting.Unknown(host.uri()); // it has just gone
            }
            throw e;
        }
    }

    private static Sighting known(Hypervisor host, DomainInfo info) {
        boolean active = info.state().isActive();
        return new Sighting.Known(
                host.uri(),
                info.uuid(),
                info.name(),
                info.state(),
                info.persistent(),
                active && isBusy(host, info.uuid()),
                active ? Optional.of(nics(host, info.uuid(), XmlKind.LIVE)) : Optional.empty(),
                info.persistent() ? Optional.of(nics(host, info.uuid(), XmlKind.INACTIVE)) : Optional.empty(),
                Set.of());
    }

    private static DomainNics nics(Hypervisor host, UUID domain, XmlKind kind) {
        return DomainXml.parse(host.xml(domain, kind)).nics();
    }

    private static boolean isBusy(Hypervisor host, UUID domain) {
        try {
            return host.job(domain).isPresent();
        } catch (LibvirtException e) {
            if (e.code() == INCOMING) {
                return true;
            }
            if (e.kind() == ErrorKind.WRONG_STATE) { // it has just ended, or is on its way here
                return host.find(domain).filter(info -> info.state().isActive()).isPresent();
            }
            throw e;
        }
    }
}
