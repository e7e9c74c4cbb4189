package org.netfailover.libvirt;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;

/**
 * One host's hypervisor, as far as failover needs it: the port through which everything reaches a host.
 *
 * <p>{@link LibvirtHost} is the real one. An implementation is safe for many threads, whose calls run side by side. A
 * domain is known by its UUID, which it keeps on every host. Calls may block for as long as the host does, but never
 * longer than the connection needs to find out that it is dead; who wants a deadline sets one around the call.
 *
 * <p>What the host refuses comes as {@link LibvirtException}, told apart by {@link LibvirtException#kind()}. After
 * {@link #close()} every call throws {@link IllegalStateException}.
 *
 * <p><strong>Success means that the request was taken, not that it was done.</strong> A detach returns while the guest
 * still has the device, and a migration's end is known only from both hosts: ask the {@linkplain #xml XML} and the
 * {@linkplain #subscribe events}.
 */
public interface Hypervisor extends AutoCloseable {
    /**
     * Where the host is, for messages and for connections from this process.
     *
     * @return a libvirt connection URI, or the name of a simulated host
     */
    String uri();

    /**
     * Which host this is, however it was reached.
     *
     * @return the host's UUID from its capabilities
     */
    UUID hostUuid();

    /**
     * Whether the host answers.
     *
     * @return false when the connection has broken, was found dead by keepalive, or was closed by the other side
     */
    boolean isAlive();

    /**
     * Replaces a connection that is not alive by a new one; subscriptions go over to it, and get
     * {@link HostEvent.Reconnected}, since events in between are lost. Does nothing on a connection that is alive.
     *
     * @throws LibvirtException when the host cannot be reached, in which case nothing has changed
     */
    void reconnect();

    /**
     * What the host has: versions, machine types, networks, pools with their VFs and who holds them, bridges.
     *
     * @return the inventory as it is now; what the host cannot tell is left out
     */
    default HostInventory inventory() {
        return inventory(EnumSet.allOf(HostPart.class));
    }

    /**
     * Some of what the host has. Its name and versions are always told.
     *
     * @param parts what to ask for
     * @return the inventory as it is now; what was not asked for and what the host cannot tell is left out
     */
    HostInventory inventory(Set<HostPart> parts);

    /**
     * The PCI devices, network devices and others that the host knows.
     *
     * @return the devices
     */
    List<NodeDevice> nodeDevices();

    /**
     * Who uses a network.
     *
     * @param network a network's name
     * @return its ports, empty when there are none; libvirt has them since 5.5.0
     */
    List<NetworkPort> networkPorts(String network);

    /**
     * Every domain of the host, running or not.
     *
     * @return the domains as they are now
     */
    List<DomainInfo> domains();

    /**
     * Looks for a domain.
     *
     * @param domain its UUID
     * @return the domain as it is now, or empty when the host does not know it
     */
    Optional<DomainInfo> find(UUID domain);

    /**
     * Looks for a domain by what a person calls it.
     *
     * @param nameOrUuid its name or its UUID
     * @return the domain as it is now, or empty when the host does not know it
     */
    Optional<DomainInfo> find(String nameOrUuid);

    /**
     * A domain's XML.
     *
     * @param domain its UUID
     * @param kind which of its XMLs
     * @return a {@code <domain>} document
     */
    String xml(UUID domain, XmlKind kind);

    /**
     * Asks for a device to be plugged. Libvirt answers when QEMU has taken it, which is not when the guest uses it.
     *
     * @param domain the domain's UUID
     * @param deviceXml an {@code <interface>} or {@code <hostdev>} document
     * @param scope the running domain, its definition, or both; at least one
     */
    void attach(UUID domain, String deviceXml, Scope... scope);

    /**
     * Asks for a device to be unplugged, and does not wait for the guest.
     *
     * @param domain the domain's UUID
     * @param alias the device's alias
     * @param scope the running domain, its definition, or both; at least one
     */
    void detach(UUID domain, String alias, Scope... scope);

    /**
     * Changes a device in place, such as its link state.
     *
     * @param domain the domain's UUID
     * @param deviceXml the device as it is to be, with the alias of the one it replaces
     * @param scope the running domain, its definition, or both; at least one
     */
    void update(UUID domain, String deviceXml, Scope... scope);

    /**
     * Starts a live migration and returns at once.
     *
     * @param domain the domain's UUID
     * @param destination the host it goes to; for a managed migration of the same kind as this one
     * @param request how it goes
     * @return ends with null when this side was told that the domain has moved, or with a {@link LibvirtException}.
     *     Cancelling it changes nothing: {@link #abortJob} does
     */
    CompletableFuture<Void> migrate(UUID domain, Hypervisor destination, MigrationRequest request);

    /**
     * The job that runs on a domain.
     *
     * @param domain its UUID
     * @return what is known of the job, or empty when none runs
     */
    Optional<JobStatistics> job(UUID domain);

    /**
     * Asks for the job on a domain to be ended. What runs goes on for a while; its end is the migration's.
     *
     * @param domain its UUID
     */
    void abortJob(UUID domain);

    /**
     * Lets a migration that was started with {@link MigrationRequest#postCopy()} switch hosts now.
     *
     * @param domain its UUID
     */
    void startPostCopy(UUID domain);

    /**
     * The XML that somebody keeps with a domain.
     *
     * @param domain its UUID
     * @param namespace the URI of the namespace that is theirs
     * @param scope the running domain or its definition
     * @return the element, or empty when there is none
     */
    Optional<String> metadata(UUID domain, String namespace, Scope scope);

    /**
     * Keeps XML with a domain, or drops it.
     *
     * @param domain its UUID
     * @param namespace the URI of the namespace that is theirs
     * @param prefix the namespace's prefix, for readers
     * @param element one element, or empty to drop it
     * @param scope the running domain, its definition, or both; at least one
     */
    void setMetadata(UUID domain, String namespace, String prefix, Optional<String> element, Scope... scope);

    /**
     * Listens to the host's events. The listener is called on a thread that serves every listener in the process, so it
     * neither blocks nor calls the host. It is kept until it unsubscribes or the host is closed.
     *
     * @param listener gets every event of every domain from now on, in the host's order
     * @return what ends it
     */
    Subscription subscribe(Consumer<HostEvent> listener);

    /** Gives the connection back. Calls under way end as they would have; twice is once. */
    @Override
    void close();
}
