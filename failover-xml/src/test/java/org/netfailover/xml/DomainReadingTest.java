package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.Location;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciController;
import org.netfailover.model.QosText;
import org.netfailover.model.VlanText;

/** What is read of a domain is what libvirt reads, also where a naive reader would read something else. */
class DomainReadingTest {
    private static DomainXml domain(String devices) {
        return DomainXml.parse("<domain type='kvm'><devices>" + devices + "</devices></domain>");
    }

    private static Nic nic(String children) {
        return domain("<interface type='bridge'>" + children + "</interface>")
                .nics()
                .nics()
                .get(0);
    }

    @Test
    void everything_that_concerns_a_pair_is_read() {
        Nic nic = domain("""
                <interface type='network' managed='yes'>
                  <mac address='52:54:00:AA:bb:01'/>
                  <source network='net' portgroup='pg'/>
                  <vlan trunk='yes'><tag id='7'/><tag/></vlan>
                  <bandwidth><inbound average='1' peak='2' burst='3' floor='4'/><outbound average='5'/></bandwidth>
                  <port isolated='yes'/>
                  <actual type='hostdev' managed='no'>
                    <source><address type='pci' domain='0' bus='1' slot='2' function='3'/></source>
                  </actual>
                  <target dev='vnet0'/>
                  <model type='virtio'/>
                  <driver name='vhost' queues='4' failover='on' backupAlias='ua-b'/>
                  <filterref filter='clean-traffic'/>
                  <teaming type='transient' persistent='ua-p'/>
                  <link state='down'/>
                  <mtu size='9000'/>
                  <alias name='ua-a'/>
                  <address type='pci' domain='0x0000' bus='0x05' slot='0x01' function='0x0' multifunction='on'/>
                </interface>""").nics().nics().get(0);
        assertThat(nic.element()).isEqualTo(Nic.Element.INTERFACE);
        assertThat(nic.type()).isEqualTo("network");
        assertThat(nic.managed()).contains("yes");
        assertThat(nic.mac()).contains("52:54:00:AA:bb:01");
        assertThat(nic.source().network()).contains("net");
        assertThat(nic.source().portgroup()).contains("pg");
        assertThat(nic.vlan()).contains(new VlanText(List.of("7", ""), Optional.of("yes")));
        assertThat(nic.qos().orElseThrow().inbound())
                .contains(new QosText.Rate(Optional.of("1"), Optional.of("2"), Optional.of("3"), Optional.of("4")));
        assertThat(nic.qos().orElseThrow().outbound().orElseThrow().average()).contains("5");
        assertThat(nic.isolated()).contains("yes");
        assertThat(nic.actual().orElseThrow().type()).contains("hostdev");
        assertThat(nic.actual().orElseThrow().managed()).contains("no");
        assertThat(nic.hostAddress().orElseThrow().address()).contains(PciAddress.parse("0000:01:02.3"));
        assertThat(nic.target()).contains("vnet0");
        assertThat(nic.model()).contains("virtio");
        assertThat(nic.driver()).contains("vhost");
        assertThat(nic.queues()).contains("4");
        assertThat(nic.driverFailover()).contains("on");
        assertThat(nic.driverBackupAlias()).contains("ua-b");
        assertThat(nic.filter()).contains("clean-traffic");
        assertThat(nic.teaming().isTransient()).isTrue();
        assertThat(nic.teaming().persistent()).contains("ua-p");
        assertThat(nic.link()).contains("down");
        assertThat(nic.mtu()).contains("9000");
        assertThat(nic.aliasText()).contains("ua-a");
        assertThat(nic.guestAddress().orElseThrow().multifunction()).contains("on");
        assertThat(nic.guestAddress().orElseThrow().address()).contains(PciAddress.parse("0000:05:01.0"));
    }

