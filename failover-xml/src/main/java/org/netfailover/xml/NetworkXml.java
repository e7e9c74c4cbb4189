package org.netfailover.xml;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.VfPool;
import org.netfailover.xml.binding.NetworkDefinitionXml;

/**
 * A libvirt network: {@code <network>}, as the API and the configuration files give it, or one inside the
 * {@code <networkstatus>} of a status file.
 *
 * <p>The document is its text; reading binds what concerns failover, as libvirt 9.0.0 reads it
 * ({@code src/conf/network_conf.c}). Immutable and safe for many threads.
 */
public final class NetworkXml {
    private final SourceText source;
    private final NetworkDefinition definition;

    private NetworkXml(SourceText source, XmlLimits limits) {
        this.source = source;
        this.definition = scan(source.text(), limits);
    }

    private static NetworkDefinition scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        Places places = new Places(text);
        reader.toRoot();
        NetworkDefinition found;
        if (reader.isAt("network")) {
            found = network(reader, places, null);
        } else if (reader.isAt("networkstatus")) {
            found = wrapped(reader, places);
        } else if (reader.getLocalName().equals("network")) {
            throw reader.fault("the root element is a network in a namespace, which libvirt does not read");
        } else {
            throw reader.fault("the root element is no network or networkstatus");
        }
        reader.toEnd();
        return found;
    }

    private static NetworkDefinition wrapped(SafeReader reader, Places places) {
        Span root = reader.here(null);
        NetworkDefinition found = null;
        while (reader.nextWithin(0)) {
            if (reader.isStart()) {
                if (found == null && reader.isAt("network")) {
                    found = network(reader, places, root);
                } else {
                    reader.skip();
                }
            }
        }
        if (found == null) {
            throw new DomainXmlException("there is no network in the root element", places.at(root));
        }
        return found;
    }

    private static NetworkDefinition network(SafeReader reader, Places places, @Nullable Span parent) {
        Span span = reader.record(parent);
        NetworkDefinitionXml bound = Bindings.read(reader, NetworkDefinitionXml.class);
        reader.stopRecording();
        return NetworkMapper.map(bound, places.origin(span));
    }

    /**
     * Reads a network's text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the network
     * @throws DomainXmlException when the text is no such document
     */
    public static NetworkXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a network's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the network
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static NetworkXml parse(String text, XmlLimits limits) {
        return new NetworkXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a network's bytes: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the network
     * @throws DomainXmlException when the bytes are no such document
     */
    public static NetworkXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a network's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the network
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static NetworkXml parse(byte[] bytes, XmlLimits limits) {
        return new NetworkXml(SourceText.decode(bytes, limits), limits);
    }

    /**
     * Writes a network that hands out the VFs of a pool ({@code <forward mode='hostdev' managed='yes'>}, libvirt ≥
     * 0.10.0): all VFs of its PF where it has one, otherwise those that it lists, in their order.
     *
     * @param pool the pool; its name is the network's
     * @return the network, to be defined or created
     * @throws IllegalArgumentException when the pool has neither a PF nor VFs, or a VF twice, or when its name or PF is
     *     none that libvirt takes
     */
    public static NetworkXml pool(VfPool pool) {
        return parse(Fragment.alone(NetworkMapper.write(pool)));
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
     * The network, as libvirt reads it. The PF and the listed VFs stand side by side, as in the XML of an active pool;
     * when both are defined, libvirt takes the VFs alone. A {@code dev} of the {@code <forward>} is the first of the
     * interfaces.
     *
     * @return the description
     */
    public NetworkDefinition definition() {
        return definition;
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "NetworkXml[" + source.text().length() + " characters]";
    }
}
