package org.netfailover.testkit.simulated;

import java.time.Duration;

/**
 * What can go wrong with a call to a simulated host, or with an event from it.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.faults().at(HostOperation.DETACH, 1, new Fault.Fail(68, 10, "cannot acquire state change lock"));
 * assertThatThrownBy(() -> host.detach(vm, "ua-net0-vf", Scope.LIVE))
 *         .isInstanceOf(LibvirtException.class)
 *         .hasMessageContaining("state change lock");
 * host.detach(vm, "ua-net0-vf", Scope.LIVE); // a fault strikes once
 * }</pre>
 */
public sealed interface Fault {
    /** What can go wrong with a call. */
    sealed interface OfCall extends Fault {}

    /** What can go wrong with an event. */
    sealed interface OfEvent extends Fault {}

    /**
     * The host refuses, and does nothing.
     *
     * @param code libvirt's number of the error
     * @param domain libvirt's number of the part that it comes from
     * @param message libvirt's text
     */
    record Fail(int code, int domain, String message) implements OfCall {}

    /**
     * The host does it, later.
     *
     * @param by how much later
     */
    record Slow(Duration by) implements OfCall {}

    /**
     * The call never returns; to be made inside {@link org.netfailover.libvirt.Timing#call}.
     *
     * @param effective whether the host does what it was asked
     */
    record NoAnswer(boolean effective) implements OfCall {}

    /** The host says that it has done it, and has not. What only looks is answered as ever. */
    record Lie() implements OfCall {}

    /**
     * The host's libvirt daemon dies, and its domains go on.
     *
     * @param effective whether it did first what it was asked; the caller sees the connection break either way
     * @param back how long it takes until the daemon is back; the connection has to be made anew then
     */
    record DaemonDeath(boolean effective, Duration back) implements OfCall {}

    /**
     * The host dies, with its domains and its daemon, as {@link SimulatedHost#die()} lets it; the caller sees the
     * connection break.
     *
     * @param effective whether it did first what it was asked
     */
    record HostDeath(boolean effective) implements OfCall {}

    /**
     * The program under test dies.
     *
     * @param effective whether the host still did what it was asked
     */
    record ClientDeath(boolean effective) implements OfCall {}

    /** The event is never delivered. */
    record Lost() implements OfEvent {}

    /** The event is delivered twice. */
    record Repeated() implements OfEvent {}

    /**
     * The event is delivered late, behind others.
     *
     * @param by how much later
     */
    record Late(Duration by) implements OfEvent {}
}
