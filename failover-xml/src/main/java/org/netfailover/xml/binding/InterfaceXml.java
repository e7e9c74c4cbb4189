package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** An {@code <interface>} of a domain. */
@XmlRootElement(name = "interface")
@XmlType(
        propOrder = {
            "mac",
            "backend",
            "source",
            "virtualPort",
            "vlan",
            "bandwidth",
            "port",
            "actual",
            "target",
            "model",
            "driver",
            "filterref",
            "teaming",
            "link",
            "mtu",
            "alias",
            "address"
        })
@XmlAccessorType(XmlAccessType.NONE)
public class InterfaceXml extends NicXml {
    /** The {@code type} attribute. */
    @XmlAttribute
    public @Nullable String type;

    /** The {@code managed} attribute. */
    @XmlAttribute
    public @Nullable String managed;

    private @Nullable MacXml mac;

    private @Nullable BackendXml backend;

    private @Nullable VirtualPortXml virtualPort;

    private @Nullable VlanXml vlan;

    private @Nullable BandwidthXml bandwidth;

    private @Nullable PortXml port;

    private @Nullable ActualXml actual;

    private @Nullable TargetXml target;

    private @Nullable ModelXml model;

    private @Nullable FilterXml filterref;

    private @Nullable LinkXml link;

    private @Nullable MtuXml mtu;

    /** Everything missing. */
    public InterfaceXml() {}

    /** The {@code <mac>}, the first one if there are several. */
    @XmlElement
    public @Nullable MacXml getMac() {
        return mac;
    }

    /** Takes the first and passes over the others. */
    public void setMac(@Nullable MacXml read) {
        mac = mac == null ? read : mac;
    }

    /** The {@code <vlan>}, the first one if there are several. */
    @XmlElement
    public @Nullable VlanXml getVlan() {
        return vlan;
    }

    /** Takes the first and passes over the others. */
    public void setVlan(@Nullable VlanXml read) {
        vlan = vlan == null ? read : vlan;
    }

    /** The {@code <bandwidth>}, the first one if there are several. */
    @XmlElement
    public @Nullable BandwidthXml getBandwidth() {
        return bandwidth;
    }

    /** Takes the first and passes over the others. */
    public void setBandwidth(@Nullable BandwidthXml read) {
        bandwidth = bandwidth == null ? read : bandwidth;
    }

    /** The {@code <port>}, the first one if there are several. */
    @XmlElement
    public @Nullable PortXml getPort() {
        return port;
    }

    /** Takes the first and passes over the others. */
    public void setPort(@Nullable PortXml read) {
        port = port == null ? read : port;
    }

    /** The {@code <actual>}, the first one if there are several. */
    @XmlElement
    public @Nullable ActualXml getActual() {
        return actual;
    }

    /** Takes the first and passes over the others. */
    public void setActual(@Nullable ActualXml read) {
        actual = actual == null ? read : actual;
    }

    /** The {@code <target>}, the first one if there are several. */
    @XmlElement
    public @Nullable TargetXml getTarget() {
        return target;
    }

    /** Takes the first and passes over the others. */
    public void setTarget(@Nullable TargetXml read) {
        target = target == null ? read : target;
    }

    /** The {@code <model>}, what libvirt makes of all of them if there are several. */
    @XmlElement
    public @Nullable ModelXml getModel() {
        return model;
    }

    /** Takes the first and completes it with the others. */
    public void setModel(@Nullable ModelXml read) {
        if (model == null) {
            model = read;
        } else if (read != null) {
            model.complete(read);
        }
    }

    /** The {@code <filterref>}, the first one if there are several. */
    @XmlElement
    public @Nullable FilterXml getFilterref() {
        return filterref;
    }

    /** Takes the first and passes over the others. */
    public void setFilterref(@Nullable FilterXml read) {
        filterref = filterref == null ? read : filterref;
    }

    /** The {@code <link>}, what libvirt makes of all of them if there are several. */
    @XmlElement
    public @Nullable LinkXml getLink() {
        return link;
    }

    /** Takes the first and completes it with the others. */
    public void setLink(@Nullable LinkXml read) {
        if (link == null) {
            link = read;
        } else if (read != null) {
            link.complete(read);
        }
    }

    /** The {@code <mtu>}, what libvirt makes of all of them if there are several. */
    @XmlElement
    public @Nullable MtuXml getMtu() {
        return mtu;
    }

    /** Takes the first and completes it with the others. */
    public void setMtu(@Nullable MtuXml read) {
        if (mtu == null) {
            mtu = read;
        } else if (read != null) {
            mtu.complete(read);
        }
    }

    /** The {@code <backend>}, the first one if there are several. */
    @XmlElement
    public @Nullable BackendXml getBackend() {
        return backend;
    }

    /** Takes the first and passes over the others. */
    public void setBackend(@Nullable BackendXml read) {
        backend = backend == null ? read : backend;
    }

    /** The {@code <virtualport>}, the first one if there are several. */
    @XmlElement(name = "virtualport")
    public @Nullable VirtualPortXml getVirtualPort() {
        return virtualPort;
    }

    /** Takes the first and passes over the others. */
    public void setVirtualPort(@Nullable VirtualPortXml read) {
        virtualPort = virtualPort == null ? read : virtualPort;
    }
}
