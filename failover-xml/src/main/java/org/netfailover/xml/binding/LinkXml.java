package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** The {@code <link>} of an interface. */
@XmlRootElement(name = "link")
@XmlAccessorType(XmlAccessType.NONE)
public class LinkXml {
    /** The {@code state} attribute. */
    @XmlAttribute
    public @Nullable String state;

    /** Everything missing. */
    public LinkXml() {}

    /** Takes each attribute that is missing here from a later element of the same name. */
    void complete(LinkXml later) {
        state = state == null ? later.state : state;
    }
}
