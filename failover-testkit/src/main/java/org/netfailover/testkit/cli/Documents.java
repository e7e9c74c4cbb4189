package org.netfailover.testkit.cli;

import org.netfailover.model.NetworkDefinition;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.DomainXmlException;
import org.netfailover.xml.NetworkXml;

/** The documents that a command names. */
final class Documents {
    private Documents() {}

    /** Reads a domain. */
    static DomainXml domain(Console console, String file) {
        byte[] bytes = console.read(file);
        try {
            return DomainXml.parse(bytes);
        } catch (DomainXmlException e) {
            throw Failure.unreadable(file, "NOT_A_DOMAIN", e);
        }
    }

    /** Reads a network's definition. */
    static NetworkDefinition network(Console console, String file) {
        byte[] bytes = console.read(file);
        try {
            return NetworkXml.parse(bytes).definition();
        } catch (DomainXmlException e) {
            throw Failure.unreadable(file, "NOT_A_NETWORK", e);
        }
    }

    /** Reads a device's text, as it is to be plugged. */
    static String device(Console console, String file) {
        byte[] bytes = console.read(file);
        try {
            return DeviceXml.parse(bytes).text();
        } catch (DomainXmlException e) {
            throw Failure.unreadable(file, "NOT_A_DEVICE", e);
        }
    }
}
