package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node {@code <device>} of libvirt. */
@XmlRootElement(name = "device")
@XmlAccessorType(XmlAccessType.NONE)
public class NodeDeviceDefinitionXml {
    /** Every {@code <capability>}. */
    @XmlElement(name = "capability")
    public List<CapabilityXml> capabilities = new ArrayList<>(1);

    private @Nullable String name;

    private @Nullable String parent;

    private @Nullable NodeDriverXml driver;

    /** Everything missing. */
    public NodeDeviceDefinitionXml() {}

    /** The {@code <name>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getName() {
        return name;
    }

    /** Takes the first and passes over the others. */
    public void setName(@Nullable String read) {
        name = name == null ? read : name;
    }

    /** The {@code <parent>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getParent() {
        return parent;
    }

    /** Takes the first and passes over the others. */
    public void setParent(@Nullable String read) {
        parent = parent == null ? read : parent;
    }

    /** The {@code <driver>}, the first one if there are several. */
    @XmlElement
    public @Nullable NodeDriverXml getDriver() {
        return driver;
    }

    /** Takes the first and passes over the others. */
    public void setDriver(@Nullable NodeDriverXml read) {
        driver = driver == null ? read : driver;
    }
}
