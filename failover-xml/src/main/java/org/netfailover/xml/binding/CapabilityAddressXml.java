package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** An {@code <address>} of a capability: attributes for a PCI address, text for a MAC. */
@XmlAccessorType(XmlAccessType.NONE)
public class CapabilityAddressXml {
    /** The {@code domain} attribute. */
    @XmlAttribute
    public @Nullable String domain;

    /** The {@code bus} attribute. */
    @XmlAttribute
    public @Nullable String bus;

    /** The {@code slot} attribute. */
    @XmlAttribute
    public @Nullable String slot;

    /** The {@code function} attribute. */
    @XmlAttribute
    public @Nullable String function;

    /** The text. */
    @XmlValue
    public @Nullable String text;

    /** Everything missing. */
    public CapabilityAddressXml() {}
}
