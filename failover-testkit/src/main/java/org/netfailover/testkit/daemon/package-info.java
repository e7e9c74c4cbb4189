/**
 * Real libvirt daemons for tests: private ones, that start in a second or two and leave nothing behind.
 *
 * <p>{@link org.netfailover.testkit.daemon.WithLibvirt} on a JUnit or jqwik test class brings one daemon for the whole
 * run; {@link org.netfailover.testkit.daemon.WithTwoHosts} brings two hosts, between which a
 * {@link org.netfailover.testkit.daemon.TinyGuest} migrates, and to which what goes wrong with hosts can be done. It
 * takes Linux, root and Debian's {@code libvirt-daemon-system} and {@code qemu-system-x86}; for two hosts also
 * {@code iproute2} and {@code /dev/net/tun}. Where they are missing, the tests are skipped with that reason, unless
 * {@code -Dnetfailover.require=libvirt} makes it a failure. Neither KVM nor systemd nor any hardware is used, and
 * nothing listens on the machine's network.
 */
@NullMarked
package org.netfailover.testkit.daemon;

import org.jspecify.annotations.NullMarked;
