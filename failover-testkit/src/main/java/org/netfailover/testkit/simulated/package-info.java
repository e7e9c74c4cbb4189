/**
 * Simulated hosts: libvirt 9.0.0 and QEMU 7.2 as failover sees them, in memory and in virtual time.
 *
 * <p>A {@link org.netfailover.testkit.simulated.SimulatedSite} holds {@link
 * org.netfailover.testkit.simulated.SimulatedHost hosts} that reach each other. Each is a {@link
 * org.netfailover.libvirt.Hypervisor}; its site's {@link org.netfailover.testkit.simulated.SimulatedTime} is the {@link
 * org.netfailover.libvirt.Timing} to wait with, in which a minute takes no time at all and the same program runs the same
 * way every time. {@link org.netfailover.testkit.simulated.FaultScript} tells a host beforehand what is to go wrong,
 * {@link org.netfailover.testkit.simulated.SimulatedGuest} how the guest answers; afterwards the host tells which {@link
 * org.netfailover.testkit.simulated.HostCall calls} it got and the site's {@link org.netfailover.testkit.simulated.Truth}
 * what is really so.
 */
@NullMarked
package org.netfailover.testkit.simulated;

import org.jspecify.annotations.NullMarked;
