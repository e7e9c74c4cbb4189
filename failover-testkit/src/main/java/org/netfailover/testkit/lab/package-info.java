/**
 * The SR-IOV lab: two hosts with real SR-IOV NICs and KVM, made of software, and a guest whose VF moves under traffic.
 *
 * <p>QEMU emulates the hosts, with an Intel 82576 behind an IOMMU and a processor that has AMD's virtualisation; so in
 * each of them Linux, libvirt and QEMU do what they do on hardware: VFs are assigned by VFIO, and guests run under KVM.
 * Neither KVM nor any hardware is needed of the machine, only time: a processor emulated in a processor is slow, and times
 * are to be compared with each other and not with hardware.
 *
 * <p>{@link org.netfailover.testkit.lab.SriovLab} starts a lab and ends it;
 * {@link org.netfailover.testkit.lab.LabHost} is a host of it, {@link org.netfailover.testkit.lab.LabGuest} a guest with
 * the failover pair that a test asks for, and {@link org.netfailover.testkit.lab.TrafficMeter} counts what arrives, from a
 * third place on the segment. {@link org.netfailover.testkit.lab.WithSriovLab} brings a lab to a JUnit test.
 *
 * <p>It takes Linux, root, {@code debootstrap} and a way to Debian's packages for the first time, about 2 GB on disk, and
 * about 2.5 GB of memory while it runs. What it runs from is built once and
 * {@linkplain org.netfailover.testkit.lab.LabImages kept}. All of it is in namespaces of its own, which end with the JVM,
 * however that ends.
 */
@NullMarked
package org.netfailover.testkit.lab;

import org.jspecify.annotations.NullMarked;
