package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The {@code <teaming>} of an interface or hostdev. */
@XmlRootElement(name = "teaming")
@XmlAccessorType(XmlAccessType.NONE)
public class TeamingXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code persistent} attribute. */
    @XmlAttribute
    public @Nullable String persistent;

    /** Everything missing. */
    public TeamingXml() {}

    /** Takes each attribute that is missing here from a later element of the same name. */
    void complete(TeamingXml later) {
        type = type == null ? later.type : type;
        persistent = persistent == null ? later.persistent : persistent;
        elements++;
        otherAttributes.putAll(later.otherAttributes);
        otherElements.addAll(later.otherElements);
    }

    /** How many elements were read into this one. */
    public int elements = 1;

    /** Attributes that libvirt passes over. */
    @XmlAnyAttribute
    public Map<QName, String> otherAttributes = new HashMap<>(0);

    /** Children that libvirt passes over. */
    @XmlAnyElement
    public List<Element> otherElements = new ArrayList<>(0);
}
