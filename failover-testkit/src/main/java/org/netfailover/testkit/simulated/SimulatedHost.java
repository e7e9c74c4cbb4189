package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Subscription;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.Version;

/**
 * A simulated host, and the connection of the program under test to it. Calls take a little simulated time. Its parts
 * are {@link #hardware()}, {@link #daemon()} and {@link #machines()}; {@link #faults()} tells it what is to go wrong.
 * Safe for many threads, of which each waits in the site's {@link SimulatedTime}.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * for (String name : List.of("host-a", "host-b")) {
 *     site.host(name).hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * }
 * SimulatedHost a = site.hosts().get(0);
 * SimulatedHost b = site.hosts().get(1);
 * UUID vm = a.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Outcome outcome = Migration.of("vm").from(a).to(b).timing(site.time()).plan().run();
 * assertThat(outcome).isInstanceOf(Outcome.Completed.class);
 * assertThat(site.truth().hostsOf(vm)).containsExactly(b);
 * }</pre>
 */
public final class SimulatedHost implements Hypervisor {
    private static final Version MOVES_STATES = Version.parse("10.0.0");

    private final SimulatedSite site;
    private final String name;
    private final FaultScript faults;
    private final SimulatedDaemon daemon;
    private final SimulatedHardware hardware;
    private final HostDomains registry;
    private final SimulatedMachines machines;
    private final HostCalls calls;
    private final SimulatedHostNetwork network;
    private final List<String> types = List.of("q35", "pc-q35-7.2");
    private Version libvirt = Version.parse("9.0.0");
    private Version qemu = Version.parse("7.2.0");
    private boolean crashesOnWrongOrder;

    SimulatedHost(SimulatedSite site, String name) {
        this.site = site;
        this.name = name;
        this.faults = new FaultScript(site.agenda());
        this.hardware = new SimulatedHardware(site.agenda());
        this.registry = new HostDomains(this);
        this.daemon = new SimulatedDaemon(site.agenda(), faults, this::daemonDied, this::connectionLost);
        this.machines = new SimulatedMachines(this);
        this.calls = new HostCalls(this);
        this.network = new SimulatedHostNetwork(this);
    }

    /**
     * The host's name, which is its URI as well.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What it has.
     *
     * @return its bridges, VFs and networks
     */
    public SimulatedHardware hardware() {
        return hardware;
    }

    /**
     * What answers for it.
     *
     * @return its daemon
     */
    public SimulatedDaemon daemon() {
        return daemon;
    }

    /**
     * Its domains, to be made and handled without libvirt in between.
     *
     * @return the machines
     */
    public SimulatedMachines machines() {
        return machines;
    }

    /**
     * Its network, apart from libvirt. It has nothing unless it is given something; {@link #hardware()} is what libvirt
     * knows.
     *
     * @return the network
     */
    public SimulatedHostNetwork network() {
        return network;
    }

    /**
     * What is to go wrong.
     *
     * @return the script of this host
     */
    public FaultScript faults() {
        return faults;
    }

    /**
     * Every call that reached it.
     *
     * @return the calls so far, in their order
     */
    public List<HostCall> calls() {
        return calls.recorded();
    }

    /**
     * Says which software it runs, libvirt 9.0.0 and QEMU 7.2.0 otherwise. From libvirt 10.0.0 on VFs that are
     * {@linkplain org.netfailover.model.LiveMigratable#YES live-migratable} move with their state.
     *
     * @param newLibvirt libvirt's version
     * @param newQemu QEMU's version
     * @return this host
     */
    public SimulatedHost runs(Version newLibvirt, Version newQemu) {
        return site.agenda().locked(() -> {
            libvirt = newLibvirt;
            qemu = newQemu;
            return this;
        });
    }

    /**
     * Lets QEMU crash when a standby is unplugged while the guest has its primary, as some have.
     *
     * @return this host
     */
    public SimulatedHost crashOnWrongOrder() {
        return site.agenda().locked(() -> {
            crashesOnWrongOrder = true;
            return this;
        });
    }

    /** Turns the host off: its domains are gone, its daemon is dead. Definitions survive. */
    public void die() {
        site.agenda().locked(() -> {
            List<Move> moves = site.movesOf(this);
            daemon.kill();
            network.setReachable(false);
            registry.all().forEach(registry::lose);
            moves.forEach(Move::hostDied);
            site.observe();
            return null;
        });
    }

    SimulatedSite site() {
        return site;
    }

    void record(HostOperation operation, String subject) {
        calls.record(operation, subject);
    }

    HostDomains registry() {
        return registry;
    }

    boolean crashesOnWrongOrder() {
        return crashesOnWrongOrder;
    }

    boolean movesStates() {
        return libvirt.compareTo(MOVES_STATES) >= 0;
    }

    private void daemonDied() {
        site.movesOf(this).forEach(move -> move.daemonDied(this));
    }

    private void connectionLost() {
        site.movesOf(this).stream().filter(move -> move.leaves(this)).forEach(Move::connectionLost);
    }

