package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlTransient;
import org.jspecify.annotations.Nullable;

/** What an {@code <interface>} and a {@code <hostdev>} have in common. */
@XmlTransient
@XmlAccessorType(XmlAccessType.NONE)
public abstract class NicXml {
    private @Nullable SourceXml source;

    private @Nullable DriverXml driver;

    private @Nullable TeamingXml teaming;

    private @Nullable AliasXml alias;

    private @Nullable AddressXml address;

    /** Everything missing. */
    NicXml() {}

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
