package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netfailover.model.Dialect;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;

/** NICs come and go one at a time, and lead somewhere else on another host. */
class SourceEditTest {
    private static final PciAddress VF = PciAddress.parse("0000:b3:02.3");
    private static final PciAddress OTHER = PciAddress.parse("0000:04:10.1");
    private static final List<StandbySource> STANDBYS = List.of(
            new StandbySource.Bridge("br1"),
            new StandbySource.Network("net", Optional.empty()),
            new StandbySource.Network("net", Optional.of("fast")),
            new StandbySource.Direct("eth1", StandbySource.DirectMode.PRIVATE),
            new StandbySource.User(),
            new StandbySource.Ethernet(Optional.empty()),
            new StandbySource.Ethernet(Optional.of("tap7")),
            new StandbySource.VhostUser("/run/vhost.sock", true),
            new StandbySource.Vdpa("/dev/vhost-vdpa-0"));

    private static final String DOMAIN = """
            <domain type='qemu'>
              <name>vm</name>
              <uuid>d54df46f-1ab5-4a22-8618-4560ef5fac2c</uuid>
              <memory unit='KiB'>65536</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <driver queues='4'/>
                  <teaming type='persistent'/>
                  <alias name='ua-n'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </interface>
                <interface type='network'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source network='vfpool'/>
                  <model type='virtio'/>
                  <teaming type='transient' persistent='ua-n'/>
                  <alias name='ua-n-vf'/>
                  <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
                </interface>
                <memballoon model='none'/>
              </devices>
            </domain>
            """;

    private static DomainXml domain() {
        return DomainXml.parse(DOMAIN);
    }

    @Test
    void a_domain_has_a_name_and_a_uuid() {
        assertThat(domain().name()).contains("vm");
        assertThat(domain().uuid()).contains(UUID.fromString("d54df46f-1ab5-4a22-8618-4560ef5fac2c"));
        DomainXml status = DomainXml.parse("<domstatus><uuid>no</uuid>" + DOMAIN + "</domstatus>");
        assertThat(status.uuid()).isEqualTo(domain().uuid());
        DomainXml none = DomainXml.parse("<domain><uuid>x</uuid><devices><uuid/></devices></domain>");
        assertThat(none.uuid()).isEmpty();
        assertThat(none.name()).isEmpty();
    }

    @Test
    void a_standby_leads_to_every_kind_of_place_and_back() {
        Schemas schema = Schemas.domain();
        for (StandbySource from : STANDBYS) {
            DomainXml before = domain().withSource("ua-n", from);
            for (StandbySource to : STANDBYS) {
                DomainXml after = before.withSource("ua-n", to);
                TeamingPair pair = after.pairs().get(0).assured().orElseThrow();
                assertThat(pair.standby().source()).isEqualTo(to);
                assertThat(pair.standby().queues()).hasValue(4);
                assertThat(pair.primary())
                        .isEqualTo(
                                domain().pairs().get(0).assured().orElseThrow().primary());
                assertThat(after.nic("ua-n").guestAddress())
                        .isEqualTo(domain().nic("ua-n").guestAddress());
                assertThat(schema.faults(after.text())).as("%s to %s", from, to).isEmpty();
                assertThat(after.withSource("ua-n", from).text()).isEqualTo(before.text());
            }
            assertThat(before.withSource("ua-n", new StandbySource.Bridge("br0"))
                            .text())
                    .isEqualTo(DOMAIN);
        }
    }

    @Test
    void only_what_leads_elsewhere_changes() {
        DomainXml after = domain().withSource("ua-n", new StandbySource.Network("n", Optional.empty()));
        assertThat(after.text())
                .isEqualTo(DOMAIN.replace("type='bridge'", "type='network'").replace("bridge='br0'", "network='n'"));
        assertThat(after.changes())
                .extracting(XmlChange::toString)
                .containsExactly(
                        "~ /domain/devices/interface[1]/@type: bridge -> network",
                        "- /domain/devices/interface[1]/source/@bridge: br0",
                        "+ /domain/devices/interface[1]/source/@network: n");
        assertThat(domain().withSource("ua-n", new StandbySource.Bridge("br0")).changes())
                .isEmpty();
    }

