package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <bridge>} of a network. */
@XmlAccessorType(XmlAccessType.NONE)
public class BridgeXml {
    /** The {@code name} attribute. */
    @XmlAttribute
    public @Nullable String name;

    /** Everything missing. */
    public BridgeXml() {}
}
