package org.netfailover.rules;

/** What a rule has to be given besides the thing that it checks. */
public enum Need {
    /** The host's inventory. */
    HOST("the host's inventory"),
    /** The definition of the network that a NIC names. */
    NETWORK("the network's definition"),
    /** The guest's operating system. */
    GUEST("the guest"),
    /** Whether a Windows guest has the failover protocol driver installed. */
    PROTOCOL_DRIVER("whether the guest has the protocol driver"),
    /** libvirt's version. */
    LIBVIRT_VERSION("libvirt's version"),
    /** QEMU's version. */
    QEMU_VERSION("QEMU's version"),
    /** oVirt's cluster level. */
    CLUSTER_LEVEL("the cluster level"),
    /** Every vNIC profile there is. */
    PROFILES("the other profiles"),
    /** The vNICs that VMs have. */
    VNICS("the VMs' vNICs"),
    /** The domain's XML for the destination. */
    DESTINATION_XML("the destination's XML");

    private final String description;

    Need(String description) {
        this.description = description;
    }

    /**
     * What it is, in words.
     *
     * @return such as {@code the host's inventory}
     */
    public String description() {
        return description;
    }
}
