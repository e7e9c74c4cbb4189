package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/** The {@code <driver>} of a node device. */
@XmlAccessorType(XmlAccessType.NONE)
public class NodeDriverXml {
    private @Nullable String name;

    /** Everything missing. */
    public NodeDriverXml() {}

    /** The {@code <name>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getName() {
        return name;
    }

    /** Takes the first and passes over the others. */
    public void setName(@Nullable String read) {
        name = name == null ? read : name;
    }
}
