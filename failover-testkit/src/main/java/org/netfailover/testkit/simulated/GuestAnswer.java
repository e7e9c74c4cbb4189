package org.netfailover.testkit.simulated;

import java.time.Duration;

/** How a guest answers a request to unplug a device, while its processors run. */
public sealed interface GuestAnswer {
    /**
     * It lets go of the device.
     *
     * @param after how long it takes
     */
    record LetsGo(Duration after) implements GuestAnswer {}

    /**
     * It says no.
     *
     * @param after how long it takes
     */
    record Refuses(Duration after) implements GuestAnswer {}

    /** It does not answer; {@link SimulatedGuest#answerPending} or {@link SimulatedGuest#reset} may, later. */
    record Ignores() implements GuestAnswer {}
}
