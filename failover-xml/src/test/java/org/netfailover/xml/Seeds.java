package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents from which mutants are bred: small ones of our own of every kind, and the corpus where there is one. */
final class Seeds {
    /** Stands in values, text and comments of the samples; no fault may repeat it. */
    static final String SECRET = "Geheimniskraemerei";

    private static final int LARGEST = 20_000;

    /** A document of each kind that the library reads. */
    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("domain", """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Geheimniskraemerei -->
            <domain type='kvm' id="7" xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>vm</name>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <controller type='pci' index='1' model='pcie-root-port'>
                  <target chassis='1' port='0x8' hotplug='off'/>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
                </controller>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <bandwidth>
                    <inbound average='1000' peak='5000' floor='200' burst='1024'/>
                  </bandwidth>
                  <vlan>
                    <tag id='42'/>
                  </vlan>
                  <model type='virtio'/>
                  <driver name='vhost' queues='4'/>
                  <teaming type='persistent'/>
                  <link state='up'/>
                  <mtu size='9000'/>
                  <alias name='ua-net0'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </interface>
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source>
                    <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                  </source>
                  <teaming type='transient' persistent='ua-net0'/>
                  <alias name='ua-net0-vf'/>
                </interface>
                <graphics type='vnc' passwd='Geheimniskraemerei'>Geheimniskraemerei</graphics>
              </devices>
              <description><![CDATA[Geheimniskraemerei ]]>&lt;&#x41;&amp;</description>
              <qemu:commandline/>
            </domain>
            <!-- end -->
            """),
            Map.entry("device", """
            <interface type='hostdev' managed='yes'>
              <mac address='52:54:00:aa:bb:01'/>
              <!-- Geheimniskraemerei -->
              <driver name='vfio' backupAlias="ua-net0"/>
              <source>
                <address type='pci' domain='0' bus='179' slot='2' function="3"/>
              </source>
              <virtualport type='802.1Qbh'>
                <parameters profileid='Geheimniskraemerei'/>
              </virtualport>
              <alias name='ua-net0-vf'/>
            </interface>
            """),
            Map.entry("network", """
            <network ipv6='yes'>
              <name>vfpool</name>
              <metadata><note>Geheimniskraemerei</note></metadata>
              <forward mode='hostdev' managed='yes'>
                <pf dev='ens1f0'/>
                <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x0'/>
                <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x1'/>
              </forward>
              <vlan><tag id='42'/></vlan>
              <virtualport type='802.1Qbh'/>
            </network>
            """),
            Map.entry("nodedev", """
            <device>
              <name>pci_0000_b3_02_3</name>
              <parent>pci_0000_b2_00_0</parent>
              <driver><name>vfio-pci</name></driver>
              <!-- Geheimniskraemerei -->
              <capability type='pci'>
                <domain>0</domain><bus>179</bus><slot>2</slot><function>3</function>
                <product id='0x154c'>Geheimniskraemerei</product><vendor id='0x8086'/>
                <capability type='phys_function'>
                  <address domain='0x0000' bus='0xb3' slot='0x00' function='0x0'/>
                </capability>
                <capability type='virt_functions' maxCount='64'/>
                <iommuGroup number='91'>
                  <address domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                </iommuGroup>
                <numa node='1'/>
              </capability>
            </device>
            """),
            Map.entry("profile", """
            <vnic_profiles>
              <vnic_profile href="/ovirt-engine/api/vnicprofiles/123" id="123">
                <name>vf</name>
                <description>Geheimniskraemerei</description>
                <custom_properties><custom_property><name>k</name><value>v</value></custom_property></custom_properties>
                <pass_through><mode>enabled</mode></pass_through>
                <migratable>true</migratable>
                <failover href="/ovirt-engine/api/vnicprofiles/456" id="456"/>
                <network id="789"/>
              </vnic_profile>
              <vnic_profile id="456"><pass_through><mode>disabled</mode></pass_through></vnic_profile>
            </vnic_profiles>
            """),
            Map.entry("capabilities", """
            <capabilities>
              <host>
                <uuid>a25c794c-34ad-11b2-a85c-b030533115b8</uuid>
                <cpu><arch>x86_64</arch><model>Geheimniskraemerei</model></cpu>
              </host>
              <guest>
                <os_type>hvm</os_type>
                <arch name='x86_64'>
                  <emulator>/usr/bin/qemu-system-x86_64</emulator>
                  <machine maxCpus='288'>pc-q35-7.2</machine>
                  <machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>
                  <domain type='qemu'/>
                </arch>
              </guest>
            </capabilities>
            """),
            Map.entry("domcapabilities", """
            <domainCapabilities>
              <path>/usr/bin/qemu-system-x86_64</path>
              <domain>kvm</domain>
              <machine>pc-q35-7.2</machine>
              <arch>x86_64</arch>
              <vcpu max='288'/>
              <cpu><mode name='host-model' supported='yes'><vendor>Geheimniskraemerei</vendor></mode></cpu>
              <devices>
                <hostdev supported='yes'>
                  <enum name='subsysType'><value>usb</value><value>pci</value></enum>
                  <enum name='pciBackend'><value>default</value><value>vfio</value></enum>
                </hostdev>
              </devices>
            </domainCapabilities>
            """),
            Map.entry("networkport", """
            <networkport>
              <uuid>5d744f21-ba4a-4d6e-bdb2-30a35ff3207d</uuid>
              <owner>
                <name>Geheimniskraemerei</name>
                <uuid>d54df46f-1ab5-4a22-8618-4560ef5fac2c</uuid>
              </owner>
              <mac address='52:54:00:7b:35:93'/>
              <plug type='hostdev-pci' managed='yes'>
                <driver name='vfio'/>
                <address domain='0x0001' bus='0x02' slot='0x03' function='0x4'/>
              </plug>
            </networkport>
            """),
            Map.entry("hostinterface", """
            <interface type='bridge' name='br0'>
              <start mode='onboot'/>
              <mtu size='9000'/>
              <!-- Geheimniskraemerei -->
              <bridge stp='off' delay='0.01'>
                <interface type='ethernet' name='eth0'><mac address='52:54:00:aa:bb:01'/></interface>
                <interface type='vlan' name='eth1.42'><vlan tag='42'><interface name='eth1'/></vlan></interface>
              </bridge>
            </interface>
            """));

    /** Domains that are spelled oddly, each in a way that an edit has to keep. */
    private static final List<String> ODD = List.of("""
            <domstatus state='running'><domain type="kvm"><devices><interface type="network">
            <mac address="52:54:00:aa:bb:02"/><source network='pool'/>
            <actual type='hostdev'><source><address type='pci' bus='0xb3' slot='4' function='1'/></source></actual>
            <driver backupAlias='ua-x'/><alias name='ua-y'/></interface><interface type='network'><driver
             failover = 'on' /><model type='virtio'/><alias name='ua-x'/></interface></devices></domain></domstatus>
            """, """
            <domain type='kvm'>\r
            \t<devices>\r
            \t\t<hostdev mode='subsystem' type='pci' managed='yes'>\r
            \t\t\t<source><address domain='0' bus='0x3' slot='0' function='2'/></source>\r
            \t\t\t<teaming type="transient" persistent='ua-a&#45;b'/>\r
            \t\t\t<teaming type='transient'/>\r
            \t\t\t<alias name='ua-h'/>\r
            \t\t</hostdev>\r
            \t\t<teaming/>\r
            \t\t<interface type='user'><teaming/><driver name='qemu' failover='off'></driver></interface>\r
            \t</devices>\r
            </domain>
            """, "<domain><devices/></domain>", "<domain/>", """
            <domain xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
              <devices>
                <interface xsi:type='hostdevXml' xsi:nil='true'><alias xsi:nil='true' name='ua-n'/></interface>
                <hostdev xsi:type='xs:int' xmlns:xs='http://www.w3.org/2001/XMLSchema'/>
                <x:interface xmlns:x='urn:x' type='bridge'><x:alias name='ua-x'/></x:interface>
                <interface xmlns='urn:x'><teaming type='persistent'/></interface>
                <interface><x:teaming xmlns:x='urn:x'/><source xmlns=''/></interface>
              </devices>
            </domain>
            """, """
            <domainsnapshot><name>s</name><domain type='kvm'><devices><interface type='bridge'
                ><teaming type='persistent'></teaming><alias name="ua-s"></alias></interface
                ><interface type='network'><source network='p'/><teaming type='transient' persistent='ua-s'></teaming
                ></interface></devices></domain><inactiveDomain/></domainsnapshot>
            """);

    private Seeds() {}

    /** Our own samples, in every encoding. */
    static List<byte[]> own() {
        List<byte[]> seeds = new ArrayList<>();
        List<String> texts = new ArrayList<>(new TreeMap<>(KINDS).values());
        texts.addAll(ODD);
        texts.forEach(text -> seeds.add(text.getBytes(UTF_8)));
        texts.forEach(text -> seeds.add(text.replace("\n", "").getBytes(UTF_8)));
        String domain = KINDS.get("domain");
        seeds.add(('\ufeff' + domain).getBytes(UTF_8));
        seeds.add(('\ufeff' + domain).getBytes(UTF_16LE));
        seeds.add(domain.getBytes(UTF_16BE));
        seeds.add(
                domain.replace("UTF-8", "ISO-8859-1").replace("vm", "v\u00fcm").getBytes(ISO_8859_1));
        seeds.add(domain.replace("version=\"1.0\"", "version='1.1'").getBytes(UTF_8));
        return seeds;
    }

    /** Our own samples, and what is not too long of the corpus that a property names. */
    static List<byte[]> all() {
        List<byte[]> seeds = own();
        Optional<Path> folder = Corpus.folder();
        folder.ifPresent(found -> Corpus.entries(found).stream()
                .map(Corpus.Entry::bytes)
                .filter(bytes -> bytes.length <= LARGEST)
                .forEach(seeds::add));
        return seeds;
    }
}
