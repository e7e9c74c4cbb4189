/**
 * Simulated hosts: libvirt 9.0.0 and QEMU 7.2 as failover sees them, in memory and in virtual time.
 *
 * <p>A {@link org.netfailover.testkit.simulated.SimulatedSite} holds {@link
 * org.netfailover.testkit.simulated.SimulatedHost hosts} that reach each other. Each is a {@link
 * org.netfailover.libvirt.Hypervisor}; its site's {@link org.netfailover.testkit.simulated.SimulatedTime} is the {@link
 * org.netfailover.libvirt.Timing} to wait with, in which a minute takes no time at all and the same program runs the
 * same way every time. {@link org.netfailover.testkit.simulated.FaultScript} tells a host beforehand what is to go
 * wrong, {@link org.netfailover.testkit.simulated.SimulatedGuest} what the guest is and how it answers; afterwards the
 * host tells which {@link org.netfailover.testkit.simulated.HostCall calls} it got and the site's {@link
 * org.netfailover.testkit.simulated.Truth} what is really so.
 *
 * <p>Packets flow where a {@link org.netfailover.testkit.simulated.Segment} is plugged in: a {@link
 * org.netfailover.testkit.simulated.PacketMeter} tells of each ping whether it came back, which way it took, and where and
 * why it was lost. {@link org.netfailover.testkit.simulated.SimulatedLab} is two hosts on one, as the SR-IOV lab has them.
 */
@NullMarked
package org.netfailover.testkit.simulated;

import org.jspecify.annotations.NullMarked;
