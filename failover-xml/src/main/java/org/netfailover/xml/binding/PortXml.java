package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <port>} of an interface. */
@XmlAccessorType(XmlAccessType.NONE)
public class PortXml {
    /** The {@code isolated} attribute. */
    @XmlAttribute
    public @Nullable String isolated;

    /** Everything missing. */
    public PortXml() {}
}
