package org.netfailover.testkit.daemon;

import java.util.List;
import java.util.UUID;

/**
 * The domain of a {@link TinyGuest}.
 *
 * @param name its name
 * @param uuid its UUID
 * @param memoryMib its memory in MiB
 * @param ports how many root ports it has for what libvirt plugs
 * @param orders what the kernel is told on its command line
 * @param devices children of {@code <devices>}
 * @param primaries devices of QEMU that libvirt knows nothing of, each on a root port of its own
 */
record GuestDocument(
        String name,
        UUID uuid,
        int memoryMib,
        int ports,
        String orders,
        List<String> devices,
        List<GuestDocument.Primary> primaries) {
    private static final String FOLDER = "/run/private-libvirt/";

    /** Where the kernel is on every host. */
    static final String KERNEL = FOLDER + "tiny-kernel";

    /** Where a guest's serial line ends on its host. */
    static String line(String name) {
        return FOLDER + name + ".line";
    }

    /** An emulated NIC that QEMU treats as the primary of a standby. */
    record Primary(String mac, String standby) {
        /** As JSON, like libvirt writes devices: QEMU makes those after the others, and this one needs its port. */
        String device(int port) {
            return "{\"driver\":\"e1000e\",\"id\":\"" + id(standby) + "\",\"failover_pair_id\":\"" + standby
                    + "\",\"mac\":\"" + mac + "\",\"bus\":\"pci." + port + "\",\"addr\":\"0x0\",\"romfile\":\"\"}";
        }

        static String id(String standby) {
            return standby + "-primary";
        }
    }

    String xml() {
        return "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>" + name
                + "</name><uuid>" + uuid + "</uuid><memory unit='MiB'>" + memoryMib
                + "</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type><kernel>" + KERNEL
                + "</kernel><cmdline>" + orders + "</cmdline></os><features><acpi/></features><devices>"
                + controllers() + "<serial type='unix'><source mode='bind' path='" + line(name)
                + "'/><target port='0'/></serial><memballoon model='none'/>" + String.join("", devices) + "</devices>"
                + commandLine() + "</domain>";
    }

    private String controllers() {
        StringBuilder xml = new StringBuilder("<controller type='usb' model='none'/>")
                .append("<controller type='pci' index='0' model='pcie-root'/>");
        for (int port = 1; port <= ports + primaries.size(); port++) {
            xml.append("<controller type='pci' index='").append(port).append("' model='pcie-root-port'/>");
        }
        return xml.toString();
    }

    private String commandLine() {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < primaries.size(); i++) {
            xml.append("<qemu:arg value='-device'/><qemu:arg value='")
                    .append(primaries.get(i).device(ports + i + 1))
                    .append("'/>");
        }
        return primaries.isEmpty() ? "" : "<qemu:commandline>" + xml + "</qemu:commandline>";
    }
}
