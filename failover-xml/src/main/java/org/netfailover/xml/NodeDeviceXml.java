package org.netfailover.xml;

import org.netfailover.model.NodeDevice;
import org.netfailover.xml.binding.NodeDeviceDefinitionXml;

/**
 * A device of a host as libvirt's node device driver gives it, {@code <device>}: a PCI function with its SR-IOV side
 * and its IOMMU group, or a network device.
 *
 * <p>The document is its text; reading binds what concerns failover, as libvirt 9.0.0 reads it
 * ({@code src/conf/node_device_conf.c}). Immutable and safe for many threads.
 */
public final class NodeDeviceXml {
    private final SourceText source;
    private final NodeDevice device;

    private NodeDeviceXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.device = scan(source.text(), limits);
    }

    private static NodeDevice scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        reader.toRoot();
        if (!reader.isAt("device")) {
            throw reader.fault("the root element is no device");
        }
        Span span = reader.record(null);
        NodeDeviceDefinitionXml bound = Bindings.read(reader, NodeDeviceDefinitionXml.class);
        reader.stopRecording();
        reader.toEnd();
        return NodeDeviceMapper.map(bound, new Places(text).origin(span));
    }

    /**
     * Reads a device's text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static NodeDeviceXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static NodeDeviceXml parse(String text, XmlLimits limits) {
        return new NodeDeviceXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a device's bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static NodeDeviceXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static NodeDeviceXml parse(byte[] bytes, XmlLimits limits) {
        return new NodeDeviceXml(SourceText.decode(bytes, limits), limits);
    }

    /**
     * The document's text, without a byte order mark.
     *
     * @return every character as it was read or written
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
     * The device, as libvirt reads it; its driver as well, which libvirt writes only.
     *
     * @return the description
     */
    public NodeDevice device() {
        return device;
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "NodeDeviceXml[" + source.text().length() + " characters]";
    }
}
