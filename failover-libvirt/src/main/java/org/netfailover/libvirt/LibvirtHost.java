package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.netfailover.model.Version;

/**
 * A connection to one host's libvirt daemon.
 *
 * <p>Safe for many threads, whose calls libvirt serves side by side on the one connection. {@link #close()} may come at
 * any time: calls under way end as they would have ended, later ones throw {@link IllegalStateException}. A connection
 * whose daemon has died does not come back; open a new one. A call may block for as long as the daemon does.
 *
 * <p>libvirt's errors come as {@link LibvirtException}. Opening the first host sets libvirt's process-wide error
 * function, so that libvirt no longer prints errors on stderr; a program that has set one of its own before loses it.
 */
public final class LibvirtHost implements AutoCloseable {
    private static final NativeObjects DOMAINS =
            new NativeObjects(NativeLibvirt.INSTANCE::virDomainLookupByName, NativeLibvirt.INSTANCE::virDomainFree);
    private static final NativeObjects NETWORKS =
            new NativeObjects(NativeLibvirt.INSTANCE::virNetworkLookupByName, NativeLibvirt.INSTANCE::virNetworkFree);
    private static final int DOMAIN_XML_INACTIVE = 2;
    private static final int NETWORK_XML_INACTIVE = 1;
    private static final int UUID_TEXT_BYTES = 37;

    private final String uri;
    private final ConnectionLease lease;

    LibvirtHost(String uri, ConnectionLease lease) {
        this.uri = uri;
        this.lease = lease;
    }

    /**
     * Opens a connection.
     *
     * @param uri a libvirt connection URI, such as {@code qemu:///system} or {@code qemu+ssh://host-a/system}
     * @return the open connection
     * @throws LibvirtException when libvirt cannot open it
     * @throws LinkageError when this machine has no {@code libvirt.so.0}
     * @see <a href="https://libvirt.org/uri.html">Connection URIs</a>
     */
    public static LibvirtHost open(String uri) {
        try {
            return new LibvirtHost(uri, new ConnectionLease(new HostConnection(uri)));
        } catch (org.libvirt.LibvirtException e) {
            throw Errors.translated(e);
        }
    }

    /**
     * The URI this connection was opened with.
     *
     * @return the URI
     */
    public String uri() {
        return uri;
    }

    /**
     * The version of the libvirt daemon, which need not be that of the library in this process.
     *
     * @return the version
     */
    public Version libvirtVersion() {
        return Version.ofLibvirtNumber(asked(HostConnection::getLibVersion));
    }

    /**
     * The version of the hypervisor that the daemon drives, such as QEMU's.
     *
     * @return the version
     */
    public Version hypervisorVersion() {
        return Version.ofLibvirtNumber(asked(HostConnection::getVersion));
    }

    /**
     * Whether the daemon still answers.
     *
     * @return false when the connection has broken or was closed by the other side
     */
    public boolean isAlive() {
        return asked(HostConnection::isAlive);
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
        return DOMAINS.with(
                lease,
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
        return DOMAINS.with(lease, name, LibvirtHost::inactiveXml);
    }

    /**
     * Starts a defined domain that does not run.
     *
     * @param name a domain's name
     */
    public void start(String name) {
        DOMAINS.act(lease, name, NativeLibvirt.INSTANCE::virDomainCreate);
    }

    /**
     * Ends a running domain at once, as if its power was cut. Its definition stays.
     *
     * @param name a domain's name
     */
    public void destroy(String name) {
        DOMAINS.act(lease, name, NativeLibvirt.INSTANCE::virDomainDestroy);
    }

    /**
     * Forgets a domain's definition. A running domain goes on until it ends. libvirt refuses for a domain that has a
     * managed save image, snapshots, or a file with its firmware's variables.
     *
     * @param name a domain's name
     */
    public void undefine(String name) {
        DOMAINS.act(lease, name, domain -> NativeLibvirt.INSTANCE.virDomainUndefineFlags(domain, 0));
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
        return NETWORKS.with(
                lease,
                connection -> NativeLibvirt.INSTANCE.virNetworkDefineXMLFlags(connection, networkXml, flags),
                network -> NativeText.of(NativeLibvirt.INSTANCE.virNetworkGetXMLDesc(network, NETWORK_XML_INACTIVE)));
    }

    /**
     * Starts a defined network that is not active.
     *
     * @param name a network's name
     */
    public void startNetwork(String name) {
        NETWORKS.act(lease, name, NativeLibvirt.INSTANCE::virNetworkCreate);
    }

    /**
     * Ends an active network. Its definition stays.
     *
     * @param name a network's name
     */
    public void destroyNetwork(String name) {
        NETWORKS.act(lease, name, NativeLibvirt.INSTANCE::virNetworkDestroy);
    }

    /**
     * Forgets a network's definition. An active network goes on until it ends.
     *
     * @param name a network's name
     */
    public void undefineNetwork(String name) {
        NETWORKS.act(lease, name, NativeLibvirt.INSTANCE::virNetworkUndefine);
    }

    /** Closes the connection once the calls under way have ended, without waiting for them. Twice is once. */
    @Override
    public void close() {
        lease.close();
    }

    /** The URI. */
    @Override
    public String toString() {
        return uri;
    }

    private interface Question<T> {
        T ask(HostConnection connection) throws org.libvirt.LibvirtException;
    }

    private <T> T asked(Question<T> question) {
        HostConnection connection = lease.enter();
        try {
            return question.ask(connection);
        } catch (org.libvirt.LibvirtException e) {
            throw Errors.translated(e);
        } finally {
            lease.leave();
        }
    }

    private static DefinedDomain described(Pointer domain) {
        byte[] uuid = new byte[UUID_TEXT_BYTES];
        Errors.check(NativeLibvirt.INSTANCE.virDomainGetUUIDString(domain, uuid));
        String name = NativeLibvirt.INSTANCE.virDomainGetName(domain);
        if (name == null) {
            throw Errors.last();
        }
        String text = new String(uuid, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII);
        return new DefinedDomain(name, UUID.fromString(text), inactiveXml(domain));
    }

    private static String inactiveXml(Pointer domain) {
        return NativeText.of(NativeLibvirt.INSTANCE.virDomainGetXMLDesc(domain, DOMAIN_XML_INACTIVE));
    }
}
