/**
 * What every host does, as JUnit Jupiter tests: extend {@link org.netfailover.testkit.contract.HypervisorContract} with
 * a {@link org.netfailover.testkit.contract.TestBed} of your own to find out whether your {@link
 * org.netfailover.libvirt.Hypervisor} behaves as libvirt does, and {@link
 * org.netfailover.testkit.contract.OperationContract} to find out whether whole operations come to the same on it;
 * {@link org.netfailover.testkit.contract.HostNetworkContract} does so for your {@link
 * org.netfailover.network.HostNetwork}. A tool of your own, that plugs pairs and moves domains, is tried by {@link
 * org.netfailover.testkit.contract.ManagementToolContract}, and whoever writes pairs into domains by {@link
 * org.netfailover.testkit.contract.PairWriterContract}, neither of which needs a host. A failure says what is required,
 * under which rule and by whom, and what becomes of a guest or a tool otherwise.
 */
@NullMarked
package org.netfailover.testkit.contract;

import org.jspecify.annotations.NullMarked;
