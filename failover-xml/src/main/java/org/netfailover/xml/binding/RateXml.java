package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/** One direction of a {@code <bandwidth>}. */
@XmlAccessorType(XmlAccessType.NONE)
public class RateXml {
    /** The {@code average} attribute. */
    @XmlAttribute
    public @Nullable String average;

    /** The {@code peak} attribute. */
    @XmlAttribute
    public @Nullable String peak;

    /** The {@code burst} attribute. */
    @XmlAttribute
    public @Nullable String burst;

    /** The {@code floor} attribute. */
    @XmlAttribute
    public @Nullable String floor;

    /** Everything missing. */
    public RateXml() {}
}
