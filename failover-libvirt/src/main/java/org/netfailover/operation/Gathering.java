package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.ActualNic;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.ObservedDomain;
import org.netfailover.plan.Side;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** Reads what a plan is made from. Changes nothing. */
final class Gathering {
    /** For how long a host that is away is asked again. One answer may take as long. */
    private static final Duration PATIENCE = Reach.ANSWER;

    private static final Set<HostPart> LITTLE = EnumSet.of(HostPart.NETWORKS, HostPart.BRIDGES);
    private static final Set<HostPart> WITH_MACHINES = EnumSet.complementOf(EnumSet.of(HostPart.DEVICES));

    private static final int NO_DOMAIN = 42;
    private static final int OPERATION_TIMEOUT = 68;
    private static final int FROM_DOMAIN = 20;

    private final Reach source;
    private final Optional<Reach> destination;
    private final Timing timing;
    private final Mailbox mailbox;
    private final DomainInfo info;

    private Gathering(Reach source, Optional<Reach> destination, Timing timing, Mailbox mailbox, DomainInfo info) {
        this.source = source;
        this.destination = destination;
        this.timing = timing;
        this.mailbox = mailbox;
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
                mailbox,
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

    /** What a host has, its devices only where one of the NICs is one, or is on a pool. */
    HostInventory inventory(Side side, List<Nic> nics, Set<String> networks) throws Unanswered {
        return withDevices(side, ask(at(side), host -> host.inventory(LITTLE)), nics, networks);
    }

    /** What is known of the destination without knowing what is to go there. */
    Future<Arrival> arrival() {
        return timing.begin(() -> new Arrival(
                ask(at(Side.DESTINATION), Hypervisor::hostUuid),
                ask(at(Side.DESTINATION), host -> host.inventory(WITH_MACHINES)),
                ask(at(Side.DESTINATION), Hypervisor::domains).stream()
                        .map(known -> new Resident(known.uuid(), known.name(), known.state()))
                        .toList()));
    }

    UUID sourceHost() throws Unanswered {
        return ask(source, Hypervisor::hostUuid);
    }

    /** The inventory as it is where no NIC needs a device of the host, else a whole one. */
    HostInventory withDevices(Side side, HostInventory little, List<Nic> nics, Set<String> networks) throws Unanswered {
        boolean needed = nics.stream().anyMatch(Gathering::isOrWasDevice)
                || networks.stream()
                        .flatMap(name -> little.network(name).stream())
                        .anyMatch(network -> network.definition().kind() == NetworkDefinition.Kind.VF_POOL);
        return needed ? little.withDevicesOf(ask(at(side), host -> host.inventory(HostPart.VFS))) : little;
    }

    /** A host's network devices; none where its network is not known, or does not answer: steps will tell that. */
    List<NetworkLink> links(@Nullable HostNetwork network) {
        if (network == null) {
            return List.of();
        }
        try {
            return new NetworkReach(network, timing, mailbox, Deadline.in(timing, PATIENCE)).ask(HostNetwork::links);
        } catch (HostNetworkException e) {
            return List.of();
        }
    }

    /** The networks of NICs, by the names that they have on a host. */
    static Set<String> networks(List<Nic> nics, Map<String, String> renamed) {
        return nics.stream()
                .flatMap(nic -> nic.source().network().stream())
                .map(name -> renamed.getOrDefault(name, name))
                .collect(Collectors.toSet());
    }

    private static boolean isOrWasDevice(Nic nic) {
        return nic.element() == Nic.Element.HOSTDEV
                || nic.type().equals("hostdev")
                || nic.actual()
                        .flatMap(ActualNic::type)
                        .filter("hostdev"::equals)
                        .isPresent();
    }

    /** Waits for what was begun. */
    <T> T answer(Future<T> begun) throws Unanswered {
        while (true) {
            try {
                return begun.get();
            } catch (InterruptedException e) {
                mailbox.interrupt();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Unanswered unanswered) {
                    throw unanswered;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            }
        }
    }

    <T> Future<T> begin(Callable<T> question) {
        return timing.begin(question);
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
     * A destination that was read.
     *
     * @param host the host's UUID
     * @param inventory what it has, without its devices
     * @param residents the domains that are known there
     */
    record Arrival(UUID host, HostInventory inventory, List<Resident> residents) {}

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
