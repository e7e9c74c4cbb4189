package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** An element of oVirt that refers to another object by its {@code id}, or holds it. */
@XmlRootElement(name = "failover")
@XmlType(propOrder = {"name", "portIsolation", "externalProvider"})
@XmlAccessorType(XmlAccessType.NONE)
public class ReferenceXml {
    /** The {@code id} attribute. */
    @XmlAttribute
    public @Nullable String id;

    /** The {@code <name>}, the last one if there are several. */
    @XmlElement
    public @Nullable String name;

    /** The {@code <port_isolation>}, the last one if there are several. */
    @XmlElement(name = "port_isolation")
    public @Nullable String portIsolation;

    /** The {@code <external_provider>}, the last one if there are several. */
    @XmlElement(name = "external_provider")
    public @Nullable ReferenceXml externalProvider;

    /** Everything missing. */
    public ReferenceXml() {}
}