    @Test
    void every_kind_of_source_is_read() {
        assertThat(nic("<source bridge='br0'/>").source().bridge()).contains("br0");
        assertThat(nic("<source dev='eth0' mode='passthrough'/>").source().dev())
                .contains("eth0");
        assertThat(nic("<source dev='eth0' mode='passthrough'/>").source().mode())
                .contains("passthrough");
        assertThat(nic("<source type='unix' path='/run/s' mode='client'/>")
                        .source()
                        .path())
                .contains("/run/s");
        assertThat(nic("<source><address type='pci' bus='1'/></source>")
                        .source()
                        .addressType())
                .contains("pci");
    }

    @Test
    void a_plain_hostdev_is_read() {
        Nic nic = domain("""
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <driver name='vfio'/>
                  <source><address domain='0' bus='0xb3' slot='2' function='3'/></source>
                  <teaming type='transient' persistent='ua-p'/>
                  <alias name='ua-h'/>
                </hostdev>""").nics().nics().get(0);
        assertThat(nic.element()).isEqualTo(Nic.Element.HOSTDEV);
        assertThat(nic.type()).isEqualTo("pci");
        assertThat(nic.mode()).contains("subsystem");
        assertThat(nic.managed()).contains("yes");
        assertThat(nic.mac()).as("libvirt reads no MAC here").isEmpty();
        assertThat(nic.driver()).contains("vfio");
        assertThat(nic.hostAddress().orElseThrow().address()).contains(PciAddress.parse("0000:b3:02.3"));
        assertThat(nic.teaming().persistent()).contains("ua-p");
        assertThat(nic.alias()).contains("ua-h");
    }

