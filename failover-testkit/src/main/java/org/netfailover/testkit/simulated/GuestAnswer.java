package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * How a guest answers a request to unplug a device, while its processors run.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * SimulatedGuest guest = host.machines().guest(vm).answers(new GuestAnswer.Ignores());
 * host.detach(vm, "ua-net0-vf", Scope.LIVE);
 * site.time().advance(Duration.ofHours(1));
 * assertThat(guest.pending()).containsExactly("ua-net0-vf");
 * guest.answerPending();
 * assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
 * }</pre>
 */
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

    /** It does not answer; {@link SimulatedGuest#answerPending} or {@link SimulatedGuest#reboot} may, later. */
    record Ignores() implements GuestAnswer {}

    /**
     * It reboots instead, and the reset takes the device out.
     *
     * @param after how long it takes until the reset
     * @param takes how long it is then without drivers
     */
    record Reboots(Duration after, Duration takes) implements GuestAnswer {}

    /**
     * Its processors stand still before it answers, as when somebody pauses the machine; it lets go when they go on.
     *
     * @param after how long it takes until they stand still
     */
    record Pauses(Duration after) implements GuestAnswer {}
}
