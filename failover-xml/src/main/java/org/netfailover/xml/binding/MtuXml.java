package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <mtu>} of an interface or network. */
@XmlAccessorType(XmlAccessType.NONE)
public class MtuXml {
    /** The {@code size} attribute. */
    @XmlAttribute
    public @Nullable String size;

    /** Everything missing. */
    public MtuXml() {}

    /** Takes each attribute that is missing here from a later element of the same name. */
    void complete(MtuXml later) {
        size = size == null ? later.size : size;
    }
}
