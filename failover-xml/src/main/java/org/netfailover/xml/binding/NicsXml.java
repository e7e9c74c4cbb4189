package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import java.util.ArrayList;
import java.util.List;

/** The NICs of a domain, in document order, with everything between them left out. */
@XmlAccessorType(XmlAccessType.NONE)
public class NicsXml {
    /** Each an {@link InterfaceXml} or a {@link HostdevXml}. */
    @XmlElements({
        @XmlElement(name = "interface", type = InterfaceXml.class),
        @XmlElement(name = "hostdev", type = HostdevXml.class)
    })
    public List<Object> nics = new ArrayList<>();

    /** No NICs. */
    public NicsXml() {}
}
