package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code <capability>} of a node device, or one inside it. */
@XmlAccessorType(XmlAccessType.NONE)
public class CapabilityXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code maxCount} attribute. */
    @XmlAttribute
    public @Nullable String maxCount;

    /** Every {@code <address>}. */
    @XmlElement(name = "address")
    public List<CapabilityAddressXml> addresses = new ArrayList<>(1);

    /** Every {@code <capability>}. */
    @XmlElement(name = "capability")
    public List<CapabilityXml> capabilities = new ArrayList<>(1);

    private @Nullable String domain;

    private @Nullable String bus;

    private @Nullable String slot;

    private @Nullable String function;

    private @Nullable IdXml product;

    private @Nullable IdXml vendor;

    private @Nullable IommuGroupXml iommuGroup;

    private @Nullable NumaXml numa;

    private @Nullable String interfaceName;

    private @Nullable LinkXml link;

    /** Everything missing. */
    public CapabilityXml() {}

    /** The {@code <domain>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getDomain() {
        return domain;
    }

    /** Takes the first and passes over the others. */
    public void setDomain(@Nullable String read) {
        domain = domain == null ? read : domain;
    }

    /** The {@code <bus>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getBus() {
        return bus;
    }

    /** Takes the first and passes over the others. */
    public void setBus(@Nullable String read) {
        bus = bus == null ? read : bus;
    }

    /** The {@code <slot>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getSlot() {
        return slot;
    }

    /** Takes the first and passes over the others. */
    public void setSlot(@Nullable String read) {
        slot = slot == null ? read : slot;
    }

    /** The {@code <function>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getFunction() {
        return function;
    }

    /** Takes the first and passes over the others. */
    public void setFunction(@Nullable String read) {
        function = function == null ? read : function;
    }

    /** The {@code <product>}, the first one if there are several. */
    @XmlElement
    public @Nullable IdXml getProduct() {
        return product;
    }

    /** Takes the first and passes over the others. */
    public void setProduct(@Nullable IdXml read) {
        product = product == null ? read : product;
    }

    /** The {@code <vendor>}, the first one if there are several. */
    @XmlElement
    public @Nullable IdXml getVendor() {
        return vendor;
    }

    /** Takes the first and passes over the others. */
    public void setVendor(@Nullable IdXml read) {
        vendor = vendor == null ? read : vendor;
    }

    /** The {@code <iommuGroup>}, the first one if there are several. */
    @XmlElement
    public @Nullable IommuGroupXml getIommuGroup() {
        return iommuGroup;
    }

    /** Takes the first and passes over the others. */
    public void setIommuGroup(@Nullable IommuGroupXml read) {
        iommuGroup = iommuGroup == null ? read : iommuGroup;
    }

    /** The {@code <numa>}, the first one if there are several. */
    @XmlElement
    public @Nullable NumaXml getNuma() {
        return numa;
    }

    /** Takes the first and passes over the others. */
    public void setNuma(@Nullable NumaXml read) {
        numa = numa == null ? read : numa;
    }

    /** The {@code <interface>}, the first one if there are several. */
    @XmlElement(name = "interface")
    public @Nullable String getInterfaceName() {
        return interfaceName;
    }

    /** Takes the first and passes over the others. */
    public void setInterfaceName(@Nullable String read) {
        interfaceName = interfaceName == null ? read : interfaceName;
    }

    /** The {@code <link>}, the first one if there are several. */
    @XmlElement
    public @Nullable LinkXml getLink() {
        return link;
    }

    /** Takes the first and passes over the others. */
    public void setLink(@Nullable LinkXml read) {
        link = link == null ? read : link;
    }
}
