package org.netfailover.libvirt;

import java.util.UUID;
import org.netfailover.model.DomainState;

/**
 * A domain of a host at one moment.
 *
 * @param uuid its UUID, the same on every host
 * @param name its name on this host
 * @param state whether it runs
 * @param persistent whether the host keeps it when it ends
 */
public record DomainInfo(UUID uuid, String name, DomainState state, boolean persistent) {}
