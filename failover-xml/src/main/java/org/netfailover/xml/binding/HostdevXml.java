package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A {@code <hostdev>} of a domain. */
@XmlRootElement(name = "hostdev")
@XmlType(propOrder = {"source", "driver", "teaming", "alias", "address"})
@XmlAccessorType(XmlAccessType.NONE)
public class HostdevXml extends NicXml {
    /** The {@code mode} attribute. */
    @XmlAttribute
    public @Nullable String mode;

    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code managed} attribute. */
    @XmlAttribute
    public @Nullable String managed;

    /** Everything missing. */
    public HostdevXml() {}
}
