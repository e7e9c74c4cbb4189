package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A {@code <vnic_profile>} of oVirt, which takes the last of elements that stand twice. */
@XmlRootElement(name = "vnic_profile")
@XmlType(
        propOrder = {"name", "passThrough", "migratable", "failover", "portMirroring", "network", "networkFilter", "qos"
        })
@XmlAccessorType(XmlAccessType.NONE)
public class VnicProfileDefinitionXml {
    /** The {@code id} attribute. */
    @XmlAttribute
    public @Nullable String id;

    /** The {@code <name>}, the last one if there are several. */
    @XmlElement
    public @Nullable String name;

    /** The {@code <pass_through>}, the last one if there are several. */
    @XmlElement(name = "pass_through")
    public @Nullable PassThroughXml passThrough;

    /** The {@code <migratable>}, the last one if there are several. */
    @XmlElement
    public @Nullable String migratable;

    /** The {@code <failover>}, the last one if there are several. */
    @XmlElement
    public @Nullable ReferenceXml failover;

    /** The {@code <port_mirroring>}, the last one if there are several. */
    @XmlElement(name = "port_mirroring")
    public @Nullable String portMirroring;

    /** The {@code <network>}, the last one if there are several. */
    @XmlElement
    public @Nullable ReferenceXml network;

    /** The {@code <network_filter>}, the last one if there are several. */
    @XmlElement(name = "network_filter")
    public @Nullable ReferenceXml networkFilter;

    /** The {@code <qos>}, the last one if there are several. */
    @XmlElement
    public @Nullable ReferenceXml qos;

    /** Everything missing. */
    public VnicProfileDefinitionXml() {}
}
