package org.example.tool;

import org.netfailover.libvirt.Hypervisor;
import org.netfailover.network.HostNetwork;

/** A host that the tool manages. */
public record Host(Hypervisor hypervisor, HostNetwork network) {}
