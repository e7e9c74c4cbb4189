package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <backend>} of an interface. */
@XmlAccessorType(XmlAccessType.NONE)
public class BackendXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** Everything missing. */
    public BackendXml() {}
}