    @Test
    void a_port_and_a_port_group_of_the_old_network_do_not_go_along() {
        String portid = "portgroup='fast' portid='5d744f21-ba4a-4d6e-bdb2-30a35ff3207d' bridge='virbr0'";
        DomainXml live = DomainXml.parse(
                DOMAIN.replace("type='bridge'", "type='network'").replace("bridge='br0'", "network='old' " + portid));
        assertThat(live.withSource("ua-n", new StandbySource.Network("new", Optional.empty()))
                        .text())
                .isEqualTo(live.text().replace("'old' " + portid, "'new'"));
        assertThat(live.withSource("ua-n", new StandbySource.Network("new", Optional.of("slow")))
                        .text())
                .isEqualTo(live.text().replace("'old' " + portid, "'new' portgroup='slow'"));
    }

    @Test
    void what_only_the_old_kind_has_goes() {
        DomainXml ovs = DomainXml.parse(DOMAIN.replaceFirst(
                "<source bridge='br0'/>", "$0<virtualport type='openvswitch'/><actual type='bridge'/>"));
        assertThat(ovs.withSource("ua-n", new StandbySource.Bridge("br1")).text())
                .isEqualTo(ovs.text().replace("br0", "br1").replace("<actual type='bridge'/>", ""));
        assertThat(ovs.withSource("ua-n", new StandbySource.User()).text()).doesNotContain("<virtualport", "<actual");
        DomainXml passt = DomainXml.parse(
                "<domain><devices><interface type='user'><backend type='passt'/><alias name='ua-p'/></interface></devices></domain>");
        assertThat(passt.withSource("ua-p", new StandbySource.Bridge("b")).text())
                .isEqualTo(
                        "<domain><devices><interface type='bridge'><source bridge='b'/><alias name='ua-p'/></interface></devices></domain>");
    }

    @Test
    void a_primary_leads_to_a_vf_and_back_to_its_pool() {
        DomainXml vf = domain().withSource("ua-n-vf", new PrimarySource.Vf(VF));
        assertThat(vf.text())
                .isEqualTo(DOMAIN.replace("type='network'", "type='hostdev' managed='yes'")
                        .replace("<source network='vfpool'/>", """
                        <source>
                                <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                              </source>"""));
        assertThat(Schemas.domain().faults(vf.text())).isEmpty();
        assertThat(vf.withSource("ua-n-vf", new PrimarySource.Pool("vfpool")).text())
                .isEqualTo(DOMAIN);
        DomainXml moved = vf.withSource("ua-n-vf", new PrimarySource.Vf(OTHER));
        assertThat(moved.text())
                .isEqualTo(vf.text()
                        .replace("bus='0xb3' slot='0x02' function='0x3'", "bus='0x04' slot='0x10' function='0x1'"));
        assertThat(moved.withSource("ua-n-vf", new PrimarySource.Vf(VF)).text()).isEqualTo(vf.text());
    }

    @Test
    void the_driver_of_a_vf_goes_with_it() {
        DomainXml live = DomainXml.parse(DOMAIN.replace("type='network'", "managed='no' type='hostdev'")
                .replace(
                        "<source network='vfpool'/>",
                        "<driver name='vfio'/>\n      <source><address type='usb' bus='3'/></source>"));
        assertThat(live.withSource("ua-n-vf", new PrimarySource.Pool("vfpool")).text())
                .isEqualTo(DOMAIN);
        assertThat(live.withSource("ua-n-vf", new PrimarySource.Vf(OTHER))
                        .nic("ua-n-vf")
                        .source())
                .isEqualTo(org.netfailover.model.NicSource.ofVf(OTHER));
        DomainXml vhost = DomainXml.parse(DOMAIN.replace("<driver queues='4'/>", "<driver name='vhost' queues='4'/>"));
        assertThat(vhost.withSource("ua-n", new PrimarySource.Vf(VF))
                        .nic("ua-n")
                        .driver())
                .isEmpty();
    }

