package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** The {@code <mac>} of an interface. */
@XmlRootElement(name = "mac")
@XmlAccessorType(XmlAccessType.NONE)
public class MacXml {
    /** The {@code address} attribute. */
    @XmlAttribute
    public @Nullable String address;

    /** Everything missing. */
    public MacXml() {}
}
