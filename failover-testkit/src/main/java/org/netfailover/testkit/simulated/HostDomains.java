package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.DomainState;

/** The domains of one host, and what can be done to them. Guarded by the agenda's lock. */
final class HostDomains {
    /** How long libvirt waits for a domain that is busy. */
    static final Duration JOB_WAIT = Duration.ofSeconds(30);

    /** For how long QEMU refuses to ask the guest again for a device of a PCI Express port. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final SimulatedHost host;
    private final Map<UUID, SimulatedDomain> domains = new LinkedHashMap<>();

    HostDomains(SimulatedHost host) {
        this.host = host;
    }

    List<SimulatedDomain> all() {
        return List.copyOf(domains.values());
    }

    Optional<SimulatedDomain> known(UUID uuid) {
        return Optional.ofNullable(domains.get(uuid));
    }

    Optional<SimulatedDomain> named(String name) {
        return domains.values().stream()
                .filter(domain -> domain.name.equals(name))
                .findFirst();
    }

    SimulatedDomain required(UUID uuid) {
        return known(uuid).orElseThrow(() -> Errors.noDomain("uuid '" + uuid + "'"));
    }

    /** Whether a change has to wait for a job on the domain. */
    boolean isBusy(UUID uuid) {
        return known(uuid).filter(domain -> domain.job != null).isPresent();
    }

    /** Whether a domain that runs has a NIC. */
    boolean shows(UUID uuid, String alias) {
        return known(uuid).flatMap(domain -> domain.nic(alias)).isPresent();
    }

    /** Whether the guest was asked to let go of a NIC and has not answered. */
    boolean isAsked(UUID uuid, String alias) {
        return known(uuid)
                .flatMap(domain -> domain.nic(alias))
                .filter(nic -> nic.askedAt >= 0)
                .isPresent();
    }

    void add(SimulatedDomain domain) {
        domains.put(domain.uuid, domain);
    }

    void dropIfGone(SimulatedDomain domain) {
        if (!domain.isActive() && domain.definition == null) {
            domains.remove(domain.uuid);
        }
    }

    /** The migration that a domain is in. */
    Move job(UUID uuid) {
        Move job = required(uuid).job;
        if (job == null) {
            throw Errors.invalid("no job is active on the domain");
        }
        return job;
    }

    /** The domain's process has ended; a definition stays. */
    void lose(SimulatedDomain domain) {
        moveAway(domain, false);
    }

    void moveAway(SimulatedDomain domain, boolean undefine) {
        domain.stop();
        if (undefine) {
            domain.definition = null;
        }
        dropIfGone(domain);
    }

    /** A document as libvirt keeps it: every NIC with a guest's address, user aliases only. */
    static DomainText definition(String xml) {
        DomainText text = SimulatedDomain.inactive(DomainText.parse(xml));
        DomainText defined = text.withDevices(List.of());
        for (Device device : text.devices()) {
            SimulatedDomain.requireUnique(defined, device);
            DomainText all = text.withDevices(joined(defined.devices(), text.devices()));
            defined = defined.with(SimulatedDomain.addressed(device, all));
        }
        return defined;
    }

