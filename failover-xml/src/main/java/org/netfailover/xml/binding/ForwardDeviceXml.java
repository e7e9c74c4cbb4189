package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** A {@code <pf>} or {@code <interface>} of a {@code <forward>}: a network device of the host. */
@XmlAccessorType(XmlAccessType.NONE)
public class ForwardDeviceXml {
    /** The {@code dev} attribute. */
    @XmlAttribute
    public @Nullable String dev;

    /** Everything missing. */
    public ForwardDeviceXml() {}
}
