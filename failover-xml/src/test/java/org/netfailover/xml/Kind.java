package org.netfailover.xml;

import java.util.function.BiFunction;
import java.util.function.Function;

/** The kinds of documents that the library reads, each by all of its entries. */
enum Kind {
    DOMAIN("domain", DomainXml::parse, DomainXml::parse, DomainXml::parse, DomainXml::parse),
    DEVICE("interface", DeviceXml::parse, DeviceXml::parse, DeviceXml::parse, DeviceXml::parse),
    NETWORK("network", NetworkXml::parse, NetworkXml::parse, NetworkXml::parse, NetworkXml::parse),
    NODE_DEVICE("device", NodeDeviceXml::parse, NodeDeviceXml::parse, NodeDeviceXml::parse, NodeDeviceXml::parse),
    CAPABILITIES(
            "capabilities",
            CapabilitiesXml::parse,
            CapabilitiesXml::parse,
            CapabilitiesXml::parse,
            CapabilitiesXml::parse),
    DOMAIN_CAPABILITIES(
            "domainCapabilities",
            DomainCapabilitiesXml::parse,
            DomainCapabilitiesXml::parse,
            DomainCapabilitiesXml::parse,
            DomainCapabilitiesXml::parse),
    NETWORK_PORT(
            "networkport", NetworkPortXml::parse, NetworkPortXml::parse, NetworkPortXml::parse, NetworkPortXml::parse),
    HOST_INTERFACE(
            "interface",
            HostInterfaceXml::parse,
            HostInterfaceXml::parse,
            HostInterfaceXml::parse,
            HostInterfaceXml::parse),
    PROFILE("vnic_profile", VnicProfileXml::parse, VnicProfileXml::parse, VnicProfileXml::parse, VnicProfileXml::parse);

    private final String root;
    private final Function<String, Object> text;
    private final BiFunction<String, XmlLimits, Object> textWithin;
    private final Function<byte[], Object> bytes;
    private final BiFunction<byte[], XmlLimits, Object> bytesWithin;

    Kind(
            String root,
            Function<String, Object> text,
            BiFunction<String, XmlLimits, Object> textWithin,
            Function<byte[], Object> bytes,
            BiFunction<byte[], XmlLimits, Object> bytesWithin) {
        this.root = root;
        this.text = text;
        this.textWithin = textWithin;
        this.bytes = bytes;
        this.bytesWithin = bytesWithin;
    }

    /** The name of a root element. */
    String root() {
        return root;
    }

    /** A document with this inside its root element, on its second line. */
    String around(String content) {
        return "<" + root + ">\n" + content + "\n</" + root + ">";
    }

    Object parse(String document) {
        return text.apply(document);
    }

    Object parse(String document, XmlLimits limits) {
        return textWithin.apply(document, limits);
    }

    Object parse(byte[] document) {
        return bytes.apply(document);
    }

    Object parse(byte[] document, XmlLimits limits) {
        return bytesWithin.apply(document, limits);
    }
}
