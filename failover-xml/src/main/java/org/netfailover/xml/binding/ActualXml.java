package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The {@code <actual>} of an interface in a status file. */
@XmlType(propOrder = {"source"})
@XmlAccessorType(XmlAccessType.NONE)
public class ActualXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code managed} attribute. */
    @XmlAttribute
    public @Nullable String managed;

    private @Nullable SourceXml source;

    /** Everything missing. */
    public ActualXml() {}

    /** The {@code <source>}, the first one if there are several. */
    @XmlElement
    public @Nullable SourceXml getSource() {
        return source;
    }

    /** Takes the first and passes over the others. */
    public void setSource(@Nullable SourceXml read) {
        source = source == null ? read : source;
    }
}
