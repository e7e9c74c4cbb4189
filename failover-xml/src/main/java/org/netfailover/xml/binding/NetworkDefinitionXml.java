package org.netfailover.xml.binding;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A {@code <network>} of libvirt. */
@XmlRootElement(name = "network")
@XmlType(propOrder = {"name", "forward", "bridge", "mtu", "vlan", "virtualPort"})
@XmlAccessorType(XmlAccessType.NONE)
public class NetworkDefinitionXml {
    private @Nullable String name;

    private @Nullable ForwardXml forward;

    private @Nullable BridgeXml bridge;

    private @Nullable MtuXml mtu;

    private @Nullable VlanXml vlan;

    private @Nullable VirtualPortXml virtualPort;

    /** Everything missing. */
    public NetworkDefinitionXml() {}

    /** The {@code <name>}, the first one if there are several. */
    @XmlElement
    public @Nullable String getName() {
        return name;
    }

    /** Takes the first and passes over the others. */
    public void setName(@Nullable String read) {
        name = name == null ? read : name;
    }

    /** The {@code <forward>}, the first one if there are several. */
    @XmlElement
    public @Nullable ForwardXml getForward() {
        return forward;
    }

    /** Takes the first and passes over the others. */
    public void setForward(@Nullable ForwardXml read) {
        forward = forward == null ? read : forward;
    }

    /** The {@code <bridge>}, the first one if there are several. */
    @XmlElement
    public @Nullable BridgeXml getBridge() {
        return bridge;
    }

    /** Takes the first and passes over the others. */
    public void setBridge(@Nullable BridgeXml read) {
        bridge = bridge == null ? read : bridge;
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

    /** The {@code <virtualport>}, the first one if there are several. */
    @XmlElement(name = "virtualport")
    public @Nullable VirtualPortXml getVirtualPort() {
        return virtualPort;
    }

    /** Takes the first and passes over the others. */
    public void setVirtualPort(@Nullable VirtualPortXml read) {
        virtualPort = virtualPort == null ? read : virtualPort;
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
}
