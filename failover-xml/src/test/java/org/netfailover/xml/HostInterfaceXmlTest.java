package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.netfailover.model.HostInventory;

class HostInterfaceXmlTest {
    private static final String BRIDGE = """
            <interface type='bridge' name='br0'>
              <start mode='onboot'/>
              <mtu size='9000'/>
              <protocol family='ipv4'>
                <dhcp/>
              </protocol>
              <bridge stp='off' delay='0.01'>
                <interface type='ethernet' name='eth0'>
                  <link speed='10'/>
                  <mac address='ab:bb:cc:dd:ee:ff'/>
                </interface>
                <interface type='vlan' name='eth1.42'>
                  <vlan tag='42'>
                    <interface name='eth1'/>
                  </vlan>
                </interface>
              </bridge>
            </interface>
            """;

    @Test
    void a_bridge_has_an_mtu_and_its_own_ports() {
        HostInterfaceXml document = HostInterfaceXml.parse(BRIDGE);
        assertThat(Schemas.hostInterface().faults(BRIDGE)).isEmpty();
        assertThat(document.text()).isEqualTo(BRIDGE);
        assertThat(document.name()).isEqualTo("br0");
        assertThat(document.type()).isEqualTo("bridge");
        assertThat(document.bridge())
                .contains(new HostInventory.Bridge("br0", OptionalInt.of(9000), List.of(), List.of("eth0", "eth1.42")));
    }

    @Test
    void what_is_no_bridge_or_has_no_name_is_none() {
        assertThat(HostInterfaceXml.parse("<interface type='ethernet' name='lo'/>")
                        .bridge())
                .isEmpty();
        assertThat(HostInterfaceXml.parse("<interface type='bridge'/>").bridge())
                .isEmpty();
        assertThat(HostInterfaceXml.parse("<interface name='br0'/>").type()).isEmpty();
    }

    @Test
    void what_stands_elsewhere_or_in_another_namespace_does_not_count() {
        assertThat(HostInterfaceXml.parse("""
                        <interface type='bridge' name='b' xmlns:x='urn:x'>
                          <mtu size='x'/><mtu size='1500'/><interface name='no'/>
                          <bridge><x:interface name='no'/><interface/><interface name='p'/></bridge>
                          <bridge><interface name='no'/></bridge>
                        </interface>""").bridge())
                .contains(new HostInventory.Bridge("b", OptionalInt.empty(), List.of(), List.of("p")));
    }

    @Test
    void every_interface_of_libvirts_own_tests_is_read() throws IOException {
        Path folder = Corpus.folder()
                .map(corpus -> corpus.resolve("libvirt-11.3.0/tests/interfaceschemadata"))
                .filter(Files::isDirectory)
                .orElse(null);
        if (folder == null && Requirements.required("corpus")) {
            fail("the corpus is required, and it has no interfaces");
        }
        Assumptions.assumeTrue(folder != null, "netfailover.corpus names no folder with interfaces");
        int bridges = 0;
        try (var files = Files.newDirectoryStream(folder, "*.xml")) {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                HostInterfaceXml document = HostInterfaceXml.parse(bytes);
                assertThat(document.toBytes()).isEqualTo(bytes);
                assertThat(document.bridge().isPresent())
                        .as("%s", file)
                        .isEqualTo(new String(bytes, UTF_8).contains("<interface type=\"bridge\"")
                                || new String(bytes, UTF_8).contains("<interface type='bridge'"));
                bridges += document.bridge().isPresent() ? 1 : 0;
            }
        }
        assertThat(bridges).isPositive();
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(HostInterfaceXml.parse(BRIDGE)).hasToString("HostInterfaceXml[" + BRIDGE.length() + " characters]");
    }
}
