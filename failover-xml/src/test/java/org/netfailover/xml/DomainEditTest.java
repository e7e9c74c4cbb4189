package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.model.Dialect;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.model.Vlan;

/** An edit changes what it must, in the style of its neighbours, and says what it changed. */
class DomainEditTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:02");
    private static final PciAddress VF = PciAddress.parse("0000:b3:02.3");
    private static final PciAddress OTHER = PciAddress.parse("0000:04:10.1");

    private static final TeamingPair POOLED = pair(Primary.pooled("vfpool").alias("ua-n-vf"));
    private static final TeamingPair PLAIN = pair(Primary.hostdev(VF).alias("ua-n-vf"));

    private static TeamingPair pair(Primary.Builder primary) {
        return TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.bridge("br1").alias("ua-n"))
                .primary(primary)
                .build();
    }

    private static DomainXml devices(String devices) {
        return DomainXml.parse("<domain><devices>" + devices + "</devices></domain>");
    }

    private static String inside(DomainXml edited) {
        return edited.text().replace("<domain><devices>", "").replace("</devices></domain>", "");
    }

    private static Nic first(DomainXml domain) {
        return domain.nics().nics().get(0);
    }

    @Test
    void a_new_pair_stands_behind_the_other_interfaces_in_their_style() {
        DomainXml domain = DomainXml.parse("<domain>\r\n\t<devices>\r\n\t\t<interface type=\"user\">\r\n"
                + "\t\t\t<mac address=\"52:54:00:00:00:01\"/>\r\n\t\t</interface>\r\n\t\t<sound/>\r\n"
                + "\t</devices>\r\n</domain>");
        assertThat(domain.withPair(POOLED).text())
                .isEqualTo("<domain>\r\n\t<devices>\r\n\t\t<interface type=\"user\">\r\n"
                        + "\t\t\t<mac address=\"52:54:00:00:00:01\"/>\r\n\t\t</interface>"
                        + "\r\n\t\t<interface type=\"bridge\">\r\n\t\t\t<mac address=\"52:54:00:aa:bb:02\"/>"
                        + "\r\n\t\t\t<source bridge=\"br1\"/>\r\n\t\t\t<model type=\"virtio\"/>"
                        + "\r\n\t\t\t<teaming type=\"persistent\"/>\r\n\t\t\t<alias name=\"ua-n\"/>"
                        + "\r\n\t\t</interface>\r\n\t\t<interface type=\"network\">"
                        + "\r\n\t\t\t<mac address=\"52:54:00:aa:bb:02\"/>\r\n\t\t\t<source network=\"vfpool\"/>"
                        + "\r\n\t\t\t<model type=\"virtio\"/>"
                        + "\r\n\t\t\t<teaming type=\"transient\" persistent=\"ua-n\"/>"
                        + "\r\n\t\t\t<alias name=\"ua-n-vf\"/>\r\n\t\t</interface>"
                        + "\r\n\t\t<sound/>\r\n\t</devices>\r\n</domain>");
    }

    @Test
    void a_new_pair_tells_where_it_went() {
        DomainXml domain = devices("<interface type='user'/><hostdev type='pci'/>");
        assertThat(domain.withPair(POOLED).changes())
                .extracting(XmlChange::kind, XmlChange::path)
                .containsExactly(
                        tuple(XmlChange.Kind.ADDED, "/domain/devices/interface[2]"),
                        tuple(XmlChange.Kind.ADDED, "/domain/devices/interface[3]"));
        assertThat(domain.withPair(PLAIN).changes())
                .extracting(XmlChange::path)
                .containsExactly("/domain/devices/interface[2]", "/domain/devices/hostdev[2]");
        assertThat(devices("<disk/>").withPair(PLAIN).changes())
                .extracting(XmlChange::path)
                .containsExactly("/domain/devices/interface[1]", "/domain/devices/hostdev[1]");
    }

    @Test
    void a_plain_hostdev_stands_behind_the_others_of_its_kind() {
        DomainXml edited =
                devices("<hostdev type='pci'/><interface type='user'/><disk/>").withPair(PLAIN);
        assertThat(inside(edited))
                .startsWith("<hostdev type='pci'/><hostdev mode='subsystem' type='pci' managed='yes'><source>"
                        + "<address domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/></source>"
                        + "<teaming type='transient' persistent='ua-n'/><alias name='ua-n-vf'/></hostdev>"
                        + "<interface type='user'/><interface type='bridge'>")
                .endsWith("</interface><disk/>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<domain/> | <domain><devices>@</devices></domain>",
                "<domain></domain> | <domain><devices>@</devices></domain>",
                "<domain a='1'/> | <domain a='1'><devices>@</devices></domain>",
                "<domain><name>x</name></domain> | <domain><name>x</name><devices>@</devices></domain>",
                "<domain><devices/></domain> | <domain><devices>@</devices></domain>",
                "<domain><devices/>/a></domain> | <domain><devices>@</devices>/a></domain>",
                "<domain><devices b='2' /></domain> | <domain><devices b='2' >@</devices></domain>",
                "<domain><devices><disk/></devices></domain> | <domain><devices><disk/>@</devices></domain>",
                "<domain><devices><!-- c --></devices></domain> | <domain><devices><!-- c -->@</devices></domain>"
            })
    void a_pair_finds_a_place_in_any_domain(String before, String after) {
        DomainXml edited = DomainXml.parse(before).withPair(POOLED);
        String added = inside(devices("").withPair(POOLED));
        assertThat(edited.text()).isEqualTo(after.replace("@", added));
        assertThat(edited.pairs()).hasSize(1);
    }

    @Test
    void a_pair_finds_a_place_between_lines() {
        assertThat(DomainXml.parse("<domain>\n  <devices>\n    <disk/>\n  </devices>\n</domain>")
                        .withPair(POOLED)
                        .text())
                .startsWith("<domain>\n  <devices>\n    <disk/>\n    <interface type='bridge'>\n      <mac ")
                .endsWith("\n    </interface>\n  </devices>\n</domain>");
        assertThat(DomainXml.parse("<domain>\n  <devices>\n  </devices>\n</domain>")
                        .withPair(POOLED)
                        .text())
                .startsWith("<domain>\n  <devices>\n    <interface type='bridge'>\n      <mac ")
                .endsWith("\n    </interface>\n  </devices>\n</domain>");
        assertThat(DomainXml.parse("<domain>\n  <devices/>\n</domain>")
                        .withPair(POOLED)
                        .text())
                .startsWith("<domain>\n  <devices>\n    <interface type='bridge'>\n      <mac ")
                .endsWith("\n    </interface>\n  </devices>\n</domain>");
        assertThat(DomainXml.parse("<domain>\n <name>x</name>\n</domain>")
                        .withPair(POOLED)
                        .text())
                .startsWith("<domain>\n <name>x</name>\n <devices>\n  <interface type='bridge'>\n   <mac ")
                .endsWith("\n  </interface>\n </devices>\n</domain>");
    }

    @Test
    void every_kind_of_half_is_written_and_read_again() {
        List<StandbySource> sources = List.of(
                new StandbySource.Bridge("br0"),
                new StandbySource.Network("net", Optional.of("group")),
                new StandbySource.Direct("eth0", StandbySource.DirectMode.PRIVATE),
                new StandbySource.User(),
                new StandbySource.Ethernet(Optional.of("tap0")),
                new StandbySource.VhostUser("/run/socket", true),
                new StandbySource.VhostUser("/run/socket", false),
                new StandbySource.Vdpa("/dev/vhost-vdpa-0"));
        List<Primary.Builder> primaries = List.of(
                Primary.vf(VF).alias("ua-p").vlan(Vlan.of(42)),
                Primary.vf(VF).alias("ua-p").managed(false),
                Primary.pooled("pool").alias("ua-p"),
                Primary.hostdev(VF).alias("ua-p").managed(false),
                Primary.hostdev(VF).alias("ua-p"));
        for (StandbySource source : sources) {
            for (Primary.Builder primary : primaries) {
                TeamingPair pair = TeamingPair.builder()
                        .mac(MAC)
                        .standby(Standby.on(source)
                                .alias("ua-s")
                                .link(LinkState.DOWN)
                                .queues(4))
                        .primary(primary)
                        .build();
                assertThat(devices("").withPair(pair).pairs().get(0).assured()).contains(pair);
            }
        }
        TeamingPair rich = TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.bridge("br0").alias("ua-s").mtu(9000).vlan(new Vlan(List.of(1, 2), true)))
                .primary(Primary.pooled("p").alias("ua-p"))
                .build();
        assertThat(devices("").withPair(rich).pairs().get(0).assured()).contains(rich);
        assertThat(devices("")
                        .withPair(rich, Dialect.DRIVER_ATTRIBUTES)
                        .pairs()
                        .get(0)
                        .assured())
                .contains(rich);
    }

    @Test
    void names_are_written_so_that_they_are_read_the_same() {
        String name = "a<b>&'c\" \t\u00e9\u4e2d\ud83d\ude00";
        TeamingPair pair = TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.network(name).alias("ua-s"))
                .primary(Primary.pooled("p").alias("ua-p"))
                .build();
        for (String declaration : List.of(
                "", "<?xml version='1.0' encoding='ISO-8859-1'?>", "<?xml version='1.0' encoding=\"US-ASCII\"?>")) {
            DomainXml edited = DomainXml.parse((declaration + "<domain a=\"\"/>").getBytes(StandardCharsets.US_ASCII))
                    .withPair(pair);
            DomainXml stored = DomainXml.parse(edited.toBytes());
            assertThat(stored.text()).isEqualTo(edited.text());
            assertThat(stored.pairs().get(0).assured()).contains(pair);
        }
    }

    @Test
    void an_alias_that_is_taken_is_refused_whoever_has_it() {
        String taken = "the alias ua-n is taken (1:18 /domain/devices/";
        assertThatThrownBy(() ->
                        devices("<interface><alias name='ua-n'/></interface>").withPair(POOLED))
                .isInstanceOf(XmlEditException.class)
                .hasMessage(taken + "interface[1])");
        assertThatThrownBy(() -> devices("<disk><alias name='ua-n-vf'/></disk>").withPair(POOLED))
                .isInstanceOf(XmlEditException.class)
                .hasMessage("the alias ua-n-vf is taken (1:18 /domain/devices/disk[1])");
        assertThatThrownBy(() -> devices("<interface><alias name='ua-n-vf'/></interface>")
                        .withPair(POOLED))
                .isInstanceOf(XmlEditException.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_was_added_can_be_removed_by_either_alias(Dialect dialect) {
        DomainXml domain = DomainXml.parse("<domain>\n <devices>\n  <interface/>\n </devices>\n</domain>");
        DomainXml added = domain.withPair(POOLED, dialect);
        assertThat(added.withoutPair("ua-n").text()).isEqualTo(domain.text());
        assertThat(added.withoutPair("ua-n-vf").text()).isEqualTo(domain.text());
        assertThat(added.withoutPair("ua-n").changes())
                .extracting(XmlChange::kind)
                .containsExactly(
                        XmlChange.Kind.ADDED, XmlChange.Kind.ADDED, XmlChange.Kind.REMOVED, XmlChange.Kind.REMOVED);
        assertThatThrownBy(() -> added.withoutPair("ua-x"))
                .isInstanceOf(XmlEditException.class)
                .hasMessage("no pair has the alias 'ua-x' (1:1 /domain)");
    }

    @Test
    void a_half_alone_is_no_pair_to_remove() {
        DomainXml half = devices("<interface><teaming type='persistent'/><alias name='ua-n'/></interface>");
        assertThatThrownBy(() -> half.withoutPair("ua-n")).isInstanceOf(XmlEditException.class);
    }

    @Test
    void a_replaced_pair_keeps_its_place_and_its_addresses_in_the_guest() {
        DomainXml domain = DomainXml.parse("""
                <domain>
                  <devices>
                    <interface type='bridge'>
                      <teaming type='persistent'/>
                      <alias name='ua-old'/>
                      <address type='pci' bus='1'/>
                    </interface>
                    <disk/>
                    <interface type='network'>
                      <teaming type='transient' persistent='ua-old'/>
                      <alias name='ua-old-vf'/>
                    </interface>
                  </devices>
                </domain>""");
        assertThat(domain.withPairReplaced("ua-old", POOLED, Dialect.TEAMING).text())
                .isEqualTo("""
                <domain>
                  <devices>
                    <interface type='bridge'>
                      <mac address='52:54:00:aa:bb:02'/>
                      <source bridge='br1'/>
                      <model type='virtio'/>
                      <teaming type='persistent'/>
                      <alias name='ua-n'/>
                      <address type='pci' bus='1'/>
                    </interface>
                    <disk/>
                    <interface type='network'>
                      <mac address='52:54:00:aa:bb:02'/>
                      <source network='vfpool'/>
                      <model type='virtio'/>
                      <teaming type='transient' persistent='ua-n'/>
                      <alias name='ua-n-vf'/>
                    </interface>
                  </devices>
                </domain>""");
        DomainXml again = domain.withPair(POOLED);
        assertThat(again.withPairReplaced("ua-n", POOLED, Dialect.TEAMING).text())
                .isEqualTo(again.text());
        assertThatThrownBy(() -> again.withPairReplaced("ua-old", POOLED, Dialect.TEAMING))
                .hasMessageStartingWith("the alias ua-n is taken");
    }

    @Test
    void the_old_dialect_has_no_form_for_a_plain_hostdev() {
        assertThatThrownBy(() -> devices("").withPair(PLAIN, Dialect.DRIVER_ATTRIBUTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a plain hostdev has no form with driver attributes");
        assertThatThrownBy(() -> devices("").withPair(PLAIN).convertedTo(Dialect.DRIVER_ATTRIBUTES))
                .isInstanceOf(XmlEditException.class)
                .hasMessageStartingWith("a plain hostdev has no form with driver attributes (1:");
    }

    /** Teaming on the left, driver attributes on the right; @ is there and back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<teaming type='persistent'/> | <driver failover='on'/>",
                "<teaming  type = \"persistent\" /> | <driver  failover = \"on\" />",
                "<teaming type='persistent'></teaming> | <driver failover='on'></driver>",
                "<teaming type='transient' persistent='ua-x'/> | <driver backupAlias='ua-x'/>",
                "<teaming type=\"transient\" persistent=\"ua-x\"/> | <driver backupAlias=\"ua-x\"/>",
                "<driver name='vhost'/><teaming type='persistent'/> | <driver name='vhost' failover='on'/>",
                "<driver name='vhost'/><teaming type='persistent'/><link/> | <driver name='vhost' failover='on'/><link/>",
                "<driver><host csum='off'/></driver><teaming type='persistent'/> | <driver failover='on'><host csum='off'/></driver>",
                "<driver/><teaming type='persistent'/> | <driver failover='on'/>",
                "<driver name='vfio'/><teaming type='transient' persistent='ua-x'/><alias name='ua-y'/> | <driver name='vfio' backupAlias='ua-x'/><alias name='ua-y'/>",
                "<model type='virtio'/> | <model type='virtio'/>"
            })
    void a_dialect_is_converted_in_place(String teaming, String driver) {
        String left = "<interface type='bridge'>" + teaming + "</interface>";
        String right = "<interface type='bridge'>" + driver + "</interface>";
        assertThat(inside(devices(left).convertedTo(Dialect.DRIVER_ATTRIBUTES))).isEqualTo(right);
        assertThat(inside(devices(left).convertedTo(Dialect.TEAMING))).isEqualTo(left);
        if (!teaming.startsWith("<driver/>")) {
            assertThat(inside(devices(right).convertedTo(Dialect.TEAMING))).isEqualTo(left);
        }
        assertThat(devices(left)
                        .convertedTo(Dialect.DRIVER_ATTRIBUTES)
                        .changes()
                        .isEmpty())
                .isEqualTo(left.equals(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<teaming type='transient'/><teaming persistent='ua-x'/> | <driver backupAlias='ua-x'/>",
                "<teaming type='persistent' x='1'/> | <driver failover='on'/>",
                "<teaming type='persistent' persistent=''/> | <driver failover='on'/>",
                "<driver failover='on'/><teaming type='persistent'/> | <driver failover='on'/>",
                "<teaming/> | <teaming/>"
            })
    void what_libvirt_passes_over_does_not_survive_a_conversion(String teaming, String driver) {
        assertThat(inside(devices("<interface>" + teaming + "</interface>").convertedTo(Dialect.DRIVER_ATTRIBUTES)))
                .isEqualTo("<interface>" + driver + "</interface>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<driver failover='off'/> | <driver/>",
                "<driver failover='on'/><teaming type='persistent'/> | <driver/><teaming type='persistent'/>",
                "<driver backupAlias='ua-x'/><teaming type='transient' persistent='ua-x'/> | <driver/><teaming type='transient' persistent='ua-x'/>",
                "<driver failover='off' backupAlias='ua-x'/> | <driver/><teaming type='transient' persistent='ua-x'/>"
            })
    void what_the_driver_says_twice_or_for_nothing_goes(String driver, String teaming) {
        assertThat(inside(devices("<interface>" + driver + "</interface>").convertedTo(Dialect.TEAMING)))
                .isEqualTo("<interface>" + teaming + "</interface>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DRIVER_ATTRIBUTES | <teaming type='primary'/> | the teaming is neither a standby nor a primary with a reference",
                "DRIVER_ATTRIBUTES | <teaming type='transient'/> | the teaming is neither a standby nor a primary with a reference",
                "DRIVER_ATTRIBUTES | <teaming type='persistent' persistent='ua-x'/> | the teaming is neither a standby nor a primary with a reference",
                "DRIVER_ATTRIBUTES | <teaming type='persistent'/><driver failover='off'/> | the two dialects disagree here",
                "DRIVER_ATTRIBUTES | <teaming type='transient' persistent='ua-x'/><driver backupAlias='ua-y'/> | the two dialects disagree here",
                "TEAMING | <driver failover='on' backupAlias='ua-x'/> | the driver marks both a standby and a primary",
                "TEAMING | <driver failover='yes'/> | the driver's failover is 'yes'",
                "TEAMING | <driver failover='on'/><teaming type='transient' persistent='ua-x'/> | the two dialects disagree here",
                "TEAMING | <driver backupAlias='ua-x'/><teaming type='transient' persistent='ua-y'/> | the two dialects disagree here",
                "TEAMING | <driver backupAlias='ua-x'/><teaming type='persistent'/> | the two dialects disagree here"
            })
    void what_cannot_be_said_in_a_dialect_is_refused(Dialect to, String children, String fault) {
        assertThatThrownBy(
                        () -> devices("<interface>" + children + "</interface>").convertedTo(to))
                .isInstanceOfSatisfying(
                        XmlEditException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining("/domain/devices/interface[1]");
    }

    @Test
    void vfs_are_mapped_wherever_they_are_named_and_in_the_spelling_that_was_there() {
        DomainXml domain = devices("""
                <interface type='hostdev'><source><address type='pci' domain='0' bus='0xb3' slot='2' function="3"/></source><address type='pci' bus='0xb3' slot='2' function='3'/></interface>
                <interface type='network'><source network='p'/><actual type='hostdev'><source><address type='pci' bus='179' slot='02' function='0x4'/></source></actual></interface>
                <hostdev type='pci'><source><address domain='0x0' bus='0xB3' slot='0x02'/></source></hostdev>
                <hostdev type='usb'><source><address bus='179' device='2'/></source></hostdev>
                <hostdev type='scsi'><source><address bus='179' slot='2'/></source></hostdev>""");
        Map<PciAddress, PciAddress> map = Map.of(
                PciAddress.parse("0000:b3:02.3"), PciAddress.parse("0001:b3:10.1"),
                PciAddress.parse("0000:b3:02.4"), PciAddress.parse("0000:04:02.5"),
                PciAddress.parse("0000:b3:02.0"), PciAddress.parse("0000:b3:02.7"));
        assertThat(inside(domain.withVfsMapped(map))).isEqualTo("""
                <interface type='hostdev'><source><address type='pci' domain='0x0001' bus='0xb3' slot='16' function="1"/></source><address type='pci' bus='0xb3' slot='2' function='3'/></interface>
                <interface type='network'><source network='p'/><actual type='hostdev'><source><address type='pci' bus='4' slot='02' function='0x5'/></source></actual></interface>
                <hostdev type='pci'><source><address domain='0x0' bus='0xB3' slot='0x02' function='0x7'/></source></hostdev>
                <hostdev type='usb'><source><address bus='179' device='2'/></source></hostdev>
                <hostdev type='scsi'><source><address bus='179' slot='2'/></source></hostdev>""");
        assertThat(domain.withVfsMapped(map).changes()).hasSize(6);
    }

    @Test
    void vfs_that_change_places_do_not_chain() {
        DomainXml domain = devices("<hostdev type='pci'><source><address bus='0x01'/></source></hostdev>"
                + "<hostdev type='pci'><source><address bus='0x02'/></source></hostdev>");
        PciAddress one = PciAddress.parse("01:00.0");
        PciAddress two = PciAddress.parse("02:00.0");
        assertThat(inside(domain.withVfsMapped(Map.of(one, two, two, one))))
                .isEqualTo("<hostdev type='pci'><source><address bus='0x02'/></source></hostdev>"
                        + "<hostdev type='pci'><source><address bus='0x01'/></source></hostdev>");
        assertThat(domain.withVfsMapped(Map.of(one, one))).isSameAs(domain);
    }

    @Test
    void a_map_fits_each_device_once_or_not_at_all() {
        String hostdev = "<hostdev type='pci'><source><address bus='0xb3' slot='2' function='3'/></source></hostdev>";
        assertThatThrownBy(() -> devices(hostdev).withVfsMapped(Map.of(OTHER, VF)))
                .isInstanceOf(XmlEditException.class)
                .hasMessage("no device of the domain is the VF 0000:04:10.1 (1:1 /domain)");
        assertThatThrownBy(() -> devices(hostdev + hostdev).withVfsMapped(Map.of(VF, OTHER)))
                .isInstanceOf(XmlEditException.class)
                .hasMessageStartingWith("the VF 0000:b3:02.3 is that of two devices (1:");
        assertThatThrownBy(() -> devices(hostdev).withVfsMapped(Map.of(VF, OTHER, OTHER, OTHER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two VFs are mapped to one");
        assertThatThrownBy(() -> devices(
                                "<interface type='hostdev'><source><address type='usb' bus='1'/></source>"
                                        + "</interface><interface type='bridge'><source><address type='pci' bus='1'/></source></interface>")
                        .withVfsMapped(Map.of(PciAddress.parse("01:00.0"), OTHER)))
                .isInstanceOf(XmlEditException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mac address='52:54:00:00:00:01'/> | <mac address='52:54:00:aa:bb:02'/>",
                "<mac/><mac address='52:54:00:00:00:01'/> | <mac address='52:54:00:aa:bb:02'/><mac address='52:54:00:00:00:01'/>",
                "<source bridge=\"b\"/> | <mac address=\"52:54:00:aa:bb:02\"/><source bridge=\"b\"/>",
                "'' | <mac address='52:54:00:aa:bb:02'/>"
            })
    void a_mac_is_set(String before, String after) {
        DomainXml domain = devices("<interface>" + before + "</interface>");
        assertThat(inside(domain.withMac(first(domain), MAC))).isEqualTo("<interface>" + after + "</interface>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link state='up'/> | <link state='down'/>",
                "<link/><link state='up'/> | <link/><link state='down'/>",
                "<link/> | <link state='down'/>",
                "<model/><alias name='ua-a'/><address/> | <model/><link state='down'/><alias name='ua-a'/><address/>",
                "<teaming/><mtu/> | <teaming/><link state='down'/><mtu/>",
                "<alias/> | <link state='down'/><alias/>",
                "'' | <link state='down'/>"
            })
    void a_link_state_is_set_where_libvirt_would_write_it(String before, String after) {
        DomainXml domain = devices("<interface>" + before + "</interface>");
        assertThat(inside(domain.withLink(first(domain), LinkState.DOWN)))
                .isEqualTo("<interface>" + after + "</interface>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<alias name='net0'/> | <alias name='ua-new'/>",
                "<alias/><alias name='net0'/> | <alias/><alias name='ua-new'/>",
                "<mtu/><address/> | <mtu/><alias name='ua-new'/><address/>",
                "<mtu/><boot order='1'/> | <mtu/><boot order='1'/><alias name='ua-new'/>"
            })
    void an_alias_is_set_where_libvirt_would_write_it(String before, String after) {
        DomainXml domain = devices("<interface>" + before + "</interface>");
        assertThat(inside(domain.withAlias(first(domain), UserAlias.of("ua-new"))))
                .isEqualTo("<interface>" + after + "</interface>");
    }

    @Test
    void primaries_follow_the_alias_of_their_standby_in_both_dialects() {
        DomainXml domain = devices("<interface><alias name='ua-a'/></interface>"
                + "<interface><teaming type='transient' persistent='ua-a'/></interface>"
                + "<interface><driver backupAlias='ua-a'/></interface>"
                + "<interface><teaming type='transient' persistent='ua-b'/></interface>");
        assertThat(inside(domain.withAlias("ua-a", UserAlias.of("ua-z"))))
                .isEqualTo("<interface><alias name='ua-z'/></interface>"
                        + "<interface><teaming type='transient' persistent='ua-z'/></interface>"
                        + "<interface><driver backupAlias='ua-z'/></interface>"
                        + "<interface><teaming type='transient' persistent='ua-b'/></interface>");
        assertThat(domain.withAlias("ua-a", UserAlias.of("ua-a"))).isSameAs(domain);
    }

    @Test
    void a_taken_alias_is_not_given_to_another() {
        DomainXml domain = devices("<interface><alias name='ua-a'/></interface><interface/>");
        assertThatThrownBy(() -> domain.withAlias(domain.nics().nics().get(1), UserAlias.of("ua-a")))
                .isInstanceOf(XmlEditException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<model/><link/> | <model/><teaming type='persistent'/><link/>",
                "<teaming type='transient' persistent='ua-x'/><teaming/> | <teaming type='persistent'/>",
                "<driver backupAlias='ua-x'/><alias/> | <teaming type='persistent'/><alias/>",
                "<driver name='vhost' failover='off'/> | <driver name='vhost'/><teaming type='persistent'/>"
            })
    void a_nic_is_marked_as_a_standby(String before, String after) {
        DomainXml domain = devices("<interface>" + before + "</interface>");
        assertThat(inside(domain.withStandbyTeaming(first(domain)))).isEqualTo("<interface>" + after + "</interface>");
    }

    @Test
    void a_device_is_marked_as_a_primary_and_unmarked() {
        DomainXml domain = devices("<hostdev type='pci'><source/><alias name='ua-h'/></hostdev>");
        DomainXml marked = domain.withPrimaryTeaming(first(domain), UserAlias.of("ua-s"));
        assertThat(inside(marked))
                .isEqualTo("<hostdev type='pci'><source/><teaming type='transient' persistent='ua-s'/>"
                        + "<alias name='ua-h'/></hostdev>");
        assertThat(marked.withoutTeaming(first(marked)).text()).isEqualTo(domain.text());
        DomainXml driver = devices("<interface><driver failover='on'/></interface>");
        assertThat(inside(driver.withoutTeaming(first(driver)))).isEqualTo("<interface></interface>");
    }

    @Test
    void a_plain_hostdev_has_no_mac_no_link_and_is_no_standby() {
        DomainXml domain = devices("<hostdev type='pci'/>");
        Nic hostdev = first(domain);
        assertThatThrownBy(() -> domain.withMac(hostdev, MAC)).hasMessageStartingWith("a plain hostdev has no MAC");
        assertThatThrownBy(() -> domain.withLink(hostdev, LinkState.UP))
                .hasMessageStartingWith("a plain hostdev has no link state");
        assertThatThrownBy(() -> domain.withStandbyTeaming(hostdev)).isInstanceOf(XmlEditException.class);
    }

    @Test
    void a_nic_is_found_by_identity_then_by_its_likeness() {
        DomainXml twins = devices("<interface/><interface/>");
        Nic second = twins.nics().nics().get(1);
        assertThat(inside(twins.withLink(second, LinkState.UP)))
                .isEqualTo("<interface/><interface><link state='up'/></interface>");
        Nic stranger = first(devices("<interface/>"));
        assertThatThrownBy(() -> twins.withLink(stranger, LinkState.UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two NICs of this document are like the given one");
        assertThatThrownBy(() -> devices("").withLink(stranger, LinkState.UP))
                .hasMessage("the NIC is none of this document");
        assertThatThrownBy(() -> devices(
                                "<interface><alias name='ua-a'/></interface><interface><alias name='ua-a'/></interface>")
                        .nic("ua-a"))
                .hasMessageStartingWith("more than one NIC has the alias 'ua-a'");
    }

    @Test
    void a_device_stands_for_itself() {
        DomainXml domain = devices("<interface type='bridge'>\n <alias name='ua-a'/>\n</interface>");
        DeviceXml device = domain.device(domain.nic("ua-a"));
        assertThat(device.text()).isEqualTo("<interface type='bridge'>\n <alias name='ua-a'/>\n</interface>");
        assertThat(device.nic()).isEqualTo(domain.nic("ua-a"));
        assertThat(DeviceXml.standby(POOLED, Dialect.TEAMING).text()).isEqualTo("""
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:02'/>
                  <source bridge='br1'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-n'/>
                </interface>""");
        assertThat(DeviceXml.primary(PLAIN, Dialect.TEAMING).nic().element()).isEqualTo(Nic.Element.HOSTDEV);
        assertThat(new String(device.toBytes(), StandardCharsets.UTF_8)).isEqualTo(device.text());
        assertThat(DeviceXml.parse(device.toBytes()).nic()).isEqualTo(device.nic());
        assertThat(device.toString()).isEqualTo("DeviceXml[interface, 60 characters]");
        assertThatThrownBy(() -> DeviceXml.parse("<disk/>"))
                .isInstanceOf(DomainXmlException.class)
                .hasMessageStartingWith("the root element is no interface or hostdev");
    }

    @Test
    void a_change_reads_as_a_line() {
        DomainXml domain = devices("<interface><link state='up'/></interface>");
        assertThat(domain.withLink(first(domain), LinkState.DOWN).changes())
                .hasToString("[~ /domain/devices/interface[1]/link/@state: up -> down]");
        assertThat(domain.withMac(first(domain), MAC).changes())
                .hasToString("[+ /domain/devices/interface[1]/mac: <mac address='52:54:00:aa:bb:02'/>]");
        DomainXml lines =
                DomainXml.parse("<domain>\n<devices>\n<interface>\n  <teaming/>\n</interface></devices></domain>");
        assertThat(lines.withoutTeaming(first(lines)).changes())
                .hasToString("[- /domain/devices/interface[1]/teaming: <teaming/>]");
    }

    @Test
    void a_conversion_says_what_became_what() {
        DomainXml teaming = devices("<interface><teaming type='persistent'/></interface>"
                + "<interface><driver name='vfio'/><teaming type='transient' persistent='ua-x'/></interface>");
        DomainXml driver = teaming.convertedTo(Dialect.DRIVER_ATTRIBUTES);
        assertThat(driver.changes())
                .hasToString(
                        "[~ /domain/devices/interface[1]/teaming: <teaming type='persistent'/> -> <driver failover>,"
                                + " + /domain/devices/interface[2]/driver/@backupAlias: ua-x,"
                                + " - /domain/devices/interface[2]/teaming: <teaming type='transient' persistent='ua-x'/>]");
        DomainXml read = DomainXml.parse(driver.text());
        assertThat(read.convertedTo(Dialect.TEAMING).changes())
                .hasToString(
                        "[~ /domain/devices/interface[1]/driver: <driver failover='on'/> -> <teaming type='persistent'>,"
                                + " - /domain/devices/interface[2]/driver/@backupAlias: ua-x,"
                                + " + /domain/devices/interface[2]/teaming: <teaming type='transient' persistent='ua-x'/>]");
    }

    @Test
    void devices_that_a_domain_lacked_are_among_the_changes() {
        assertThat(DomainXml.parse("<domain/>").withPair(POOLED).changes())
                .extracting(XmlChange::kind, XmlChange::path)
                .containsExactly(tuple(XmlChange.Kind.ADDED, "/domain/devices"));
    }

    @Test
    void a_replacing_primary_may_not_take_anothers_alias() {
        DomainXml domain = devices("")
                .withPair(POOLED)
                .withPair(TeamingPair.builder()
                        .mac(MAC)
                        .standby(Standby.bridge("br2").alias("ua-m"))
                        .primary(Primary.pooled("vfpool").alias("ua-m-vf"))
                        .build());
        TeamingPair taken = TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.bridge("br1").alias("ua-free"))
                .primary(Primary.pooled("vfpool").alias("ua-m-vf"))
                .build();
        assertThatThrownBy(() -> domain.withPairReplaced("ua-n", taken, Dialect.TEAMING))
                .isInstanceOf(XmlEditException.class)
                .hasMessageStartingWith("the alias ua-m-vf is taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\n    '|'\n        '|'\n        '",
                "'\n\t'|''|'\n\t\t'",
                "'\n '|''|'\n   '",
                "'\n  '|'\n  '|'\n    '",
                "'\r  '|'\r   '|'\r   '"
            })
    void children_are_indented_as_the_neighbours_children_are(String lead, String childLead, String expected) {
        String before = lead.translateEscapes();
        String child = childLead.translateEscapes();
        DomainXml domain = DomainXml.parse(
                "<domain><devices>" + before + "<interface>" + child + "<model/></interface></devices></domain>");
        assertThat(domain.withPair(POOLED).text())
                .contains(
                        "</interface>" + before + "<interface type='bridge'>" + expected.translateEscapes() + "<mac ");
    }
}
