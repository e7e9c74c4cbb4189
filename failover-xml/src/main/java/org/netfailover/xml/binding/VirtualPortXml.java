package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <virtualport>} of a network or an interface. */
@XmlAccessorType(XmlAccessType.NONE)
public class VirtualPortXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** Everything missing. */
    public VirtualPortXml() {}
}
