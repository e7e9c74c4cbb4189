package org.netfailover.testkit.daemon;

/** Small domains that QEMU runs without KVM, disk or operating system. */
final class Domains {
    private Domains() {}

    static String named(String name) {
        return named(name, "");
    }

    static String named(String name, String devices) {
        return "<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>" + devices
                + "</devices></domain>";
    }
}
