package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NetworkDefinition.Kind;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

class NetworkXmlTest {
    private static final String ACTIVE_POOL = """
            <!-- two of them -->
            <network connections="1">
              <name>vf&amp;pool</name>
              <forward mode='hostdev' managed='yes'>
                <pf dev='enp3s0f0'/>
                <address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x2'/>
                <address type='pci' bus='3' slot='16'/>
                <address type='usb' bus='1' slot='1'/>
              </forward>
              <vlan trunk='yes'><tag id='42'/><tag id='47'/></vlan>
            </network>
            """;

    @Test
    void an_active_pool_has_its_pf_and_its_functions_side_by_side() {
        NetworkXml network = NetworkXml.parse(ACTIVE_POOL);
        NetworkDefinition read = network.definition();
        assertThat(network.text()).isEqualTo(ACTIVE_POOL);
        assertThat(read.name()).isEqualTo("vf&pool");
        assertThat(read.kind()).isEqualTo(Kind.VF_POOL);
        assertThat(read.managed()).contains("yes");
        assertThat(read.pf()).contains("enp3s0f0");
        assertThat(read.functions())
                .extracting(text -> text.address().orElseThrow())
                .containsExactly(PciAddress.parse("03:10.2"), PciAddress.parse("03:10.0"));
        assertThat(read.vlan().orElseThrow().tags()).containsExactly("42", "47");
        assertThat(read.origin().locate("forward/pf").toString()).isEqualTo("5:5 /network/forward/pf");
    }

    @Test
    void a_forward_without_a_mode_is_nat_and_no_forward_is_isolated() {
        assertThat(definition("<network><name>a</name><forward/></network>").forwardMode())
                .contains("nat");
        assertThat(definition("<network><name>a</name><forward mode=''/></network>")
                        .forwardMode())
                .contains("nat");
        assertThat(definition("<network><name>a</name></network>").forwardMode())
                .isEmpty();
    }

    @Test
    void of_elements_that_stand_twice_the_first_counts() {
        NetworkDefinition read = definition("""
                <network>
                  <name>one</name><name>two</name>
                  <forward mode='bridge'/><forward mode='route'/>
                  <bridge name='br0'/><bridge name='br1'/>
                  <virtualport type='openvswitch'/><virtualport type='midonet'/>
                  <mtu/><mtu size='9000'/><mtu size='1500'/>
                </network>""");
        assertThat(read.name()).isEqualTo("one");
        assertThat(read.kind()).isEqualTo(Kind.HOST_BRIDGE);
        assertThat(read.bridge()).contains("br0");
        assertThat(read.virtualPort()).contains("openvswitch");
        assertThat(read.mtu()).contains("9000");
    }

    @Test
    void the_device_of_a_forward_is_its_first_interface() {
        assertThat(definition("<network><forward mode='vepa' dev='eth0'/></network>")
                        .interfaces())
                .containsExactly("eth0");
        assertThat(definition("<network><forward dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward>"
                                + "</network>")
                        .interfaces())
                .containsExactly("eth0", "eth1");
    }

    @Test
    void what_stands_in_another_namespace_is_not_libvirts() {
        NetworkDefinition read = definition("""
                <network xmlns:x='urn:x'>
                  <x:name>no</x:name><x:bridge name='no'/>
                  <metadata><x:forward mode='hostdev'/><name>no</name></metadata>
                  <bridge x:name='no' name='br0'/>
                </network>""");
        assertThat(read.name()).isEmpty();
        assertThat(read.bridge()).contains("br0");
        assertThat(read.kind()).isEqualTo(Kind.VIRTUAL);
    }

    @Test
    void a_status_file_holds_a_network() {
        NetworkXml status = NetworkXml.parse("""
                <networkstatus>
                  <class_id bitmap='0-2'/><floor sum='0'/>
                  <network><name>lan</name><bridge name='virbr0'/></network>
                  <network><name>other</name></network>
                </networkstatus>""");
        assertThat(status.definition().name()).isEqualTo("lan");
        assertThat(status.definition().origin().locate("bridge").path()).isEqualTo("/networkstatus/network/bridge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "network",
                "<network>",
                "<network/><network/>",
                "<domain/>",
                "<network xmlns='urn:x'/>",
                "<networkstatus/>",
                "<networkstatus><x><network/></x></networkstatus>",
                "<!DOCTYPE network><network/>",
                "<network><name>&secret;</name></network>",
                "<network><name secret=secret/></network>",
                "<network><forward mode='a' mode='secret'/></network>"
            })
    void what_is_no_network_is_refused_without_being_quoted(String text) {
        assertThatThrownBy(() -> NetworkXml.parse(text))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> NetworkXml.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(DomainXmlException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"macXml", "xs:int", "xs:base64Binary", "networkDefinitionXml", "nothing"})
    void a_schema_instance_attribute_changes_nothing(String type) {
        String xsi =
                " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema'"
                        + " xsi:type='" + type + "'";
        assertThat(definition("<network" + xsi + "><name>a</name></network>").name())
                .isEqualTo("a");
        assertThat(definition("<network><name" + xsi + ">a</name></network>").name())
                .isEqualTo("a");
        assertThat(definition("<network><bridge name='br0'" + xsi + "/></network>")
                        .bridge())
                .contains("br0");
        assertThat(definition("<network><forward><pf dev='p'" + xsi + "/></forward></network>")
                        .pf())
                .contains("p");
    }

    @Test
    void a_pool_of_a_pf_is_written_as_libvirt_writes_it() {
        NetworkXml written =
                NetworkXml.pool(VfPool.named("vf<pool>").pf("enp3s0f0").build());
        assertThat(written.text()).isEqualTo("""
                <network>
                  <name>vf&lt;pool&gt;</name>
                  <forward mode='hostdev' managed='yes'>
                    <pf dev='enp3s0f0'/>
                  </forward>
                </network>""");
        assertThat(written.definition().name()).isEqualTo("vf<pool>");
        assertThat(Schemas.network().faults(written.text())).isEmpty();
    }

    @Test
    void a_pool_of_listed_functions_is_written_in_their_order() {
        VfPool pool = VfPool.named("vfs")
                .addFunctions(
                        VirtualFunction.at(PciAddress.parse("0001:b3:1f.7")).build(),
                        VirtualFunction.at(PciAddress.parse("03:10.0")).build())
                .build();
        NetworkXml written = NetworkXml.pool(pool);
        assertThat(written.definition().functions())
                .extracting(text -> text.address().orElseThrow())
                .containsExactly(PciAddress.parse("0001:b3:1f.7"), PciAddress.parse("03:10.0"));
        assertThat(Schemas.network().faults(written.text())).isEmpty();
    }

    @Test
    void a_pool_that_libvirt_would_refuse_is_not_written() {
        VirtualFunction function =
                VirtualFunction.at(PciAddress.parse("03:10.0")).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkXml.pool(VfPool.named("empty").build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkXml.pool(
                        VfPool.named("twice").addFunctions(function, function).build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkXml.pool(
                        VfPool.named("a/b").addFunctions(function).build()));
        for (String name : new String[] {"", "a\nb", "\u0001", "\ud800", "\uffff"}) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> NetworkXml.pool(
                            VfPool.named(name).addFunctions(function).build()));
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(
                            () -> NetworkXml.pool(VfPool.named("pool").pf(name).build()));
        }
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(NetworkXml.parse(ACTIVE_POOL)).hasToString("NetworkXml[" + ACTIVE_POOL.length() + " characters]");
    }

    private static NetworkDefinition definition(String text) {
        return NetworkXml.parse(text).definition();
    }
}
