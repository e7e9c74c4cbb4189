package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code <forward>} of a network. */
@XmlType(propOrder = {"pfs", "interfaces", "addresses"})
@XmlAccessorType(XmlAccessType.NONE)
public class ForwardXml {
    /** The {@code mode} attribute. */
    @XmlAttribute
    public @Nullable String mode;

    /** The {@code dev} attribute. */
    @XmlAttribute
    public @Nullable String dev;

    /** The {@code managed} attribute. */
    @XmlAttribute
    public @Nullable String managed;

    /** Every {@code <pf>}. */
    @XmlElement(name = "pf")
    public List<ForwardDeviceXml> pfs = new ArrayList<>(1);

    /** Every {@code <interface>}. */
    @XmlElement(name = "interface")
    public List<ForwardDeviceXml> interfaces = new ArrayList<>(1);

    /** Every {@code <address>}. */
    @XmlElement(name = "address")
    public List<AddressXml> addresses = new ArrayList<>(1);

    /** Everything missing. */
    public ForwardXml() {}
}
