package org.netfailover.testkit.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * The machine that a host is, as QEMU's command line.
 *
 * @param letter {@code a} or {@code b}
 * @param number the last digit of its addresses
 */
record HostMachine(String letter, int number) {
    static final HostMachine A = new HostMachine("a", 1);
    static final HostMachine B = new HostMachine("b", 2);

    private static final int MEMORY_MIB = 1024;

    /**
     * It has SVM, which TCG emulates. With five levels of page tables guests do not start. Where a processor says that it is
     * fast at repeated moves of bytes, kernels and programs copy and clear memory by them; TCG does them byte by byte: reading
     * zeroes took 20 times as long (0.2 GB/s and 3.7), and a guest that arrived stood still for a second or two until its pages
     * were cleared.
     */
    private static final String PROCESSOR = "max,la57=off,erms=off,fsrm=off,fsrs=off,fzrm=off";

    /**
     * A host has one processor, since guests crash now and then on emulated ones that are several; what a guest's vhost has to
     * do must not wait there until QEMU has mapped a VF that is plugged, which takes a second: the kernel can be preempted.
     */
    private static final String KERNEL_ORDERS =
            "console=ttyS0 quiet panic=-1 mitigations=off nokaslr no_timer_check tsc=reliable preempt=full";

    String name() {
        return "host-" + letter;
    }

    String console() {
        return letter + "-console";
    }

    String monitor() {
        return letter + "-monitor";
    }

    String pidFile() {
        return letter + "-pid";
    }

    List<String> commandLine(LabTopology topology, HostOptions options) {
        List<String> line = new ArrayList<>(List.of("qemu-system-x86_64", "-name", name(), "-daemonize"));
        line.addAll(List.of("-pidfile", lab(pidFile()), "-serial", "file:" + lab(console())));
        line.addAll(List.of("-qmp", "unix:" + lab(monitor()) + ",server=on,wait=off"));
        line.addAll(List.of("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"));
        line.addAll(List.of("-machine", "q35,usb=off", "-accel", "tcg", "-cpu", PROCESSOR, "-smp", "1"));
        line.addAll(List.of("-m", Integer.toString(MEMORY_MIB)));
        if (options.iommu()) {
            line.addAll(List.of("-device", "intel-iommu,intremap=" + (options.interruptRemapping() ? "on" : "off")));
        }
        line.addAll(List.of("-kernel", "/srv/vmlinux", "-initrd", "/srv/host.cpio"));
        line.addAll(List.of("-append", kernelOrders(topology, options)));
        line.addAll(List.of("-drive", "if=none,id=image,file=/srv/host.ext4,format=raw,readonly=on"));
        line.addAll(List.of("-device", "virtio-blk-pci,drive=image,bus=pcie.0,addr=3"));
        addNic(line, "mgmt", "virtio-net-pci", "0a", "pcie.0,addr=4");
        addNic(line, "up", "virtio-net-pci", "0b", "pcie.0,addr=6");
        line.addAll(List.of("-device", "pcie-root-port,id=slot1,chassis=1,slot=1,bus=pcie.0,addr=5"));
        addNic(line, "pf", "igb", "0c", "slot1,addr=0");
        return line;
    }

    private void addNic(List<String> line, String role, String model, String octet, String place) {
        String mac = "52:54:00:00:" + octet + ":0" + number;
        line.addAll(
                List.of("-netdev", "tap,id=" + role + ",ifname=" + role + "-" + letter + ",script=no,downscript=no"));
        line.addAll(List.of("-device", model + ",netdev=" + role + ",mac=" + mac + ",romfile=,bus=" + place));
    }

    private String kernelOrders(LabTopology topology, HostOptions options) {
        return KERNEL_ORDERS + (options.iommu() ? " intel_iommu=on iommu=pt" : "") + " lab.name=" + name()
                + " lab.number=" + number + " lab.topology=" + topology.word() + " lab.vfs=" + options.vfs();
    }

    private static String lab(String name) {
        return "/run/lab/" + name;
    }
}
