package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** The {@code <alias>} of a device. */
@XmlRootElement(name = "alias")
@XmlAccessorType(XmlAccessType.NONE)
public class AliasXml {
    /** The {@code name} attribute. */
    @XmlAttribute
    public @Nullable String name;

    /** Everything missing. */
    public AliasXml() {}

    /** Takes each attribute that is missing here from a later element of the same name. */
    void complete(AliasXml later) {
        name = name == null ? later.name : name;
    }
}
