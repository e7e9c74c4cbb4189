package org.netfailover.model;

import java.util.Optional;

/**
 * What libvirt made of {@code <interface type='network'>} in a running domain: the {@code <actual>} element of a
 * status file.
 *
 * @param type {@code bridge}, {@code direct}, {@code hostdev} or {@code network}
 * @param source its source; for a hostdev the VF that libvirt took from the pool
 * @param managed the {@code managed} attribute, where it is there
 */
public record ActualNic(Optional<String> type, NicSource source, Optional<String> managed) {}
