package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code <vlan>} of an interface or network. */
@XmlType(propOrder = {"tags"})
@XmlAccessorType(XmlAccessType.NONE)
public class VlanXml {
    /** The {@code trunk} attribute. */
    @XmlAttribute
    public @Nullable String trunk;

    /** Every {@code <tag>}. */
    @XmlElement(name = "tag")
    public List<TagXml> tags = new ArrayList<>(1);

    /** Everything missing. */
    public VlanXml() {}
}
