package org.example.tool;

import org.netfailover.model.MacAddress;

/** A NIC as the tool's users know it: a VF of a pool, and a port of a bridge for while it is away. */
public record Vnic(MacAddress mac, String bridge, String pool) {}
