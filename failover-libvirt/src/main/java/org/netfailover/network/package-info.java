/**
 * What a host's network does for a pair: forwarding entries, what a PF has set of its VFs, links, bridge ports, and frames
 * that tell the segment where a guest is. No hypervisor is asked for any of it.
 *
 * <p>{@link org.netfailover.network.HostNetwork} is the port. Its real form runs iproute2's commands on the host and reads
 * their JSON, through a {@link org.netfailover.network.CommandRunner} that can be replaced.
 */
@NullMarked
package org.netfailover.network;

import org.jspecify.annotations.NullMarked;
