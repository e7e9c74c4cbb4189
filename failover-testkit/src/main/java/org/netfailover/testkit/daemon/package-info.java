/**
 * Real libvirt daemons for tests: private ones, that start in a second and leave nothing behind.
 *
 * <p>{@link org.netfailover.testkit.daemon.WithLibvirt} on a JUnit or jqwik test class brings one daemon for the whole
 * run. It takes Linux, root and Debian's {@code libvirt-daemon-system} and {@code qemu-system-x86}; where they are
 * missing, the tests are skipped with that reason, unless {@code -Dnetfailover.require=libvirt} makes it a failure.
 * Neither KVM nor systemd nor any hardware is used, and nothing listens on a network.
 */
@NullMarked
package org.netfailover.testkit.daemon;

import org.jspecify.annotations.NullMarked;
