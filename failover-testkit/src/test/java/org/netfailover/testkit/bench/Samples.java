package org.netfailover.testkit.bench;

import java.util.Map;
import org.netfailover.model.PciAddress;

/** The documents that the benchmarks read: as libvirt formats them, with two pairs whose VFs are mapped. */
final class Samples {
    static final Map<PciAddress, PciAddress> MAP = Map.of(
            PciAddress.parse("0000:b3:02.1"), PciAddress.parse("0000:04:10.1"),
            PciAddress.parse("0000:b3:02.2"), PciAddress.parse("0000:04:10.2"));

    private Samples() {}

    /** 24 controllers, 6 disks, 2 pairs: about 12 KB. */
    static String typical() {
        return domain(0);
    }

    /** The same with this many more ordinary interfaces. */
    static String withInterfaces(int all) {
        return domain(all - 4);
    }

    private static String domain(int interfaces) {
        StringBuilder xml = new StringBuilder(HEAD);
        for (int i = 0; i < 6; i++) {
            xml.append(DISK.formatted(i, (char) ('a' + i), i, i + 7));
        }
        for (int i = 0; i < 24; i++) {
            xml.append(CONTROLLER.formatted(i, i, i + 0x10, i, i / 8 + 2, i % 8));
        }
        for (int i = 0; i < interfaces; i++) {
            xml.append(INTERFACE.formatted(
                    i >> 8 & 0xff, i & 0xff, i, i, i / 31 % 220 + 0x20, i % 31 + 1, i / (31 * 220)));
        }
        for (int i = 1; i <= 2; i++) {
            xml.append(PAIR.formatted(i, i, i, i, i, i, i, i));
        }
        return xml.append(TAIL).toString();
    }

    private static final String HEAD = """
            <domain type='kvm'>
              <name>guest42</name>
              <uuid>1d3f7f6c-5d0a-4a64-9f5f-0a4b7f1f2f42</uuid>
              <metadata>
                <app:instance xmlns:app='http://example.org/app/1'>
                  <app:owner>team</app:owner>
                </app:instance>
              </metadata>
              <memory unit='KiB'>8388608</memory>
              <currentMemory unit='KiB'>8388608</currentMemory>
              <vcpu placement='static'>8</vcpu>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
                <boot dev='hd'/>
              </os>
              <features>
                <acpi/>
                <apic/>
              </features>
              <cpu mode='host-model' check='partial'/>
              <clock offset='utc'>
                <timer name='rtc' tickpolicy='catchup'/>
                <timer name='pit' tickpolicy='delay'/>
                <timer name='hpet' present='no'/>
              </clock>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
            """;

    private static final String DISK = """
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2' cache='none'/>
                  <source file='/var/lib/libvirt/images/guest42-%d.qcow2'/>
                  <target dev='vd%c' bus='virtio'/>
                  <alias name='ua-disk%d'/>
                  <address type='pci' domain='0x0000' bus='0x%02x' slot='0x00' function='0x0'/>
                </disk>
            """;

    private static final String CONTROLLER = """
                <controller type='pci' index='%d' model='pcie-root-port'>
                  <model name='pcie-root-port'/>
                  <target chassis='%d' port='0x%x'/>
                  <alias name='pci.%d'/>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x%02x' function='0x%d' multifunction='on'/>
                </controller>
            """;

    private static final String INTERFACE = """
                <interface type='bridge'>
                  <mac address='52:54:00:01:%02x:%02x'/>
                  <source bridge='br%d'/>
                  <model type='virtio'/>
                  <driver name='vhost' queues='4'/>
                  <link state='up'/>
                  <mtu size='1500'/>
                  <alias name='ua-extra%d'/>
                  <address type='pci' domain='0x0000' bus='0x%02x' slot='0x%02x' function='0x%d'/>
                </interface>
            """;

    private static final String PAIR = """
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:0%d'/>
                  <source bridge='br%d'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <mtu size='1500'/>
                  <alias name='ua-net%d'/>
                </interface>
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:0%d'/>
                  <driver name='vfio'/>
                  <source>
                    <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x%d'/>
                  </source>
                  <teaming type='transient' persistent='ua-net%d'/>
                  <alias name='ua-net%d-vf'/>
                  <address type='pci' domain='0x0000' bus='0x1%d' slot='0x00' function='0x0'/>
                </interface>
            """;

    private static final String TAIL = """
                <serial type='pty'>
                  <target type='isa-serial' port='0'>
                    <model name='isa-serial'/>
                  </target>
                </serial>
                <console type='pty'>
                  <target type='serial' port='0'/>
                </console>
                <memballoon model='virtio'>
                  <address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x0'/>
                </memballoon>
              </devices>
            </domain>
            """;
}
