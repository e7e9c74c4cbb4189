package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.PrimarySource;

/** A device of a running domain without what its host gave it, from every form in which libvirt 9.0.0 writes it. */
class AttachableTest {
    private static final String ASKED_FOR = """
            <interface type='network'>
              <mac address='52:54:00:aa:bb:01'/>
              <source network='vfpool'/>
              <model type='virtio'/>
              <teaming type='transient' persistent='ua-n'/>
              <alias name='ua-n-vf'/>
              <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
            </interface>
            """;

    @Test
    void what_was_asked_for_can_be_attached_as_it_is() {
        DeviceXml device = DeviceXml.parse(ASKED_FOR);
        assertThat(device.attachable()).isSameAs(device);
    }

    @Test
    void a_vf_that_a_pool_handed_out_stays_until_the_pool_is_named() {
        String live = """
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <driver name='vfio'/>
                  <source>
                    <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                  </source>
                  <model type='virtio'/>
                  <teaming type='transient' persistent='ua-n'/>
                  <alias name='ua-n-vf'/>
                  <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
                </interface>
                """;
        assertThat(DeviceXml.parse(live).attachable().text()).isEqualTo(live);
        assertThat(DeviceXml.parse(live)
                        .attachable()
                        .withSource(new PrimarySource.Pool("vfpool"))
                        .text())
                .isEqualTo(ASKED_FOR);
    }

    @Test
    void a_status_file_tells_both_and_the_asked_for_stays() {
        String status = ASKED_FOR
                .replace("'vfpool'/>", "'vfpool' portid='5d744f21-ba4a-4d6e-bdb2-30a35ff3207d'/>")
                .replace("  <model", """
                          <actual type='hostdev' managed='yes'>
                            <source>
                              <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                            </source>
                          </actual>
                          <model""".indent(2).stripTrailing().replace("                          ", ""));
        assertThat(DeviceXml.parse(status).attachable().text()).isEqualTo(ASKED_FOR);
    }

    @Test
    void a_hostdev_loses_the_states_that_are_to_be_restored() {
        String plain = "<hostdev mode='subsystem' type='pci' managed='yes'><source>"
                + "<address domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/></source><alias name='ua-h'/></hostdev>";
        String status = plain.replace("</source>", "<origstates><unbind/><reprobe/></origstates></source>");
        assertThat(DeviceXml.parse(status).attachable().text()).isEqualTo(plain);
        assertThat(DeviceXml.parse(plain.replace("'ua-h'", "'hostdev0'"))
                        .attachable()
                        .text())
                .isEqualTo(plain.replace("<alias name='ua-h'/>", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type='network'> network='n' portid='5d744f21-ba4a-4d6e-bdb2-30a35ff3207d' bridge='virbr0' macTableManager='libvirt'",
                "type='bridge'> network='n' portid='5d744f21-ba4a-4d6e-bdb2-30a35ff3207d' bridge='br0'",
                "type='direct'> network='n' portid='5d744f21-ba4a-4d6e-bdb2-30a35ff3207d' dev='eth0' mode='bridge'"
            })
    void a_nic_on_a_network_leads_to_the_network_again(String typeAndSource) {
        String[] parts = typeAndSource.split(">");
        String live = "<interface " + parts[0] + ">\n  <mac address='52:54:00:aa:bb:01'/>\n  <source" + parts[1]
                + "/>\n  <target dev='vnet4'/>\n  <model type='virtio'/>\n  <alias name='net0'/>\n"
                + "  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>\n</interface>\n";
        assertThat(DeviceXml.parse(live).attachable().text())
                .isEqualTo(
                        "<interface type='network'>\n  <mac address='52:54:00:aa:bb:01'/>\n  <source network='n'/>\n"
                                + "  <model type='virtio'/>\n"
                                + "  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>\n</interface>\n");
        assertThat(DeviceXml.parse(live).attachable().changes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<interface type='bridge'><source bridge='br0'/><target dev='tap-vm'/></interface>",
                "<interface type='ethernet'><target dev='vnet7' managed='no'/></interface>",
                "<interface type='direct'><source dev='eth0' mode='bridge'/></interface>",
                "<interface type='network'><source network='n' portgroup='g'/><alias name='ua-g'/></interface>",
                "<interface type='user'/>"
            })
    void what_somebody_chose_stays(String device) {
        assertThat(DeviceXml.parse(device).attachable().text()).isEqualTo(device);
    }
}