    @Override
    public String uri() {
        return name;
    }

    @Override
    public UUID hostUuid() {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public boolean isAlive() {
        calls.requireOpen();
        return daemon.isAlive();
    }

    @Override
    public void reconnect() {
        calls.reconnect(() -> daemon.reconnect(name));
    }

    @Override
    public HostInventory inventory(Set<HostPart> parts) {
        return calls.look(HostOperation.INVENTORY, name, () -> {
            HostInventory.Builder inventory =
                    HostInventory.named(name).libvirt(libvirt).qemu(qemu);
            if (parts.contains(HostPart.MACHINES)) {
                inventory.addAllMachines(types);
            }
            hardware.describe(inventory, parts);
            return inventory.build();
        });
    }

    @Override
    public List<NodeDevice> nodeDevices() {
        return calls.look(HostOperation.NODE_DEVICES, name, hardware::nodeDevices);
    }

    @Override
    public List<NetworkPort> networkPorts(String network) {
        return calls.look(HostOperation.NETWORK_PORTS, network, () -> hardware.ports(network));
    }

    @Override
    public List<DomainInfo> domains() {
        return calls.look(HostOperation.DOMAINS, name, () -> {
            List<DomainInfo> all = new ArrayList<>();
            registry.all().forEach(domain -> all.add(domain.info()));
            return List.copyOf(all);
        });
    }

    @Override
    public Optional<DomainInfo> find(UUID domain) {
        return calls.look(
                HostOperation.FIND,
                domain.toString(),
                () -> registry.known(domain).map(SimulatedDomain::info));
    }

    @Override
    public Optional<DomainInfo> find(String nameOrUuid) {
        return calls.look(
                HostOperation.FIND,
                nameOrUuid,
                () -> registry.all().stream()
                        .filter(domain -> domain.uuid.toString().equals(nameOrUuid))
                        .findFirst()
                        .or(() -> registry.named(nameOrUuid))
                        .map(SimulatedDomain::info));
    }

    @Override
    public String xml(UUID domain, XmlKind kind) {
        return calls.look(
                HostOperation.XML, kind.name(), () -> registry.required(domain).xml(kind));
    }

    @Override
    public void attach(UUID domain, String deviceXml, Scope... scope) {
        calls.change(
                HostOperation.ATTACH,
                domain,
                Device.subject(deviceXml),
                () -> registry.attach(domain, deviceXml, scope));
    }

    @Override
    public void detach(UUID domain, String alias, Scope... scope) {
        calls.detach(domain, alias, () -> registry.detach(domain, alias, scope));
    }

    @Override
    public void update(UUID domain, String deviceXml, Scope... scope) {
        calls.change(
                HostOperation.UPDATE,
                domain,
                Device.subject(deviceXml),
                () -> registry.update(domain, deviceXml, scope));
    }

    @Override
    public CompletableFuture<Void> migrate(UUID domain, Hypervisor destination, MigrationRequest request) {
        if (!(destination instanceof SimulatedHost to) || !to.site.equals(site)) {
            throw new IllegalArgumentException("not a host of the same site: " + destination.uri());
        }
        try {
            return calls.start(
                    HostOperation.MIGRATE,
                    request.mode() + " to " + to.name,
                    () -> new Move(this, to, domain, request).start());
        } catch (LibvirtException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Optional<JobStatistics> job(UUID domain) {
        return calls.look(HostOperation.JOB, domain.toString(), () -> {
            Move job = registry.required(domain).job;
            if (job != null && !job.leaves(this)) {
                throw Errors.invalid("migration statistics are available only on the source host");
            }
            return Optional.ofNullable(job).map(Move::statistics);
        });
    }

    @Override
    public void abortJob(UUID domain) {
        calls.control(
                HostOperation.ABORT_JOB, domain, () -> registry.job(domain).abort());
    }

    @Override
    public void startPostCopy(UUID domain) {
        calls.control(
                HostOperation.START_POST_COPY,
                domain,
                () -> registry.job(domain).startPostCopy());
    }

    @Override
    public Optional<String> metadata(UUID domain, String namespace, Scope scope) {
        return calls.look(HostOperation.METADATA, namespace, () -> registry.metadata(domain, namespace, scope));
    }

    @Override
    public void setMetadata(UUID domain, String namespace, String prefix, Optional<String> element, Scope... scope) {
        Optional<String> bound = element.map(text -> Metadata.bound(text, namespace, prefix));
        calls.change(
                HostOperation.SET_METADATA,
                domain,
                namespace,
                () -> registry.setMetadata(domain, namespace, bound, scope));
    }

    @Override
    public Subscription subscribe(Consumer<HostEvent> listener) {
        calls.requireOpen();
        return daemon.subscribe(listener);
    }

    @Override
    public void close() {
        site.agenda().locked(() -> {
            daemon.close();
            return null;
        });
    }

    /** The name and nothing else. */
    @Override
    public String toString() {
        return name;
    }
}
