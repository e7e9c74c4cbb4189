package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.netfailover.model.DomainCapabilities;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.Version;
import org.netfailover.plan.MigrationMode;

/**
 * A host's libvirt daemon, over a connection.
 *
 * <p>Safe for many threads, whose calls libvirt serves side by side, each over a connection of its own: a first one tells
 * events, and others are opened when calls need them, of which up to eight are kept. {@link #close()} may come at
 * any time: calls under way end as they would have ended, later ones throw {@link IllegalStateException}.
 *
 * <p>A connection whose daemon dies or hangs is found dead: at once, or by keepalive ({@link OpenOptions}). Calls under
 * way and later ones then end with {@link ErrorKind#DISCONNECTED}, {@link #isAlive()} is false, and it stays so until
 * {@link #reconnect()}. Without keepalive a call may block for as long as the daemon does.
 *
 * <p>libvirt's errors come as {@link LibvirtException}. Opening the first host sets libvirt's process-wide error
 * function, so that libvirt no longer prints errors on stderr; a program that has set one of its own before loses it. It
 * also registers libvirt's default event loop and runs it on a daemon thread for as long as the process lives. Events
 * are delivered on another daemon thread, one for the whole process: a listener that blocks holds up all others, but no
 * connection.
 *
 * <p>A host that is never closed keeps its connection for as long as the process lives.
 */
public final class LibvirtHost implements Hypervisor {
    private static final int DOMAIN_XML_INACTIVE = 2;
    private static final int NETWORK_XML_INACTIVE = 1;

    private final String uri;
    private final HostLink link;
    private final DomainCalls domains;
    private final HostReading host;

    LibvirtHost(String uri, HostLink link) {
        this.uri = uri;
        this.link = link;
        this.domains = new DomainCalls(link);
        this.host = new HostReading(link);
    }

    /**
     * Opens a connection, with the {@linkplain OpenOptions#defaults() defaults}.
     *
     * @param uri a libvirt connection URI, such as {@code qemu:///system} or {@code qemu+ssh://host-a/system}
     * @return the open connection
     * @throws LibvirtException when libvirt cannot open it
     * @throws LinkageError when this machine has no {@code libvirt.so.0}
     * @see <a href="https://libvirt.org/uri.html">Connection URIs</a>
     */
    public static LibvirtHost open(String uri) {
        return open(uri, OpenOptions.defaults());
    }

    /**
     * Opens a connection.
     *
     * <p>When the deadline passes, or the thread is interrupted, a daemon thread stays behind with the attempt until the
     * host answers or breaks off; a connection that still comes of it is closed at once.
     *
     * @param uri a libvirt connection URI, such as {@code qemu:///system} or {@code qemu+ssh://host-a/system}
     * @param options how, also for {@link #reconnect()}
     * @return the open connection
     * @throws LibvirtException when libvirt cannot open it, or not before the deadline
     *     ({@link ErrorKind#DISCONNECTED})
     * @throws LinkageError when this machine has no {@code libvirt.so.0}
     * @see <a href="https://libvirt.org/uri.html">Connection URIs</a>
     */
    public static LibvirtHost open(String uri, OpenOptions options) {
        return new LibvirtHost(uri, HostLink.open(uri, options));
    }

    /**
     * The URI this connection was opened with.
     *
     * @return the URI
     */
    @Override
    public String uri() {
        return uri;
    }

    /**
     * The version of the libvirt daemon, which need not be that of the library in this process.
     *
     * @return the version
     */
    public Version libvirtVersion() {
        return host.libvirtVersion();
    }

    /**
     * The version of the hypervisor that the daemon drives, such as QEMU's.
     *
     * @return the version
     */
    public Version hypervisorVersion() {
        return host.hypervisorVersion();
    }

    @Override
    public UUID hostUuid() {
        return host.capabilities().uuid().orElseThrow(() -> new LibvirtException(3, 0, "the host has no UUID"));
    }

