package org.netfailover.xml;

import java.util.Optional;
import org.netfailover.model.HostInventory;

/**
 * A network interface of a host as libvirt's interface driver gives it, {@code <interface>}: not to be confused with the
 * {@code <interface>} of a domain, which is {@link DeviceXml}.
 *
 * <p>The document is its text; reading picks out what concerns failover, as libvirt 9.0.0 writes it
 * ({@code src/conf/interface_conf.c}). Immutable and safe for many threads.
 */
public final class HostInterfaceXml {
    private final SourceText source;
    private final HostInterfaceScan found;

    private HostInterfaceXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.found = HostInterfaceScan.scan(source.text(), limits);
    }

    /**
     * Reads an interface's text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static HostInterfaceXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads an interface's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static HostInterfaceXml parse(String text, XmlLimits limits) {
        return new HostInterfaceXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads an interface's bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static HostInterfaceXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads an interface's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static HostInterfaceXml parse(byte[] bytes, XmlLimits limits) {
        return new HostInterfaceXml(SourceText.decode(bytes, limits), limits);
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
     * The interface's name.
     *
     * @return such as {@code br0}; empty text where it is missing
     */
    public String name() {
        return found.name();
    }

    /**
     * What the interface is.
     *
     * @return {@code bridge}, {@code ethernet}, {@code bond} or {@code vlan}; empty text where it is missing
     */
    public String type() {
        return found.type();
    }

    /**
     * The bridge that the interface is. Of VLANs on its ports libvirt does not tell. Its ports are those that libvirt
     * lists, which are not the taps of its own domains ({@code vnet…}); an MTU that is no number is unknown.
     *
     * @return the bridge, or empty when the interface is none
     */
    public Optional<HostInventory.Bridge> bridge() {
        return found.bridge();
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "HostInterfaceXml[" + source.text().length() + " characters]";
    }
}
