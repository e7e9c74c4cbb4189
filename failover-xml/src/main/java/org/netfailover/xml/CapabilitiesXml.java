package org.netfailover.xml;

import org.netfailover.model.HostCapabilities;

/**
 * A host's capabilities, {@code <capabilities>}: which host it is and the guests that it can run.
 *
 * <p>The document is its text; reading picks out what concerns failover, as libvirt 9.0.0 writes it
 * ({@code src/conf/capabilities.c}). Immutable and safe for many threads.
 */
public final class CapabilitiesXml {
    private final SourceText source;
    private final HostCapabilities capabilities;

    private CapabilitiesXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.capabilities = CapabilitiesScan.scan(source.text(), limits);
    }

    /**
     * Reads capabilities' text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static CapabilitiesXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads capabilities' text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static CapabilitiesXml parse(String text, XmlLimits limits) {
        return new CapabilitiesXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads capabilities' bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static CapabilitiesXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads capabilities' bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static CapabilitiesXml parse(byte[] bytes, XmlLimits limits) {
        return new CapabilitiesXml(SourceText.decode(bytes, limits), limits);
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
     * What the host is and can run. A UUID that is none, and a number that is none, are as good as missing.
     *
     * @return the capabilities
     */
    public HostCapabilities capabilities() {
        return capabilities;
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "CapabilitiesXml[" + source.text().length() + " characters]";
    }
}
