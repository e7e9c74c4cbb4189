package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.TeamingPair;
import org.netfailover.plan.Side;
import org.netfailover.plan.Sighting;
import org.netfailover.xml.PairsXml;

/** The pairs that are kept with a domain, in its metadata on the hosts that know it. */
final class Memory {
    private final Lookout.Found found;
    private final Timing timing;
    private final Duration patience;
    private final Mailbox mailbox;

    Memory(Lookout.Found found, Timing timing, Duration patience, Mailbox mailbox) {
        this.found = found;
        this.timing = timing;
        this.patience = patience;
        this.mailbox = mailbox;
    }

    Optional<List<TeamingPair>> pairs() {
        return Stream.of(true, false)
                .flatMap(active -> found.known().entrySet().stream()
                        .filter(entry -> entry.getValue().state().isActive() == active)
                        .flatMap(entry -> texts(entry.getKey(), entry.getValue())))
                .findFirst()
                .map(text -> PairsXml.parse(text).pairs());
    }

    /** With what runs first: it is what moved here. */
    private Stream<String> texts(Hypervisor host, Sighting.Known known) {
        return scopes(known).stream()
                .flatMap(scope -> ask(host, it -> it.metadata(known.domain(), PairsXml.NAMESPACE, scope)).stream());
    }

    private static List<Scope> scopes(Sighting.Known known) {
        List<Scope> scopes = new ArrayList<>();
        if (known.state().isActive()) {
            scopes.add(Scope.LIVE);
        }
        if (known.persistent()) {
            scopes.add(Scope.CONFIG);
        }
        return scopes;
    }

    /** Keeps an element, or drops it, wherever the domain is; returns on how many hosts. */
    int set(Optional<String> element) {
        found.known()
                .forEach((host, known) -> ask(host, it -> {
                    it.setMetadata(
                            known.domain(),
                            PairsXml.NAMESPACE,
                            PairsXml.PREFIX,
                            element,
                            scopes(known).toArray(Scope[]::new));
                    return it;
                }));
        return found.known().size();
    }

    /** The same question, and the same element, may be put twice. */
    private <T> T ask(Hypervisor host, Function<Hypervisor, T> question) {
        try {
            return new Reach(Side.SOURCE, host, timing, mailbox).ask(question, Deadline.in(timing, patience));
        } catch (Unanswered e) {
            throw Gathering.unchecked(e, host.uri());
        } catch (LibvirtException e) {
            throw e.kind() == ErrorKind.NO_DOMAIN
                    ? new LibvirtException(e.code(), e.domain(), "the domain has just left " + host.uri())
                    : e;
        }
    }
}
