package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** An element that names something by its {@code id}. */
@XmlAccessorType(XmlAccessType.NONE)
public class IdXml {
    /** The {@code id} attribute. */
    @XmlAttribute
    public @Nullable String id;

    /** Everything missing. */
    public IdXml() {}
}