    @Test
    void a_plain_hostdev_leads_to_another_vf_only() {
        String hostdev = "<domain><devices><hostdev mode='subsystem' type='pci'><source>"
                + "<address domain='0' bus='179' slot='0x2' function='3'/></source><alias name='ua-h'/></hostdev>"
                + "</devices></domain>";
        DomainXml domain = DomainXml.parse(hostdev);
        assertThat(domain.withSource("ua-h", new PrimarySource.Hostdev(OTHER)).text())
                .isEqualTo(hostdev.replace("bus='179' slot='0x2' function='3'", "bus='4' slot='0x10' function='1'"));
        assertThat(DomainXml.parse(
                                "<domain><devices><hostdev type='pci'><alias name='ua-h'/></hostdev></devices></domain>")
                        .withSource("ua-h", new PrimarySource.Hostdev(OTHER))
                        .nic("ua-h")
                        .hostAddress()
                        .orElseThrow()
                        .address())
                .contains(OTHER);
        assertThatThrownBy(() -> domain.withSource("ua-h", new PrimarySource.Vf(OTHER)))
                .isExactlyInstanceOf(XmlEditException.class);
        assertThatThrownBy(() -> domain.withSource("ua-h", new PrimarySource.Pool("p")))
                .isExactlyInstanceOf(XmlEditException.class);
        assertThatThrownBy(() -> domain.withSource("ua-h", new StandbySource.User()))
                .isExactlyInstanceOf(XmlEditException.class);
        assertThatThrownBy(() -> domain().withSource("ua-n-vf", new PrimarySource.Hostdev(OTHER)))
                .isExactlyInstanceOf(XmlEditException.class);
        assertThatThrownBy(() -> domain().withSource("ua-none", new StandbySource.User()))
                .isExactlyInstanceOf(XmlEditException.class);
    }

