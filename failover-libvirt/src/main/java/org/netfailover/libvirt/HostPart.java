package org.netfailover.libvirt;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A part of a host's inventory, which is asked for by itself because it costs questions of its own. */
public enum HostPart {
    /** The networks, active or not, and the pools whose definition lists its VFs. */
    NETWORKS,
    /** The bridges. */
    BRIDGES,
    /**
     * The PCI devices and VFs, who holds them, and with {@link #NETWORKS} the pools that name a PF. Libvirt asks the kernel
     * anew about each device it describes: on one host of 7 devices this was half of the whole inventory.
     */
    DEVICES,
    /** The machine types, and whether there is an IOMMU. */
    MACHINES;

    /** The pools with their VFs, and who holds them; nothing else. */
    public static final Set<HostPart> VFS = Collections.unmodifiableSet(EnumSet.of(NETWORKS, DEVICES));
}
