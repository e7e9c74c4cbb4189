package org.netfailover.testkit.daemon;

import org.netfailover.libvirt.LibvirtHost;

/** The daemon that all tests of this JVM share, and a connection to it. Both end with the JVM. */
final class SharedLibvirt {
    private SharedLibvirt() {}

    static PrivateLibvirt daemon() {
        Requirement.LIBVIRT.assume(PrivateLibvirt.missing());
        return Daemon.RUNNING;
    }

    static LibvirtHost host() {
        daemon();
        return Host.OPEN;
    }

    private static final class Daemon {
        static final PrivateLibvirt RUNNING = PrivateLibvirt.start();
    }

    private static final class Host {
        static final LibvirtHost OPEN = Daemon.RUNNING.connect();
    }
}