    /** What libvirt 9.0.0 makes of repeated and empty elements, tried on the daemon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<teaming type='transient'/><teaming type='persistent' persistent='ua-x'/> | transient | ua-x | 2",
                "<teaming/><teaming type='persistent'/> | persistent | | 2",
                "<teaming type=''/><teaming type='persistent'/> | | | 2",
                "<teaming persistent='ua-x'/> | | ua-x | 1",
                "<teaming/> | | | 1",
                "<teaming type='' persistent=''/> | | | 1",
                "<model type='virtio'/> | | | 0"
            })
    void teamings_are_merged_as_libvirt_merges_them(String children, String type, String persistent, int elements) {
        Nic nic = nic(children);
        assertThat(nic.teaming().type()).isEqualTo(Optional.ofNullable(type));
        assertThat(nic.teaming().persistent()).isEqualTo(Optional.ofNullable(persistent));
        assertThat(nic.teaming().elements()).isEqualTo(elements);
        assertThat(nic.teaming().isPresent()).isEqualTo(type != null || persistent != null);
    }

    @Test
    void what_libvirt_passes_over_in_a_teaming_is_named() {
        assertThat(nic("<teaming type='persistent' zeal='1' mode='x'><more/></teaming>")
                        .teaming()
                        .ignored())
                .containsExactly("@mode", "@zeal", "more");
        assertThat(nic("<teaming a='1'/><teaming b='2'><c/></teaming>")
                        .teaming()
                        .ignored())
                .containsExactly("@a", "@b", "c");
    }

    @Test
    void the_first_element_counts_or_the_first_that_has_the_attribute() {
        assertThat(nic("<mac/><mac address='52:54:00:00:00:01'/>").mac()).isEmpty();
        assertThat(nic("<mac address='1'/><mac address='2'/>").mac()).contains("1");
        assertThat(nic("<alias/><alias name='ua-b'/>").alias()).contains("ua-b");
        assertThat(nic("<alias name='bad'/><alias name='ua-b'/>").alias()).isEmpty();
        assertThat(nic("<alias name=''/><alias name='ua-b'/>").aliasText()).isEmpty();
        assertThat(nic("<model/><model type='e1000'/>").model()).contains("e1000");
        assertThat(nic("<link/><link state='down'/><link state='up'/>").link()).contains("down");
        assertThat(nic("<mtu/><mtu size='1500'/>").mtu()).contains("1500");
        assertThat(nic("<source bridge='a'/><source bridge='b'/>").source().bridge())
                .contains("a");
        assertThat(nic("<driver/><driver name='vhost'/>").driver()).isEmpty();
        assertThat(nic("<address type='drive'/><address type='pci' bus='1'/>").guestAddress())
                .isEmpty();
    }

    @Test
    void elements_in_a_namespace_are_not_libvirts() {
        Nic nic = nic("<x:mac xmlns:x='urn:x' address='52:54:00:00:00:01'/><teaming xmlns='urn:x' type='persistent'/>");
        assertThat(nic.mac()).isEmpty();
        assertThat(nic.teaming().isPresent()).isFalse();
        assertThat(domain("<x:interface xmlns:x='urn:x' type='bridge'/>").nics().nics())
                .isEmpty();
    }

    @Test
    void an_interface_without_a_type_is_for_the_user() {
        assertThat(domain("<interface/>").nics().nics().get(0).type()).isEqualTo("user");
        assertThat(domain("<hostdev/>").nics().nics().get(0).type()).isEmpty();
    }

    @Test
    void references_in_attributes_are_resolved() {
        assertThat(nic("<source bridge='a&amp;b&#x31;'/>").source().bridge()).contains("a&b1");
    }

    @Test
    void a_domain_tells_its_name_machine_and_hypervisor() {
        DomainXml domain = DomainXml.parse("""
                <domain type='kvm'>
                  <name>first</name><name>second</name>
                  <title>x</title>
                  <os><loader>l</loader><type machine='q35' arch='x86_64'>hvm</type><type machine='pc'/></os>
                </domain>""");
        assertThat(domain.nics().name()).contains("first");
        assertThat(domain.nics().hypervisor()).contains("kvm");
        assertThat(domain.nics().machine()).contains("q35");
        assertThat(domain.nics().arch()).contains("x86_64");
        assertThat(DomainXml.parse("<domain/>").nics().name()).isEmpty();
        assertThat(DomainXml.parse("<domain><name>a<!-- b --><![CDATA[c]]></name></domain>")
                        .nics()
                        .name())
                .contains("ac");
    }

    @Test
    void other_devices_are_known_by_what_can_collide() {
        DomainXml domain = domain("""
                <disk><alias name='ua-d'/><address type='pci' bus='0x05' slot='0x01' function='0x0'/></disk>
                <disk><alias name='virtio-disk0'/><address type='drive' bus='1'/></disk>
                <disk><source/><address type='pci' bus='5' slot='010' function='0'/></disk>
                <disk><address type='pci' bus='0' slot='0'/></disk>
                <disk><address type='pci' bus='zz' slot='1'/></disk>
                <sound><address type='pci' domain='0x10000' slot='1'/></sound>""");
        assertThat(domain.nics().otherDevices())
                .extracting(DomainDevice::element, DomainDevice::alias, DomainDevice::guestAddress)
                .containsExactly(
                        tuple("disk", Optional.of("ua-d"), Optional.of(PciAddress.parse("0000:05:01.0"))),
                        tuple("disk", Optional.empty(), Optional.of(PciAddress.parse("0000:05:08.0"))),
                        tuple("sound", Optional.empty(), Optional.of(new PciAddress(0x10000, 0, 1, 0))));
        assertThat(domain.nics().otherDevices().get(1).origin().location().path())
                .isEqualTo("/domain/devices/disk[3]");
        assertThat(domain.nics()
                        .otherDevices()
                        .get(2)
                        .origin()
                        .locate("address")
                        .path())
                .isEqualTo("/domain/devices/sound[1]");
    }

    @Test
    void pci_controllers_are_known_with_their_hotplug() {
        DomainXml domain = domain("""
                <controller type='usb' index='9'/>
                <controller type='pci' index='0' model='pcie-root'/>
                <controller type='pci' index='1' model='pcie-root-port'><target chassis='1' hotplug='off'/></controller>""");
        assertThat(domain.nics().controllers())
                .containsExactly(
                        new PciController(Optional.of("0"), Optional.of("pcie-root"), Optional.empty()),
                        new PciController(Optional.of("1"), Optional.of("pcie-root-port"), Optional.of("off")));
    }

    @Test
    void a_teaming_that_belongs_to_no_device_is_noticed_wherever_it_is() {
        DomainXml domain = DomainXml.parse("""
                <domain>
                  <teaming type='persistent'/>
                  <devices>
                    <teaming type='persistent'/>
                    <disk><teaming/></disk>
                    <interface type='bridge'><source><teaming/></source><teaming type='persistent'/></interface>
                    <interface type='bridge'><teaming type='persistent'/></interface>
                  </devices>
                  <metadata><x:teaming xmlns:x='urn:x'/></metadata>
                </domain>""");
        assertThat(domain.nics().strayTeamings()).extracting(Location::line).containsExactly(2, 4, 5, 6);
        assertThat(domain.nics().strayTeamings())
                .extracting(Location::path)
                .containsExactly(
                        "/domain/teaming",
                        "/domain/devices/teaming",
                        "/domain/devices/disk/teaming",
                        "/domain/devices/interface/source/teaming");
    }

    @Test
    void several_devices_elements_are_all_read() {
        DomainXml domain = DomainXml.parse("<domain><devices><interface type='user'/></devices>"
                + "<devices><hostdev type='pci'/></devices></domain>");
        assertThat(domain.nics().nics())
                .extracting(nic -> nic.origin().location().path())
                .containsExactly("/domain/devices[1]/interface[1]", "/domain/devices[2]/hostdev[1]");
    }

    @Test
    void positions_count_within_one_parent() {
        DomainXml domain = DomainXml.parse("<domain><devices><disk><alias name='ua-a'/></disk></devices>"
                + "<devices><disk/><disk><alias name='ua-b'/></disk></devices></domain>");
        assertThat(domain.nics().otherDevices())
                .extracting(device -> device.origin().location().path())
                .containsExactly("/domain/devices[1]/disk[1]", "/domain/devices[2]/disk[2]");
    }

    @Test
    void a_domain_inside_a_status_file_or_a_snapshot_is_read() {
        DomainXml status = DomainXml.parse("<domstatus state='running'><vcpus><vcpu/></vcpus><domain><name>a</name>"
                + "<devices><interface type='user'/></devices></domain><domain><name>b</name></domain></domstatus>");
        assertThat(status.nics().name()).contains("a");
        assertThat(status.nics().nics().get(0).origin().location().path())
                .isEqualTo("/domstatus/domain/devices/interface[1]");
        DomainXml snapshot = DomainXml.parse("<domainsnapshot><name>s</name><domain><name>a</name></domain>"
                + "<inactiveDomain><devices><interface/></devices></inactiveDomain></domainsnapshot>");
        assertThat(snapshot.nics().name()).contains("a");
        assertThat(snapshot.nics().nics()).isEmpty();
    }

    @Test
    void a_place_is_given_by_line_column_and_path() {
        DomainXml domain = DomainXml.parse("<domain>\r\n<devices>\r  <interface>\n\n  <source>\n"
                + "    <address/></source></interface></devices></domain>");
        Nic nic = domain.nics().nics().get(0);
        assertThat(nic.origin().location()).isEqualTo(new Location("/domain/devices/interface[1]", 3, 3));
        assertThat(nic.origin().locate("source/address"))
                .isEqualTo(new Location("/domain/devices/interface[1]/source/address", 6, 5));
        assertThat(nic.origin().locate("source/none/more").path()).endsWith("/source");
        assertThat(nic.origin().locate("alias")).isEqualTo(nic.origin().location());
        assertThat(domain.nics().origin().location()).isEqualTo(new Location("/domain", 1, 1));
    }

    @Test
    void the_same_document_read_twice_is_described_the_same() {
        String text = "<domain><devices><interface type='bridge'><alias name='ua-a'/></interface></devices></domain>";
        assertThat(DomainXml.parse(text).nics())
                .isEqualTo(DomainXml.parse("\n" + text).nics());
    }

    @Test
    void nothing_of_the_content_is_in_the_documents_own_text() {
        DomainXml domain = domain("<interface type='bridge'><alias name='ua-a'/></interface>");
        assertThat(domain.toString()).isEqualTo("DomainXml[104 characters, 1 NICs, 0 changes]");
    }
}
