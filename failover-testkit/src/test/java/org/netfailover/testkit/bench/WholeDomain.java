package org.netfailover.testkit.bench;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** The peer that binds a whole domain with JAXB: interfaces as objects, everything else as DOM elements. */
@XmlRootElement(name = "domain")
@XmlAccessorType(XmlAccessType.FIELD)
class WholeDomain {
    @XmlAttribute
    String type = "";

    @XmlElement
    Devices devices = new Devices();

    @XmlAnyElement
    List<Object> others = new ArrayList<>();

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Devices {
        @XmlElement(name = "interface")
        List<Interface> interfaces = new ArrayList<>();

        @XmlAnyElement
        List<Object> others = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Interface {
        @XmlAnyAttribute
        Map<QName, String> attributes = new HashMap<>();

        @XmlElement
        Named mac = new Named();

        @XmlElement
        Named alias = new Named();

        @XmlElement
        Source source = new Source();

        @XmlElement
        Named teaming = new Named();

        @XmlAnyElement
        List<Object> others = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Source {
        @XmlAnyAttribute
        Map<QName, String> attributes = new HashMap<>();

        @XmlElement
        Address address = new Address();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Address {
        @XmlAttribute
        String type = "";

        @XmlAttribute
        String domain = "";

        @XmlAttribute
        String bus = "";

        @XmlAttribute
        String slot = "";

        @XmlAttribute
        String function = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Named {
        @XmlAnyAttribute
        Map<QName, String> attributes = new HashMap<>();

        @XmlMixed
        List<String> text = new ArrayList<>();
    }
}
