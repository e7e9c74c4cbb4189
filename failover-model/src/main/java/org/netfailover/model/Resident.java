package org.netfailover.model;

import java.util.UUID;

/**
 * A domain that a host knows, running or not, as far as another one that is to come there can collide with it.
 *
 * @param uuid its UUID
 * @param name its name on that host
 * @param state whether it runs
 */
public record Resident(UUID uuid, String name, DomainState state) {}
