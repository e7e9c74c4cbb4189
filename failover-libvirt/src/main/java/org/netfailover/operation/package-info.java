/**
 * Hotplug and live migration: a plan is made, walked step by step, observed, and undone when it fails.
 *
 * <p>{@link org.netfailover.operation.Migration} and {@link org.netfailover.operation.Hotplug} say what is wanted, their
 * {@code plan()} reads the hosts and gives a {@link org.netfailover.operation.PlannedOperation} that can be printed
 * before it is run, and its run ends in an {@link org.netfailover.operation.Outcome} that tells the truth.
 *
 * <p>Hosts are reached through {@link org.netfailover.libvirt.Hypervisor} and time through
 * {@link org.netfailover.libvirt.Timing} only. Nothing here logs or keeps an XML document.
 */
@NullMarked
@ValueStyle
package org.netfailover.operation;

import org.jspecify.annotations.NullMarked;
