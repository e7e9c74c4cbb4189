package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/** The {@code <pass_through>} of a vNIC profile. */
@XmlAccessorType(XmlAccessType.NONE)
public class PassThroughXml {
    /** The {@code <mode>}, the last one if there are several. */
    @XmlElement
    public @Nullable String mode;

    /** Everything missing. */
    public PassThroughXml() {}
}
