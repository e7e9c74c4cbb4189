package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VirtualFunction;

class NodeDeviceXmlTest {
    private static final String VF = """
            <device>
              <name>pci_0000_3b_0a_5</name>
              <path>/sys/devices/pci0000:3a/0000:3a:00.0/0000:3b:0a.5</path>
              <parent>pci_0000_3a_00_0</parent>
              <driver>
                <name>vfio-pci</name>
              </driver>
              <capability type='pci'>
                <class>0x020000</class>
                <domain>0</domain>
                <bus>59</bus>
                <slot>010</slot>
                <function>5</function>
                <product id='0x154c'>XL710 &amp; family</product>
                <vendor id='0x8086'>Intel</vendor>
                <capability type='phys_function'>
                  <address domain='0x0000' bus='0x3b' slot='0x00' function='0x1'/>
                </capability>
                <iommuGroup number='97'>
                  <address domain='0x0000' bus='0x3b' slot='0x0a' function='0x5'/>
                </iommuGroup>
                <numa node='1'/>
              </capability>
            </device>
            """;

    private static final String PF = """
            <device>
              <name>pci_0000_3b_00_1</name>
              <capability type='pci'>
                <domain>0</domain>
                <bus>59</bus>
                <slot>0</slot>
                <function>1</function>
                <product id='0x1572'/>
                <vendor id='0x8086'/>
                <capability type='virt_functions' maxCount='64'>
                  <address domain='0x0000' bus='0x3b' slot='0x0a' function='0x5'/>
                  <address domain='0x0000' bus='0x3b' slot='0x0a' function='0x6'/>
                </capability>
              </capability>
            </device>
            """;

    private static final String NIC = """
            <device>
              <name>net_enp59s0f1_3c_fd_fe_00_00_01</name>
              <parent>pci_0000_3b_00_1</parent>
              <capability type='net'>
                <interface>enp59s0f1</interface>
                <address>3c:fd:fe:00:00:01</address>
                <link speed='10000' state='up'/>
                <feature name='rx'/>
                <capability type='80203'/>
              </capability>
            </device>
            """;

    @Test
    void a_vf_knows_its_pf_its_group_and_its_place() {
        NodeDeviceXml document = NodeDeviceXml.parse(VF);
        NodeDevice device = document.device();
        assertThat(document.text()).isEqualTo(VF);
        assertThat(Schemas.nodedev().faults(VF)).isEmpty();
        assertThat(device.name()).isEqualTo("pci_0000_3b_0a_5");
        assertThat(device.parent()).contains("pci_0000_3a_00_0");
        assertThat(device.driver()).contains("vfio-pci");
        assertThat(device.capabilities()).containsExactly("pci");
        assertThat(device.isPhysicalFunction()).isFalse();
        assertThat(device.iommuGroupMembers())
                .extracting(PciAddressText::address)
                .containsExactly(PciAddress.find("3b:0a.5"));
        assertThat(device.virtualFunction())
                .contains(VirtualFunction.at(PciAddress.parse("3b:0a.5"))
                        .pf(PciAddress.parse("3b:00.1"))
                        .iommuGroup(97)
                        .numaNode(1)
                        .vendor(0x8086)
                        .product(0x154c)
                        .build());
        assertThat(device.origin().locate("capability/iommuGroup").line()).isEqualTo(19);
    }

    @Test
    void a_pf_knows_its_vfs_and_is_none() {
        NodeDevice device =
                NodeDeviceXml.parse(PF.getBytes(StandardCharsets.UTF_8)).device();
        assertThat(Schemas.nodedev().faults(PF)).isEmpty();
        assertThat(device.isPhysicalFunction()).isTrue();
        assertThat(device.maxVirtualFunctions()).contains("64");
        assertThat(device.virtualFunctions())
                .extracting(PciAddressText::address)
                .containsExactly(PciAddress.find("3b:0a.5"), PciAddress.find("3b:0a.6"));
        assertThat(device.virtualFunction()).isEmpty();
    }

    @Test
    void a_network_device_has_a_name_a_mac_and_a_link() {
        NodeDevice device = NodeDeviceXml.parse(NIC).device();
        assertThat(Schemas.nodedev().faults(NIC)).isEmpty();
        assertThat(device.capabilities()).containsExactly("net");
        assertThat(device.interfaceName()).contains("enp59s0f1");
        assertThat(device.mac()).contains("3c:fd:fe:00:00:01");
        assertThat(device.link()).contains("up");
        assertThat(device.address()).isEmpty();
        assertThat(device.virtualFunction()).isEmpty();
    }

    @Test
    void malformed_numbers_are_described_and_unknown_in_the_vf() {
        NodeDevice device = NodeDeviceXml.parse(VF.replace("number='97'", "number='many'")
                        .replace("node='1'", "node='-1'")
                        .replace("'0x154c'", "'0x1154c'")
                        .replace("'0x8086'", "'8086'"))
                .device();
        assertThat(device.iommuGroup()).contains("many");
        assertThat(device.numaNode()).contains("-1");
        VirtualFunction function = device.virtualFunction().orElseThrow();
        assertThat(function.iommuGroup()).isEmpty();
        assertThat(function.numaNode()).isEmpty();
        assertThat(function.product()).isEmpty();
        assertThat(function.vendor()).hasValue(0x8086);
        assertThat(NodeDeviceXml.parse(VF.replace("<bus>59<", "<bus>4294967295<"))
                        .device()
                        .virtualFunction())
                .isEmpty();
    }

    @Test
    void what_stands_elsewhere_or_in_another_namespace_does_not_count() {
        NodeDevice device = NodeDeviceXml.parse("""
                <device xmlns:x='urn:x'>
                  <x:name>no</x:name>
                  <capability type='system'><name>no</name><capability type='virt_functions'/></capability>
                  <capability type='net'><interface>a</interface><interface>b</interface><capability type='net'>
                    <interface>c</interface></capability></capability>
                </device>""").device();
        assertThat(device.name()).isEmpty();
        assertThat(device.capabilities()).containsExactly("system", "net");
        assertThat(device.isPhysicalFunction()).isFalse();
        assertThat(device.interfaceName()).contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<device",
                "<device/>secret",
                "<hostdev/>",
                "<device xmlns='urn:x'/>",
                "<!DOCTYPE device [<!ENTITY secret 'secret'>]><device><name>&secret;</name></device>",
                "<device><name>&secret;</name></device>"
            })
    void what_is_no_device_is_refused_without_being_quoted(String text) {
        assertThatThrownBy(() -> NodeDeviceXml.parse(text))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> NodeDeviceXml.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(DomainXmlException.class);
    }

    @Test
    void limits_hold() {
        XmlLimits limits = XmlLimits.DEFAULT.withDepth(2);
        assertThatThrownBy(() -> NodeDeviceXml.parse(VF, limits)).isExactlyInstanceOf(DomainXmlException.class);
        assertThatThrownBy(() -> NodeDeviceXml.parse(VF, XmlLimits.DEFAULT.withCharacters(10)))
                .isExactlyInstanceOf(DomainXmlException.class);
    }

    @Test
    void capabilities_inside_one_another_to_any_depth_are_no_burden() {
        int depth = 9_000;
        String deep =
                "<device>" + "<capability type='pci'>".repeat(depth) + "</capability>".repeat(depth) + "</device>";
        assertThat(NodeDeviceXml.parse(deep, XmlLimits.DEFAULT.withDepth(10_000))
                        .device()
                        .capabilities())
                .containsExactly("pci");
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(NodeDeviceXml.parse(VF)).hasToString("NodeDeviceXml[" + VF.length() + " characters]");
    }
}
