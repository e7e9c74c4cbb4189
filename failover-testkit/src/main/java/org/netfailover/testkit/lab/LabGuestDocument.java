package org.netfailover.testkit.lab;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The domain of a {@link LabGuest}.
 *
 * @param name its name
 * @param uuid its UUID
 * @param memoryMib its memory in MiB
 * @param machine its machine type; one that begins with {@code pc} has no PCI Express
 * @param orders what the kernel is told
 * @param ports how many root ports it has, on a machine that can have some
 * @param devices children of {@code <devices>}
 * @param standbys aliases of NICs whose QEMU device is told to be a standby, which libvirt knows nothing of
 */
record LabGuestDocument(
        String name,
        UUID uuid,
        int memoryMib,
        String machine,
        String orders,
        int ports,
        List<String> devices,
        List<String> standbys) {
    /**
     * Whatever a guest asks of its machine takes about a millisecond here, where the host's processor is emulated, too: it does
     * not look for PCI buses that ACPI does not tell of.
     */
    private static final String KERNEL_ORDERS = "console=ttyS0 quiet panic=-1 mitigations=off nokaslr pci=lastbus=0 ";

    private static final String QEMU = " xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'";

    /** Where what a guest tells ends on its host. */
    static String console(String name) {
        return "/var/log/lab/" + name + ".console";
    }

    String xml() {
        return "<domain type='kvm'" + (standbys.isEmpty() ? "" : QEMU) + "><name>" + name + "</name><uuid>" + uuid
                + "</uuid><memory unit='MiB'>" + memoryMib
                + "</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='" + machine
                + "'>hvm</type><kernel>/srv/vmlinux</kernel><initrd>/srv/guest.cpio</initrd><cmdline>" + KERNEL_ORDERS
                + orders + "</cmdline></os><features><acpi/><apic/></features><cpu mode='host-passthrough'/>"
                + "<clock offset='utc'/><on_poweroff>destroy</on_poweroff><on_reboot>destroy</on_reboot>"
                + "<on_crash>destroy</on_crash><devices><controller type='usb' model='none'/>" + controllers()
                + consoles() + "<memballoon model='none'/>" + String.join("", devices) + "</devices>" + overrides()
                + "</domain>";
    }

    /**
     * The kernel's messages come by the serial line, and what the guest tells by virtio: on the serial line a guest stands
     * still for some milliseconds with each character. Both end in one file.
     */
    private String consoles() {
        String file = "<source path='" + console(name) + "' append='on'/>";
        return "<controller type='virtio-serial' index='0'>"
                + "<address type='pci' domain='0' bus='0' slot='0x10' function='0'/></controller>"
                + "<serial type='file'>" + file + "<target port='0'/></serial>"
                + "<console type='file'>" + file + "<target type='serial' port='0'/></console>"
                + "<console type='file'>" + file + "<target type='virtio' port='1'/></console>";
    }

    private String overrides() {
        if (standbys.isEmpty()) {
            return "";
        }
        return standbys.stream()
                .map(alias -> "<qemu:device alias='" + alias + "'><qemu:frontend><qemu:property name='failover'"
                        + " type='bool' value='true'/></qemu:frontend></qemu:device>")
                .collect(Collectors.joining("", "<qemu:override>", "</qemu:override>"));
    }

    private String controllers() {
        if (machine.startsWith("pc")) {
            return "<controller type='pci' index='0' model='pci-root'/>";
        }
        StringBuilder xml = new StringBuilder("<controller type='pci' index='0' model='pcie-root'/>");
        for (int port = 1; port <= ports; port++) {
            xml.append("<controller type='pci' index='").append(port).append("' model='pcie-root-port'/>");
        }
        return xml.toString();
    }
}
