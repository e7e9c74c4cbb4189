package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** A {@code <tag>} of a VLAN. */
@XmlAccessorType(XmlAccessType.NONE)
public class TagXml {
    /** The {@code id} attribute. */
    @XmlAttribute
    public @Nullable String id;

    /** Everything missing. */
    public TagXml() {}
}
