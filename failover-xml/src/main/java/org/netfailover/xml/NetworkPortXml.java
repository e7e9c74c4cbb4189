package org.netfailover.xml;

import java.util.Optional;
import org.netfailover.model.NetworkPort;

/**
 * One use of a network by one NIC, {@code <networkport>} (libvirt since 5.5.0).
 *
 * <p>The document is its text; reading picks out what concerns failover, as libvirt 9.0.0 writes it
 * ({@code src/conf/virnetworkportdef.c}). Immutable and safe for many threads.
 */
public final class NetworkPortXml {
    private final SourceText source;
    private final NetworkPortScan port;

    private NetworkPortXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.port = NetworkPortScan.scan(source.text(), limits);
    }

    /**
     * Reads a port's text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static NetworkPortXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a port's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static NetworkPortXml parse(String text, XmlLimits limits) {
        return new NetworkPortXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a port's bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static NetworkPortXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a port's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static NetworkPortXml parse(byte[] bytes, XmlLimits limits) {
        return new NetworkPortXml(SourceText.decode(bytes, limits), limits);
    }

    /**
     * The document's text, without a byte order mark.
     *
     * @return every character as it was read
     */
    public String text() {
        return source.text();
    }

    /**
     * The document's bytes, in the encoding and with the byte order mark that it had.
     *
     * @return a new array
     * @throws DomainXmlException when text that was given as characters does not fit the encoding that it declares
     */
    public byte[] toBytes() {
        return source.encode();
    }

    /**
     * The port. libvirt does not write which network it is one of: it is that of the network that was asked.
     *
     * <p>An owner's UUID, a MAC or the address of a VF that is none is as good as missing.
     *
     * @param network the network's name
     * @return the port
     * @throws DomainXmlException when the port has no UUID, or one that is none
     */
    public NetworkPort port(String network) {
        return port.port(network);
    }

    /**
     * How the port is connected: {@code network}, {@code bridge}, {@code direct}, or {@code hostdev-pci} for a VF.
     *
     * @return the {@code type} of its {@code <plug>}, where it is there
     */
    public Optional<String> plug() {
        return port.plug();
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "NetworkPortXml[" + source.text().length() + " characters]";
    }
}
