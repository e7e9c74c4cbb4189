package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <numa>} of a node device. */
@XmlAccessorType(XmlAccessType.NONE)
public class NumaXml {
    /** The {@code node} attribute. */
    @XmlAttribute
    public @Nullable String node;

    /** Everything missing. */
    public NumaXml() {}
}
