package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** An {@code <address>}: of a device in the guest, or of a host device in its source. */
@XmlRootElement(name = "address")
@XmlAccessorType(XmlAccessType.NONE)
public class AddressXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

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

    /** The {@code multifunction} attribute. */
    @XmlAttribute
    public @Nullable String multifunction;

    /** Everything missing. */
    public AddressXml() {}
}
