package org.netfailover.model;

import java.util.Optional;

/**
 * The {@code <bandwidth>} of an interface as written. libvirt reads kilobytes per second for average, peak and floor
 * and kilobytes for burst.
 *
 * @param inbound what reaches the guest
 * @param outbound what the guest sends
 */
public record QosText(Optional<Rate> inbound, Optional<Rate> outbound) {
    /**
     * One direction.
     *
     * @param average kilobytes per second
     * @param peak kilobytes per second
     * @param burst kilobytes
     * @param floor kilobytes per second
     */
    public record Rate(
            Optional<String> average, Optional<String> peak, Optional<String> burst, Optional<String> floor) {}
}
