package org.netfailover.testkit.contract;

import java.util.List;

/** Domains to write pairs into, with things that a writer may not know. */
final class SampleDomains {
    /** A domain with a NIC of its own, a disk with an alias, metadata, comments, and elements in any quotes. */
    static final String SHOP = """
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>shop</name>
              <uuid>6b3a0ac2-8a5f-4b5e-9a65-0f5d5c0e7a01</uuid>
              <metadata>
                <shop:owner xmlns:shop='https://example.org/shop' since="2024">A &amp; B</shop:owner>
              </metadata>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
              </os>
              <!-- asked for by the owner -->
              <devices>
                <controller type='pci' index='0' model='pcie-root'/>
                <controller type='pci' index='1' model='pcie-root-port'/>
                <controller type='pci' index='2' model='pcie-root-port'/>
                <controller type='pci' index='3' model='pcie-root-port'/>
                <controller type='pci' index='4' model='pcie-root-port'/>
                <controller type='pci' index='5' model='pcie-root-port'/>
                <disk type='file' device='disk'>
                  <source file='/var/lib/libvirt/images/shop.qcow2'/>
                  <target dev='vda' bus='virtio'/>
                  <alias name='ua-disk0'/>
                </disk>
                <interface type='bridge'>
                  <mac address='52:54:00:5d:0d:aa'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <alias name='ua-net0'/>
                </interface>
                <memballoon model="none"/>
              </devices>
              <qemu:commandline>
                <qemu:arg value='-no-hpet'/>
              </qemu:commandline>
            </domain>
            """;

    /** A domain without a NIC. */
    static final String BARE = """
            <domain type='kvm'>
              <name>bare</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
              </devices>
            </domain>
            """;

    static final List<String> ALL = List.of(SHOP, BARE);

    private SampleDomains() {}
}
