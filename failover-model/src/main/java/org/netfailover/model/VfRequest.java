package org.netfailover.model;

/**
 * How a domain came by one of its VFs in Nova: by an alias of the flavor, or by a Neutron port.
 *
 * @param source the VF on the source host
 * @param wanted whether the request asks for a device that can move with its state; what the request's alias says
 * @param byPort whether a port brought it: such a device is detached before the move and attached after it
 */
public record VfRequest(PciAddress source, LiveMigratable wanted, boolean byPort) {}
