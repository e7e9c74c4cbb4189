package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.ObservedDomain;
import org.netfailover.plan.Side;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** Reads what a plan is made from. Changes nothing. */
final class Gathering {
    /** For how long a host that is away is asked again. One answer may take as long. */
    private static final Duration PATIENCE = Reach.ANSWER;

    private static final int NO_DOMAIN = 42;
    private static final int OPERATION_TIMEOUT = 68;
    private static final int FROM_DOMAIN = 20;

    private final Reach source;
    private final Optional<Reach> destination;
    private final Timing timing;
    private final DomainInfo info;

    private Gathering(Reach source, Optional<Reach> destination, Timing timing, DomainInfo info) {
        this.source = source;
        this.destination = destination;
        this.timing = timing;
        this.info = info;
    }

    /** Begins with the domain itself, which the source has to know. */
    static Gathering of(Intent intent, Mailbox mailbox) throws Unanswered {
        Timing timing = intent.timing();
        Reach source = new Reach(Side.SOURCE, intent.source(), timing, mailbox);
        DomainInfo info = source.ask(host -> host.find(intent.domain()), Deadline.in(timing, PATIENCE))
                .orElseThrow(() -> new LibvirtException(
                        NO_DOMAIN,
                        FROM_DOMAIN,
                        "no domain " + intent.domain() + " on "
                                + intent.source().uri()));
        return new Gathering(
                source,
                intent.destination().map(host -> new Reach(Side.DESTINATION, host, timing, mailbox)),
                timing,
                info);
    }

    /** What a host did not answer, as callers know errors. */
    static LibvirtException unchecked(Unanswered e, String uri) {
        return e.getCause() instanceof LibvirtException error
                ? error
                : new LibvirtException(
                        OPERATION_TIMEOUT,
                        0,
                        uri
                                + (e.getCause() instanceof TimeoutException
                                        ? " did not answer in time"
                                        : " did not answer"));
    }

    UUID domain() {
        return info.uuid();
    }

    String name() {
        return info.name();
    }

    Reach source() {
        return source;
    }

    Optional<Reach> destination() {
        return destination;
    }

    private <T> T ask(Reach reach, Function<Hypervisor, T> question) throws Unanswered {
        return reach.ask(question, Deadline.in(timing, PATIENCE));
    }

    HostInventory inventory(Side side) throws Unanswered {
        return ask(at(side), Hypervisor::inventory);
    }

    UUID hostUuid(Side side) throws Unanswered {
        return ask(at(side), Hypervisor::hostUuid);
    }

    List<Resident> residents() throws Unanswered {
        return ask(at(Side.DESTINATION), Hypervisor::domains).stream()
                .map(known -> new Resident(known.uuid(), known.name(), known.state()))
                .toList();
    }

    private Reach at(Side side) {
        return side == Side.SOURCE ? source : destination.orElseThrow();
    }

    /** The domain and its XMLs, at one moment as far as that can be had. */
    Seen domainNow() throws Unanswered {
        UUID uuid = info.uuid();
        DomainInfo now = ask(source, host -> host.find(uuid)).orElse(info);
        boolean active = now.state().isActive();
        boolean job = active && ask(source, host -> Calm.job(host, uuid)).isPresent();
        Optional<DomainXml> definition = now.persistent()
                ? Optional.of(source.xml(uuid, XmlKind.INACTIVE, Deadline.in(timing, PATIENCE)))
                : Optional.empty();
        DomainXml live = source.xml(uuid, XmlKind.LIVE, Deadline.in(timing, PATIENCE));
        DomainXml running = active ? source.xml(uuid, XmlKind.MIGRATABLE, Deadline.in(timing, PATIENCE)) : live;
        ObservedDomain observed = ObservedDomain.builder()
                .uuid(uuid)
                .name(now.name())
                .state(now.state())
                .hasJob(job)
                .persistent(now.persistent())
                .nics(asAsked(live.nics(), running.nics()))
                .definition(definition.map(DomainXml::nics))
                .build();
        return new Seen(observed, running, Preparation.aliases(live), definition);
    }

    /**
     * The live NICs, as they were asked for. Of a NIC on a network the live XML tells what the network made of it, and
     * of one on a pool not even the pool's name; the migratable XML tells that, and lacks aliases that libvirt made up.
     */
    private static DomainNics asAsked(DomainNics live, DomainNics running) {
        if (live.nics().size() != running.nics().size()) {
            return live;
        }
        List<Nic> nics = new ArrayList<>();
        for (int i = 0; i < live.nics().size(); i++) {
            Nic now = live.nics().get(i);
            Nic asked = running.nics().get(i);
            nics.add(asked.type().equals(now.type()) ? now : asked.withAliasText(now.aliasText()));
        }
        return live.withNics(nics);
    }

    /**
     * A domain that was read.
     *
     * @param observed for the planner
     * @param running as it can be taken elsewhere
     * @param aliases the alias of each of its NICs, in document order
     * @param definition its definition
     */
    record Seen(
            ObservedDomain observed,
            DomainXml running,
            List<Optional<String>> aliases,
            Optional<DomainXml> definition) {
        DeviceTexts devices(List<DeviceXml> given, DestinationChanges changes) {
            return new DeviceTexts(running, aliases, definition, given, changes);
        }
    }
}
