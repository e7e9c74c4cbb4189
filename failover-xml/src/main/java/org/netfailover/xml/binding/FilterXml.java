package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** The {@code <filterref>} of an interface. */
@XmlAccessorType(XmlAccessType.NONE)
public class FilterXml {
    /** The {@code filter} attribute. */
    @XmlAttribute
    public @Nullable String filter;

    /** Everything missing. */
    public FilterXml() {}
}