    @Test
    void a_nic_is_added_in_the_style_of_its_neighbours_and_removed_again() {
        DeviceXml device = DeviceXml.parse("""
                <?xml version='1.0'?>
                <!-- not of the device -->
                <interface type="bridge" >
                    <!-- kept
                      as it is --><mac   address='52:54:00:aa:bb:03'/>

                \t<source bridge="br9"><!----></source>
                    <bandwidth><inbound average='1'/>
                    </bandwidth>
                    <alias name='ua-new'/>
                    <!-- last -->
                </interface>
                """);
        DomainXml with = domain().withNic(device);
        assertThat(with.text())
                .isEqualTo(DOMAIN.replace(
                        "    <memballoon", """
                    <interface type="bridge" >
                      <!-- kept
                      as it is --><mac   address='52:54:00:aa:bb:03'/>
                      <source bridge="br9"><!----></source>
                      <bandwidth><inbound average='1'/>
                      </bandwidth>
                      <alias name='ua-new'/>
                      <!-- last -->
                    </interface>
                    <memballoon""".indent(4).stripTrailing().replace("                    ", "")));
        assertThat(with.nic("ua-new")).isEqualTo(device.nic());
        assertThat(with.changes()).extracting(XmlChange::path).containsExactly("/domain/devices/interface[3]");
        assertThat(with.withoutNic("ua-new").text()).isEqualTo(DOMAIN);
        assertThat(with.withoutNic(with.nic("ua-new")).text()).isEqualTo(DOMAIN);
        assertThatThrownBy(() -> with.withNic(device))
                .isExactlyInstanceOf(XmlEditException.class)
                .hasMessageContaining("ua-new");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            <interface type='user'/>, <hostdev type='pci'/>, <interface type='user'/>@<hostdev type='pci'/>
            <hostdev type='pci'/>, <interface type='user'/>, <hostdev type='pci'/>@<interface type='user'/>
            <hostdev type='usb'/><sound/>, <hostdev type='pci'/>, <hostdev type='usb'/>@<hostdev type='pci'/><sound/>
            <interface/><hostdev/><interface/>, <hostdev type='pci'/>, <interface/><hostdev/>@<hostdev type='pci'/><interface/>
            <sound/>, <hostdev type='pci'/>, <sound/>@<hostdev type='pci'/>
            "", <interface/>, @<interface/>
            """)
    void a_nic_stands_behind_the_last_of_its_kind(String devices, String device, String expected) {
        DomainXml domain = DomainXml.parse("<domain><devices>" + devices + "</devices></domain>");
        DomainXml with = domain.withNic(DeviceXml.parse("\n"
                + device.replace(
                        "/>",
                        ">\n  <acpi/>\n</"
                                + device.substring(
                                        1, device.indexOf(' ') < 0 ? device.length() - 2 : device.indexOf(' '))
                                + ">")));
        String name = device.replaceAll("[</>]| .*", "");
        String written = device.replace("/>", "><acpi/></" + name + ">");
        assertThat(with.text())
                .isEqualTo("<domain><devices>" + expected.replace("@" + device, written) + "</devices></domain>");
    }

    @Test
    void a_domain_without_devices_gets_them() {
        DomainXml with = DomainXml.parse("<domain>\n  <name>vm</name>\n</domain>")
                .withNic(DeviceXml.parse("<interface type='user'>\n\t<model type='e1000'/>\n</interface>"));
        assertThat(with.text()).isEqualTo("""
                <domain>
                  <name>vm</name>
                  <devices>
                    <interface type='user'>
                      <model type='e1000'/>
                    </interface>
                  </devices>
                </domain>""");
    }

    @Test
    void what_the_encoding_of_the_domain_lacks_is_referred_to() {
        DomainXml domain = DomainXml.parse("<?xml version='1.0' encoding='US-ASCII'?><domain><devices/></domain>");
        DomainXml with = domain.withNic(
                DeviceXml.parse("<interface type='network'><source network='n\u00e9\ud83d\ude00'/></interface>"));
        assertThat(DomainXml.parse(with.toBytes()).nics().nics().get(0).source().network())
                .contains("n\u00e9\ud83d\ude00");
    }

    @Test
    void a_device_alone_leads_elsewhere_and_tells_so() {
        TeamingPair pair = TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:aa:bb:01"))
                .standby(Standby.bridge("br0").alias("ua-n"))
                .primary(Primary.pooled("vfpool").alias("ua-n-vf"))
                .build();
        DeviceXml standby = DeviceXml.standby(pair, Dialect.TEAMING);
        DeviceXml moved = standby.withSource(new StandbySource.Bridge("br1")).withAlias(UserAlias.of("ua-m"));
        assertThat(moved.text()).isEqualTo(standby.text().replace("br0", "br1").replace("ua-n", "ua-m"));
        assertThat(moved.changes())
                .extracting(XmlChange::toString)
                .containsExactly("~ /interface/source/@bridge: br0 -> br1", "~ /interface/alias/@name: ua-n -> ua-m");
        DeviceXml primary = DeviceXml.primary(pair, Dialect.TEAMING);
        assertThat(primary.withSource(new PrimarySource.Vf(VF))
                        .withSource(new PrimarySource.Pool("vfpool"))
                        .text())
                .isEqualTo(primary.text());
        Nic other = primary.withSource(new PrimarySource.Pool("other")).nic();
        assertThat(other.source().network()).contains("other");
        assertThat(other.teaming()).isEqualTo(primary.nic().teaming());
    }
}
