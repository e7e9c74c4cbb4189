package org.netfailover.testkit.cli;

import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworks;

/** Where commands get hosts from, and the time that passes there. */
interface Hosts {
    /** What libvirt reaches, in the machine's own time. */
    Hosts REAL = new Hosts() {
        @Override
        public Hypervisor open(String uri) {
            return LibvirtHost.open(uri);
        }

        @Override
        public HostNetwork network(String uri) {
            return HostNetworks.of(uri);
        }

        @Override
        public Timing timing() {
            return Timing.system();
        }
    };

    /**
     * Opens a connection.
     *
     * @throws LibvirtException when the host cannot be reached
     */
    Hypervisor open(String uri);

    /**
     * The network of a host by its libvirt URI.
     *
     * @throws IllegalArgumentException when no programs can be run on the host by it
     */
    HostNetwork network(String uri);

    Timing timing();

    /** Opens a connection, or ends the command. */
    default Hypervisor reach(String uri) {
        try {
            return open(uri);
        } catch (LibvirtException e) {
            throw Failure.unreachable(uri, e);
        }
    }
}
