package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The {@code <bandwidth>} of an interface. */
@XmlType(propOrder = {"inbound", "outbound"})
@XmlAccessorType(XmlAccessType.NONE)
public class BandwidthXml {
    private @Nullable RateXml inbound;

    private @Nullable RateXml outbound;

    /** Everything missing. */
    public BandwidthXml() {}

    /** The {@code <inbound>}, the first one if there are several. */
    @XmlElement
    public @Nullable RateXml getInbound() {
        return inbound;
    }

    /** Takes the first and passes over the others. */
    public void setInbound(@Nullable RateXml read) {
        inbound = inbound == null ? read : inbound;
    }

    /** The {@code <outbound>}, the first one if there are several. */
    @XmlElement
    public @Nullable RateXml getOutbound() {
        return outbound;
    }

    /** Takes the first and passes over the others. */
    public void setOutbound(@Nullable RateXml read) {
        outbound = outbound == null ? read : outbound;
    }
}
