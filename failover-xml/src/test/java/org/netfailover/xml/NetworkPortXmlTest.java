package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.PciAddress;

class NetworkPortXmlTest {
    private static final String VF = """
            <networkport>
              <uuid>5d744f21-ba4a-4d6e-bdb2-30a35ff3207d</uuid>
              <owner>
                <name>vm &amp; co</name>
                <uuid>d54df46f-1ab5-4a22-8618-4560ef5fac2c</uuid>
              </owner>
              <mac address='52:54:00:7B:35:93'/>
              <vlan>
                <tag id='42'/>
              </vlan>
              <plug type='hostdev-pci' managed='yes'>
                <driver name='vfio'/>
                <address domain='0x0001' bus='0x02' slot='0x03' function='0x4'/>
              </plug>
            </networkport>
            """;

    @Test
    void a_port_of_a_pool_has_an_owner_a_mac_and_a_vf() {
        NetworkPortXml document = NetworkPortXml.parse(VF);
        assertThat(Schemas.networkPort().faults(VF)).isEmpty();
        assertThat(document.text()).isEqualTo(VF);
        assertThat(document.plug()).contains("hostdev-pci");
        assertThat(document.port("vfpool"))
                .isEqualTo(new NetworkPort(
                        UUID.fromString("5d744f21-ba4a-4d6e-bdb2-30a35ff3207d"),
                        "vfpool",
                        Optional.of(UUID.fromString("d54df46f-1ab5-4a22-8618-4560ef5fac2c")),
                        Optional.of("vm & co"),
                        Optional.of(MacAddress.parse("52:54:00:7b:35:93")),
                        Optional.of(PciAddress.parse("0001:02:03.4"))));
    }

    @Test
    void a_port_of_a_bridge_has_no_vf() {
        String bridge = """
                <networkport>
                  <uuid>5d744f21-ba4a-4d6e-bdb2-30a35ff3207d</uuid>
                  <owner>
                    <name>vm</name>
                    <uuid>d54df46f-1ab5-4a22-8618-4560ef5fac2c</uuid>
                  </owner>
                  <mac address='52:54:00:7b:35:93'/>
                  <plug type='network' bridge='virbr0' macTableManager='libvirt'/>
                </networkport>
                """;
        assertThat(Schemas.networkPort().faults(bridge)).isEmpty();
        assertThat(NetworkPortXml.parse(bridge).plug()).contains("network");
        assertThat(NetworkPortXml.parse(bridge).port("default").function()).isEmpty();
    }

    @Test
    void what_is_malformed_elsewhere_or_in_another_namespace_is_as_good_as_missing() {
        NetworkPort port = NetworkPortXml.parse("""
                        <networkport xmlns:x='urn:x'>
                          <x:uuid>no</x:uuid>
                          <uuid>5d744f21-ba4a-4d6e-bdb2-30a35ff3207d</uuid>
                          <name>no</name>
                          <owner><name/><uuid>no</uuid></owner>
                          <owner><name>second</name></owner>
                          <mac address='no'/>
                          <address domain='0x0001' bus='0x02' slot='0x03' function='0x4'/>
                          <plug type='hostdev-pci'><address bus='0x100'/><address bus='0x02'/></plug>
                        </networkport>""").port("n");
        assertThat(port)
                .isEqualTo(new NetworkPort(
                        UUID.fromString("5d744f21-ba4a-4d6e-bdb2-30a35ff3207d"),
                        "n",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<uuid/>", "<uuid>secret</uuid>", "<owner><uuid>secret</uuid></owner>"})
    void a_port_without_a_uuid_is_refused_where_it_stands(String content) {
        NetworkPortXml document = NetworkPortXml.parse("\n <networkport>" + content + "</networkport>");
        assertThatThrownBy(() -> document.port("n"))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessage("the port has no UUID (line 2, column 2, in /networkport)");
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(NetworkPortXml.parse(VF)).hasToString("NetworkPortXml[" + VF.length() + " characters]");
    }
}
