package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** The {@code <driver>} of an interface or hostdev. */
@XmlRootElement(name = "driver")
@XmlAccessorType(XmlAccessType.NONE)
public class DriverXml {
    /** The {@code name} attribute. */
    @XmlAttribute
    public @Nullable String name;

    /** The {@code queues} attribute. */
    @XmlAttribute
    public @Nullable String queues;

    /** The {@code failover} attribute. */
    @XmlAttribute
    public @Nullable String failover;

    /** The {@code backupAlias} attribute. */
    @XmlAttribute
    public @Nullable String backupAlias;

    /** Everything missing. */
    public DriverXml() {}
}
