package org.netfailover.testkit.daemon;

import java.util.Map;

/**
 * What a host is called.
 *
 * @param name its host name
 * @param uuid its UUID, which libvirt tells hosts apart by
 * @param hosts what its {@code /etc/hosts} says beside localhost
 * @param listens whether its libvirtd listens on TCP
 */
record HostIdentity(String name, String uuid, String hosts, boolean listens) {
    private static final String UUID_OF_HOST = "6e657466-6169-4c6f-8665-7200000000%02x";

    /** A host that nobody else knows. */
    static HostIdentity alone() {
        return new HostIdentity("private-libvirt", UUID_OF_HOST.formatted(1), "127.0.1.1 private-libvirt", false);
    }

    /** One of two hosts that reach each other. */
    static HostIdentity ofTwo(String name, int number, String hosts) {
        return new HostIdentity(name, UUID_OF_HOST.formatted(number), hosts, true);
    }

    /** What {@code private-libvirt.sh} reads. */
    Map<String, String> environment() {
        return Map.of("HOST_NAME", name, "HOST_UUID", uuid, "HOSTS", hosts, "LISTEN", listens ? "1" : "0");
    }
}
