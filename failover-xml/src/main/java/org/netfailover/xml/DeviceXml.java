package org.netfailover.xml;

import org.netfailover.model.Dialect;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingPair;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;

/**
 * One NIC as a document of its own, {@code <interface>} or {@code <hostdev>}: what libvirt's attach, detach and update
 * take.
 *
 * <p>Immutable and safe for many threads.
 */
public final class DeviceXml {
    private final SourceText source;
    private final Nic nic;

    private DeviceXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.nic = scan(source.text(), limits);
    }

    private static Nic scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        Places places = new Places(text);
        reader.toRoot();
        Span root = reader.record(null);
        Nic nic;
        if (root.is("interface")) {
            nic = NicMapper.map(Bindings.read(reader, InterfaceXml.class), places.origin(root));
        } else if (root.is("hostdev")) {
            nic = NicMapper.map(Bindings.read(reader, HostdevXml.class), places.origin(root));
        } else {
            throw reader.fault("the root element is no interface or hostdev");
        }
        reader.stopRecording();
        reader.toEnd();
        return nic;
    }

    /**
     * Reads a device's text.
     *
     * @param text the whole document
     * @return the device
     * @throws DomainXmlException when the text is no such document
     */
    public static DeviceXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the device
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static DeviceXml parse(String text, XmlLimits limits) {
        return new DeviceXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a device's bytes.
     *
     * @param bytes the whole file
     * @return the device
     * @throws DomainXmlException when the bytes are no such document
     */
    public static DeviceXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the device
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static DeviceXml parse(byte[] bytes, XmlLimits limits) {
        return new DeviceXml(SourceText.decode(bytes, limits), limits);
    }

    /**
     * Writes the standby of a pair.
     *
     * @param pair the pair
     * @param dialect how it is marked
     * @return the device, to be attached first
     */
    public static DeviceXml standby(TeamingPair pair, Dialect dialect) {
        return written(new PairWriter(pair, dialect).standby());
    }

    /**
     * Writes the primary of a pair.
     *
     * @param pair the pair
     * @param dialect how it is marked
     * @return the device, to be attached when the standby is there
     * @throws IllegalArgumentException when the dialect has no form for a plain hostdev
     */
    public static DeviceXml primary(TeamingPair pair, Dialect dialect) {
        return written(new PairWriter(pair, dialect).primary());
    }

    private static DeviceXml written(Object bound) {
        return parse(Fragment.alone(bound));
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
     */
    public byte[] toBytes() {
        return source.encode();
    }

    /**
     * The NIC, as libvirt reads it.
     *
     * @return the description
     */
    public Nic nic() {
        return nic;
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "DeviceXml[" + nic.element().text() + ", " + source.text().length() + " characters]";
    }
}
