/**
 * What every host does, as JUnit Jupiter tests: extend {@link org.netfailover.testkit.contract.HypervisorContract} with a
 * {@link org.netfailover.testkit.contract.TestBed} of your own to find out whether your {@link
 * org.netfailover.libvirt.Hypervisor} behaves as libvirt does, and {@link
 * org.netfailover.testkit.contract.OperationContract} to find out whether whole operations come to the same on it. A tool of
 * your own, that plugs pairs and moves domains, is tried by {@link
 * org.netfailover.testkit.contract.ManagementToolContract}, and whoever writes pairs into domains by {@link
 * org.netfailover.testkit.contract.PairWriterContract}: they need no host, and say of every failure what is required and what
 * would become of a guest.
 */
@NullMarked
package org.netfailover.testkit.contract;

import org.jspecify.annotations.NullMarked;
