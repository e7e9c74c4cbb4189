package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netfailover.model.Dialect;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;

class DomainXmlTest {
    private static final String DOMAIN = """
            <?xml version="1.0"?>
            <!-- kept -->
            <domain type='kvm'>
              <name>vm</name>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                <disk type='file'><alias name='ua-disk'/><address type='pci' bus='0x05' slot='0'/></disk>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-net0'/>
                </interface>
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <driver name='vfio'/>
                  <source>
                    <address type='pci' domain='0' bus='0xb3' slot='2' function="3"/>
                  </source>
                  <teaming type='transient' persistent='ua-net0'/>
                  <alias name='ua-net0-vf'/>
                </interface>
              </devices>
            </domain>
            <!-- end -->
            """;

    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:02"))
            .standby(Standby.bridge("br1").alias("ua-net1"))
            .primary(Primary.pooled("vfpool").alias("ua-net1-vf"))
            .build();

    @Test
    void reads_what_libvirt_reads() {
        DomainXml domain = DomainXml.parse(DOMAIN);
        assertThat(domain.text()).isEqualTo(DOMAIN);
        assertThat(domain.nics().machine()).contains("q35");
        assertThat(domain.nics().nics()).hasSize(2);
        assertThat(domain.pairs()).hasSize(1);
        assertThat(domain.pairs().get(0).assured()).isPresent();
        assertThat(domain.nics().nics().get(1).origin().locate("teaming").toString())
                .isEqualTo("21:7 /domain/devices/interface[2]/teaming");
        assertThat(domain.nics().otherDevices()).hasSize(1);
    }

    @Test
    void an_edit_changes_what_it_must_and_nothing_else() {
        DomainXml domain = DomainXml.parse(DOMAIN);
        assertThat(domain.withPair(PAIR).withoutPair("ua-net1").text()).isEqualTo(DOMAIN);
        assertThat(domain.withVfsMapped(Map.of(PciAddress.parse("0000:b3:02.3"), PciAddress.parse("0000:04:10.1")))
                        .text())
                .isEqualTo(DOMAIN.replace("bus='0xb3' slot='2' function=\"3\"", "bus='0x04' slot='16' function=\"1\""));
        assertThat(domain.convertedTo(Dialect.DRIVER_ATTRIBUTES)
                        .convertedTo(Dialect.TEAMING)
                        .text())
                .isEqualTo(DOMAIN);
    }

    @Test
    void a_renamed_standby_keeps_its_primary() {
        DomainXml renamed = DomainXml.parse(DOMAIN).withAlias("ua-net0", UserAlias.of("ua-x"));
        assertThat(renamed.pairs()).hasSize(1);
        assertThat(renamed.changes()).hasSize(2);
    }

    @Test
    void a_primary_follows_a_standby_whose_alias_libvirt_dropped() {
        DomainXml dangling = DomainXml.parse(DOMAIN.replace("'ua-net0'", "'ua-net.0'"));
        assertThat(dangling.pairs()).isEmpty();
        assertThat(dangling.withAlias("ua-net.0", UserAlias.of("ua-net0")).text())
                .isEqualTo(DOMAIN);
    }

    @Test
    void a_fault_is_named_whole_and_without_the_text_around_it() {
        assertThatThrownBy(() -> DomainXml.parse("<domain><unclosed>"))
                .isInstanceOf(DomainXmlException.class)
                .hasMessage("not well-formed: unexpected EOF (line 1, column 18, in /domain/unclosed)");
    }

    @Test
    void an_edit_that_asks_for_what_is_there_already_is_no_change() {
        DomainXml domain = DomainXml.parse(DOMAIN);
        DomainXml same = domain.withStandbyTeaming(domain.nic("ua-net0"))
                .withPrimaryTeaming(domain.nic("ua-net0-vf"), UserAlias.of("ua-net0"))
                .withMac("ua-net0", MacAddress.parse("52:54:00:aa:bb:01"));
        assertThat(same.text()).isEqualTo(DOMAIN);
        assertThat(same.changes()).isEmpty();
    }

    @Test
    void a_device_that_is_its_own_standby_is_not_edited_as_a_pair() {
        DomainXml domain = DomainXml.parse("<domain><devices><interface type='network'>"
                + "<driver failover='on' backupAlias='ua-x'/><alias name='ua-x'/></interface></devices></domain>");
        assertThatThrownBy(() -> domain.withoutPair("ua-x"))
                .isInstanceOf(XmlEditException.class)
                .hasMessageStartingWith("the standby and the primary are one device");
        assertThatThrownBy(() -> domain.withPairReplaced("ua-x", PAIR, Dialect.TEAMING))
                .isInstanceOf(XmlEditException.class);
    }

    @Test
    void an_edit_that_cannot_be_made_says_why() {
        DomainXml domain = DomainXml.parse(DOMAIN);
        assertThatThrownBy(() -> domain.withLink("ua-none", LinkState.DOWN))
                .isInstanceOf(XmlEditException.class)
                .hasMessage("no NIC has the alias 'ua-none' (3:1 /domain)");
    }
}
