package org.netfailover.testkit.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Names of the host's things, as libvirt's schema takes them. */
final class Names {
    private Names() {}

    /** Bridges, NICs, taps and port groups. */
    static Arbitrary<String> ofDevices() {
        return Arbitraries.of("br0", "eth0", "a", "ovirtmgmt", "enp101s0f0", "br-int.100", "x_y");
    }

    /** Networks, whose names are free text. */
    static Arbitrary<String> ofNetworks() {
        return Arbitraries.of("vfpool", "default", "net 1", "a&b", "<pool>", "it's", "say \"vf\"", "n\u00e9t");
    }

    /** Sockets of virtual switches. */
    static Arbitrary<String> ofSockets() {
        return Arbitraries.of("/run/vhost0.sock", "/run/ovs/vhu-1", "/tmp/a b.sock");
    }
}
