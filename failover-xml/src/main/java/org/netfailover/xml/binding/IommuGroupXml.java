package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code <iommuGroup>} of a node device. */
@XmlAccessorType(XmlAccessType.NONE)
public class IommuGroupXml {
    /** The {@code number} attribute. */
    @XmlAttribute
    public @Nullable String number;

    /** Every {@code <address>}. */
    @XmlElement(name = "address")
    public List<CapabilityAddressXml> addresses = new ArrayList<>(1);

    /** Everything missing. */
    public IommuGroupXml() {}
}
