package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A {@code <hostdev>} of a domain. */
@XmlRootElement(name = "hostdev")
@XmlType(propOrder = {"source", "driver", "teaming", "alias", "address"})
@XmlAccessorType(XmlAccessType.NONE)
public class HostdevXml {
    /** The {@code mode} attribute. */
    @XmlAttribute
    public @Nullable String mode;

    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code managed} attribute. */
    @XmlAttribute
    public @Nullable String managed;

    private @Nullable SourceXml source;

    private @Nullable DriverXml driver;

    private @Nullable TeamingXml teaming;

    private @Nullable AliasXml alias;

    private @Nullable AddressXml address;

    /** Everything missing. */
    public HostdevXml() {}

    /** The {@code <source>}, the first one if there are several. */
    @XmlElement
    public @Nullable SourceXml getSource() {
        return source;
    }

    /** Takes the first and passes over the others. */
    public void setSource(@Nullable SourceXml read) {
        source = source == null ? read : source;
    }

    /** The {@code <driver>}, the first one if there are several. */
    @XmlElement
    public @Nullable DriverXml getDriver() {
        return driver;
    }

    /** Takes the first and passes over the others. */
    public void setDriver(@Nullable DriverXml read) {
        driver = driver == null ? read : driver;
    }

    /** The {@code <teaming>}, what libvirt makes of all of them if there are several. */
    @XmlElement
    public @Nullable TeamingXml getTeaming() {
        return teaming;
    }

    /** Takes the first and completes it with the others. */
    public void setTeaming(@Nullable TeamingXml read) {
        if (teaming == null) {
            teaming = read;
        } else if (read != null) {
            teaming.complete(read);
        }
    }

    /** The {@code <alias>}, what libvirt makes of all of them if there are several. */
    @XmlElement
    public @Nullable AliasXml getAlias() {
        return alias;
    }

    /** Takes the first and completes it with the others. */
    public void setAlias(@Nullable AliasXml read) {
        if (alias == null) {
            alias = read;
        } else if (read != null) {
            alias.complete(read);
        }
    }

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
