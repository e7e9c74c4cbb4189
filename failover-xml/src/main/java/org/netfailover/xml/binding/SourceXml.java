package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The {@code <source>} of an interface or hostdev. */
@XmlType(propOrder = {"address"})
@XmlRootElement(name = "source")
@XmlAccessorType(XmlAccessType.NONE)
public class SourceXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code network} attribute. */
    @XmlAttribute
    public @Nullable String network;

    /** The {@code portgroup} attribute. */
    @XmlAttribute
    public @Nullable String portgroup;

    /** The {@code bridge} attribute. */
    @XmlAttribute
    public @Nullable String bridge;

    /** The {@code dev} attribute. */
    @XmlAttribute
    public @Nullable String dev;

    /** The {@code path} attribute. */
    @XmlAttribute
    public @Nullable String path;

    /** The {@code mode} attribute. */
    @XmlAttribute
    public @Nullable String mode;

    private @Nullable AddressXml address;

    /** Everything missing. */
    public SourceXml() {}

    /** The {@code <address>}, the first one if there are several. */
    @XmlElement
    public @Nullable AddressXml getAddress() {
        return address;
    }

    /** Takes the first and passes over the others. */
    public void setAddress(@Nullable AddressXml read) {
        address = address == null ? read : address;
    }
}
