package org.netfailover.model;

import java.util.Optional;
import java.util.UUID;

/**
 * One use of a network by one NIC, since libvirt 5.5.0.
 *
 * @param uuid the port's UUID
 * @param network the network's name
 * @param ownerUuid the UUID of the domain that uses it, where it is told
 * @param owner the name of the domain that uses it, where it is told
 * @param mac the NIC's MAC, where it is told
 * @param function the VF that was handed out, where it is one
 */
public record NetworkPort(
        UUID uuid,
        String network,
        Optional<UUID> ownerUuid,
        Optional<String> owner,
        Optional<MacAddress> mac,
        Optional<PciAddress> function) {}