    private static List<Device> joined(List<Device> some, List<Device> others) {
        List<Device> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    SimulatedDomain define(String xml) {
        DomainText text = definition(xml);
        SimulatedDomain domain =
                known(text.uuid()).orElseGet(() -> new SimulatedDomain(text.uuid(), text.name(), host));
        boolean known = domain.definition != null;
        domain.definition = text;
        add(domain);
        tell(domain, HostEvent.Change.DEFINED, known ? 1 : 0);
        return domain;
    }

    void start(SimulatedDomain domain, DomainText text) {
        domain.shell = text.withDevices(List.of());
        try {
            domain.plugAll(text.devices());
        } catch (RuntimeException e) {
            domain.shell = null;
            throw e;
        }
        SimulatedGuest guest = new SimulatedGuest(host.site());
        domain.guest = guest;
        domain.state = DomainState.RUNNING;
        guest.livesIn(domain);
        domain.nics.forEach(host.network().ends()::start);
        add(domain);
        tell(domain, HostEvent.Change.STARTED, 0);
    }

    void attach(UUID uuid, String deviceXml, Scope... scope) {
        SimulatedDomain domain = required(uuid);
        Set<Scope> scopes = scopes(domain, scope);
        Device device = SimulatedDomain.read(Device.parse(deviceXml));
        if (scopes.contains(Scope.CONFIG)) {
            SimulatedDomain.requireUnique(domain.defined(), device);
        }
        if (scopes.contains(Scope.LIVE)) {
            LiveNic nic = domain.plug(device);
            host.daemon().emit(new HostEvent.DeviceAdded(uuid, nic.alias()));
        }
        if (scopes.contains(Scope.CONFIG)) {
            define(domain, text -> text.with(SimulatedDomain.addressed(device, text)));
        }
    }

    void detach(UUID uuid, String alias, Scope... scope) {
        SimulatedDomain domain = required(uuid);
        Set<Scope> scopes = scopes(domain, scope);
        if (scopes.contains(Scope.CONFIG)) {
            Device unused = domain.defined().device(alias).orElseThrow(() -> Errors.noDevice(alias));
        }
        if (scopes.contains(Scope.LIVE)) {
            unplug(domain, domain.nic(alias).orElseThrow(() -> Errors.noDevice(alias)));
        }
        if (scopes.contains(Scope.CONFIG)) {
            define(domain, text -> text.without(alias));
        }
    }

    private void unplug(SimulatedDomain domain, LiveNic nic) {
        long now = host.site().agenda().now();
        if (nic.askedAt >= 0 && now - nic.askedAt < ASK_AGAIN.toNanos()) {
            throw Errors.internal("unable to execute QEMU command 'device_del': Device " + nic.alias()
                    + " is already in the process of unplug");
        }
        if (!nic.isPresent()) {
            host.site().after(Duration.ZERO, () -> gone(domain, nic));
            return;
        }
        domain.inside()
                .ask(
                        nic,
                        () -> gone(domain, nic),
                        () -> host.site()
                                .hostOf(domain)
                                .ifPresent(at ->
                                        at.daemon().emit(new HostEvent.DeviceRemovalFailed(domain.uuid, nic.alias()))));
    }

    private void gone(SimulatedDomain domain, LiveNic nic) {
        if (!domain.nics.contains(nic)) {
            return;
        }
        domain.unplug(nic);
        if (host.crashesOnWrongOrder() && domain.nics.stream().anyMatch(other -> isPrimaryOf(other, nic))) {
            domain.stop();
            dropIfGone(domain);
            tell(domain, HostEvent.Change.STOPPED, 2);
        }
        host.daemon().emit(new HostEvent.DeviceRemoved(domain.uuid, nic.alias()));
        host.site().observe();
    }

    private static boolean isPrimaryOf(LiveNic primary, LiveNic standby) {
        return primary.isPrimary()
                && primary.isPresent()
                && primary.device
                        .nic()
                        .teaming()
                        .persistent()
                        .filter(standby.alias()::equals)
                        .isPresent();
    }

    void update(UUID uuid, String deviceXml, Scope... scope) {
        SimulatedDomain domain = required(uuid);
        Set<Scope> scopes = scopes(domain, scope);
        Device asked = Device.parse(deviceXml);
        if (scopes.contains(Scope.LIVE)) {
            LiveNic nic = domain.nics.stream()
                    .filter(candidate -> isMeant(candidate.device, asked))
                    .findFirst()
                    .orElseThrow(() -> Errors.missingDevice(asked.nic().mac().orElse("(null)"), asked.alias()));
            nic.device = nic.device.withLinkOf(asked);
            if (asked.nic().type().equals("bridge") && nic.device.network().isPresent()) {
                asked.nic().source().bridge().ifPresent(bridge -> leaveNetwork(nic, bridge));
            }
        }
        if (scopes.contains(Scope.CONFIG)) {
            Device old = domain.defined().devices().stream()
                    .filter(candidate -> isMeant(candidate, asked))
                    .findFirst()
                    .orElseThrow(() -> Errors.missingDevice(asked.nic().mac().orElse("(null)"), asked.alias()));
            define(domain, text -> text.mapped(device -> device.equals(old) ? device.withLinkOf(asked) : device));
        }
    }

    /** What libvirt shows of a NIC on a network's bridge is, when it is told so, a NIC on that bridge. */
    private static void leaveNetwork(LiveNic nic, String bridge) {
        nic.domain.hardware.release(nic.hold);
        nic.hold = Hold.NOTHING;
        nic.device = Device.parse(nic.device.shownAs("bridge", "<source bridge='" + bridge + "'/>"));
    }

    private static boolean isMeant(Device device, Device asked) {
        boolean mac = asked.mac().isEmpty() || asked.mac().equals(device.mac());
        boolean alias = asked.alias().isEmpty()
                || device.alias().isEmpty()
                || asked.alias().equals(device.alias());
        return mac && alias;
    }

    Optional<String> metadata(UUID uuid, String namespace, Scope scope) {
        SimulatedDomain domain = required(uuid);
        DomainText text = scope == Scope.LIVE ? domain.running() : domain.defined();
        return Optional.ofNullable(text.metadata().get(namespace));
    }

    void setMetadata(UUID uuid, String namespace, Optional<String> element, Scope... scope) {
        SimulatedDomain domain = required(uuid);
        Set<Scope> scopes = scopes(domain, scope);
        if (scopes.contains(Scope.LIVE) && domain.shell != null) {
            domain.shell = domain.shell.withMetadata(namespace, element);
        }
        if (scopes.contains(Scope.CONFIG)) {
            define(domain, text -> text.withMetadata(namespace, element));
        }
    }

    private static void define(SimulatedDomain domain, UnaryOperator<DomainText> change) {
        domain.definition = change.apply(domain.defined());
    }

    private static Set<Scope> scopes(SimulatedDomain domain, Scope... scope) {
        Set<Scope> scopes = new HashSet<>(Arrays.asList(scope));
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("neither the running domain nor its definition");
        }
        if (scopes.contains(Scope.LIVE)) {
            domain.running();
        }
        if (scopes.contains(Scope.CONFIG)) {
            domain.defined();
        }
        return scopes;
    }

    void tell(SimulatedDomain domain, HostEvent.Change change, int detail) {
        host.daemon().emit(new HostEvent.Lifecycle(domain.uuid, change, detail));
    }
}
