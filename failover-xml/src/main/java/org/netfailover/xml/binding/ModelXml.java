package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <model>} of an interface. */
@XmlAccessorType(XmlAccessType.NONE)
public class ModelXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** Everything missing. */
    public ModelXml() {}

    /** Takes each attribute that is missing here from a later element of the same name. */
    void complete(ModelXml later) {
        type = type == null ? later.type : type;
    }
}
