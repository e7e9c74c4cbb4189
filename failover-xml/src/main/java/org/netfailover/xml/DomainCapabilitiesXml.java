package org.netfailover.xml;

import org.netfailover.model.DomainCapabilities;

/**
 * What a domain of one kind may have on a host, {@code <domainCapabilities>} (libvirt since 1.2.7).
 *
 * <p>The document is its text; reading picks out what concerns failover, as libvirt 9.0.0 writes it
 * ({@code src/conf/domain_capabilities.c}). Immutable and safe for many threads.
 */
public final class DomainCapabilitiesXml {
    private final SourceText source;
    private final DomainCapabilities capabilities;

    private DomainCapabilitiesXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.capabilities = DomainCapabilitiesScan.scan(source.text(), limits);
    }

    /**
     * Reads domain capabilities' text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static DomainCapabilitiesXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads domain capabilities' text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static DomainCapabilitiesXml parse(String text, XmlLimits limits) {
        return new DomainCapabilitiesXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads domain capabilities' bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static DomainCapabilitiesXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads domain capabilities' bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static DomainCapabilitiesXml parse(byte[] bytes, XmlLimits limits) {
        return new DomainCapabilitiesXml(SourceText.decode(bytes, limits), limits);
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
     * What a domain may have. A number that is none is as good as missing.
     *
     * @return the capabilities
     */
    public DomainCapabilities capabilities() {
        return capabilities;
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "DomainCapabilitiesXml[" + source.text().length() + " characters]";
    }
}