    @Override
    public boolean isAlive() {
        return link.isAlive();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The old connection is closed when its last call has returned. Takes at most the
     * {@linkplain OpenOptions#deadline() deadline} of opening; what stays behind then is said at
     * {@link #open(String, OpenOptions)}.
     */
    @Override
    public void reconnect() {
        link.reconnect();
    }

    @Override
    public HostInventory inventory(Set<HostPart> parts) {
        return InventoryReader.read(host, parts);
    }

    @Override
    public List<NodeDevice> nodeDevices() {
        return HostReading.supported(host::nodeDevices).orElseGet(List::of);
    }

    @Override
    public List<NetworkPort> networkPorts(String network) {
        return host.ports(network);
    }

    /**
     * What domains of one machine type can have on this host ({@code virConnectGetDomainCapabilities}).
     *
     * @param hypervisor {@code qemu} or {@code kvm}
     * @param arch such as {@code x86_64}
     * @param machine such as {@code q35}; an alias comes back as what it stands for
     * @return the capabilities
     * @throws LibvirtException when the host has no such machine ({@link ErrorKind#INVALID}) or no such hypervisor
     */
    public DomainCapabilities domainCapabilities(String hypervisor, String arch, String machine) {
        return host.domainCapabilities(hypervisor, arch, machine);
    }

    @Override
    public List<DomainInfo> domains() {
        return domains.all();
    }

    @Override
    public Optional<DomainInfo> find(UUID domain) {
        return domains.find(domain);
    }

    @Override
    public Optional<DomainInfo> find(String nameOrUuid) {
        return domains.find(nameOrUuid);
    }

    @Override
    public String xml(UUID domain, XmlKind kind) {
        return domains.xml(domain, kind);
    }

    @Override
    public void attach(UUID domain, String deviceXml, Scope... scope) {
        int flags = Scope.flags(scope);
        domains.act(domain, found -> NativeLibvirt.INSTANCE.virDomainAttachDeviceFlags(found, deviceXml, flags));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Since libvirt 4.4.0. A device that is not there is {@link ErrorKind#NO_DEVICE}, although libvirt calls it an
     * internal error: the domain's XML is asked.
     */
    @Override
    public void detach(UUID domain, String alias, Scope... scope) {
        domains.detach(domain, alias, scope);
    }

    @Override
    public void update(UUID domain, String deviceXml, Scope... scope) {
        int flags = Scope.flags(scope);
        domains.act(domain, found -> NativeLibvirt.INSTANCE.virDomainUpdateDeviceFlags(found, deviceXml, flags));
    }

    /**
     * {@inheritDoc}
     *
     * <p>libvirt blocks until it has ended, on a daemon thread; both connections stay open for as long, whoever closes
     * them. An error of its disk that stops the guest on the way ends the migration ({@code VIR_MIGRATE_ABORT_ON_ERROR}).
     *
     * @throws IllegalArgumentException for a managed migration when the destination is no {@link LibvirtHost}
     */
    @Override
    public CompletableFuture<Void> migrate(UUID domain, Hypervisor destination, MigrationRequest request) {
        if (request.mode() == MigrationMode.PEER_TO_PEER) {
            String to = request.destinationUri().orElseGet(destination::uri);
            return MigrationCall.peerToPeer(link, to, domain, request);
        }
        if (destination instanceof LibvirtHost host) {
            return MigrationCall.managed(link, host.link, domain, request);
        }
        throw new IllegalArgumentException("a managed migration goes from one connection of libvirt to another");
    }

    @Override
    public Optional<JobStatistics> job(UUID domain) {
        return domains.job(domain);
    }

    @Override
    public void abortJob(UUID domain) {
        domains.act(domain, NativeLibvirt.INSTANCE::virDomainAbortJob);
    }

    @Override
    public void startPostCopy(UUID domain) {
        domains.act(domain, found -> NativeLibvirt.INSTANCE.virDomainMigrateStartPostCopy(found, 0));
    }

    /**
     * {@inheritDoc}
     *
     * <p>libvirt gives the element without the namespace and the prefix of its tags.
     */
    @Override
    public Optional<String> metadata(UUID domain, String namespace, Scope scope) {
        return domains.metadata(domain, namespace, scope);
    }

    @Override
    public void setMetadata(UUID domain, String namespace, String prefix, Optional<String> element, Scope... scope) {
        domains.setMetadata(domain, namespace, prefix, element, scope);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Ending it waits for an event that is being delivered to it on another thread, so hold no lock that the listener
     * takes. A listener that throws is logged and gets the next event all the same.
     *
     * @throws LibvirtException when the connection has ended before
     */
    @Override
    public Subscription subscribe(Consumer<HostEvent> listener) {
        return link.subscribe(listener);
    }

    /**
     * Defines a domain, or replaces the definition of the one with its name and UUID. A running domain keeps running as
     * it is until its next start.
     *
     * @param domainXml a {@code <domain>} document; what libvirt cannot read is refused with {@link LibvirtException}
     * @param options how the document is treated
     * @return the domain, with the definition as libvirt has understood it
     */
    public DefinedDomain define(String domainXml, DefineOption... options) {
        int flags = DefineOption.flags(options);
        return NativeObjects.DOMAINS.with(
                link,
                connection -> NativeLibvirt.INSTANCE.virDomainDefineXMLFlags(connection, domainXml, flags),
                LibvirtHost::described);
    }

    /**
     * The definition that a domain's next start will use, without the secrets in it.
     *
     * @param name a domain's name
     * @return a {@code <domain>} document
     */
    public String inactiveXml(String name) {
        return NativeObjects.DOMAINS.with(link, name, LibvirtHost::inactiveXml);
    }

    /**
     * Starts a defined domain that does not run.
     *
     * @param name a domain's name
     */
    public void start(String name) {
        NativeObjects.DOMAINS.act(link, name, NativeLibvirt.INSTANCE::virDomainCreate);
    }

    /**
     * Ends a running domain at once, as if its power was cut. Its definition stays.
     *
     * @param name a domain's name
     */
    public void destroy(String name) {
        NativeObjects.DOMAINS.act(link, name, NativeLibvirt.INSTANCE::virDomainDestroy);
    }

    /**
     * Forgets a domain's definition. A running domain goes on until it ends. libvirt refuses for a domain that has a
     * managed save image, snapshots, or a file with its firmware's variables.
     *
     * @param name a domain's name
     */
    public void undefine(String name) {
        NativeObjects.DOMAINS.act(link, name, domain -> NativeLibvirt.INSTANCE.virDomainUndefineFlags(domain, 0));
    }

    /**
     * Defines a network, or replaces the definition of the one with its name and UUID.
     *
     * @param networkXml a {@code <network>} document
     * @param options how the document is treated
     * @return the definition as libvirt has understood it
     * @throws UnsatisfiedLinkError when this machine's libvirt library is older than 7.7.0
     */
    public String defineNetwork(String networkXml, DefineOption... options) {
        int flags = DefineOption.flags(options);
        return NativeObjects.NETWORKS.with(
                link,
                connection -> NativeLibvirt.INSTANCE.virNetworkDefineXMLFlags(connection, networkXml, flags),
                network -> NativeText.of(NativeLibvirt.INSTANCE.virNetworkGetXMLDesc(network, NETWORK_XML_INACTIVE)));
    }

    /**
     * Starts a defined network that is not active.
     *
     * @param name a network's name
     */
    public void startNetwork(String name) {
        NativeObjects.NETWORKS.act(link, name, NativeLibvirt.INSTANCE::virNetworkCreate);
    }

    /**
     * Ends an active network. Its definition stays.
     *
     * @param name a network's name
     */
    public void destroyNetwork(String name) {
        NativeObjects.NETWORKS.act(link, name, NativeLibvirt.INSTANCE::virNetworkDestroy);
    }

    /**
     * Forgets a network's definition. An active network goes on until it ends.
     *
     * @param name a network's name
     */
    public void undefineNetwork(String name) {
        NativeObjects.NETWORKS.act(link, name, NativeLibvirt.INSTANCE::virNetworkUndefine);
    }

    /**
     * Closes the connection once the calls under way have ended, without waiting for them; no event begins to be
     * delivered after this has returned, so it waits, as {@link Subscription#close()} does, for one that is. Twice is
     * once.
     */
    @Override
    public void close() {
        link.close();
    }

    /** The URI. */
    @Override
    public String toString() {
        return uri;
    }

    private static DefinedDomain described(Pointer domain) {
        return new DefinedDomain(NativeDomain.name(domain), NativeDomain.uuid(domain), inactiveXml(domain));
    }

    private static String inactiveXml(Pointer domain) {
        return NativeDomain.xml(domain, DOMAIN_XML_INACTIVE);
    }
}
