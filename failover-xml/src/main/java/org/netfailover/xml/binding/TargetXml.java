package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** The {@code <target>} of an interface. */
@XmlRootElement(name = "target")
@XmlAccessorType(XmlAccessType.NONE)
public class TargetXml {
    /** The {@code dev} attribute. */
    @XmlAttribute
    public @Nullable String dev;

    /** Everything missing. */
    public TargetXml() {}
}
