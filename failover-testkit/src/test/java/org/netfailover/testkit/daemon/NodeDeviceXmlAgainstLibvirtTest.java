package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.xml.NodeDeviceXml;

/** What libvirt's node device driver writes of a card with SR-IOV, read. */
@WithLibvirt
class NodeDeviceXmlAgainstLibvirtTest {
    @Test
    void aVirtualFunctionIsOneAndKnowsItsCard(PrivateLibvirt libvirt) throws Exception {
        for (PciAddress address : PretendedHardware.VIRTUAL_FUNCTIONS) {
            NodeDevice device = device(libvirt, address);

            assertThat(device.isPhysicalFunction()).isFalse();
            assertThat(device.iommuGroupMembers())
                    .extracting(member -> member.address().orElseThrow())
                    .containsExactly(address);
            assertThat(device.virtualFunction()).hasValueSatisfying(function -> {
                assertThat(function.address()).isEqualTo(address);
                assertThat(function.pf()).contains(PretendedHardware.PHYSICAL_FUNCTION);
                assertThat(function.iommuGroup()).isPresent();
                assertThat(function.vendor()).hasValue(0x8086);
            });
        }
    }

    @Test
    void theCardKnowsItsVirtualFunctions(PrivateLibvirt libvirt) throws Exception {
        NodeDevice device = device(libvirt, PretendedHardware.PHYSICAL_FUNCTION);

        assertThat(device.isPhysicalFunction()).isTrue();
        assertThat(device.virtualFunction()).isEmpty();
        assertThat(device.virtualFunctions())
                .extracting(text -> PciAddressText.of(text.address().orElseThrow()))
                .containsExactlyElementsOf(PretendedHardware.VIRTUAL_FUNCTIONS.stream()
                        .map(PciAddressText::of)
                        .toList());
        assertThat(device(libvirt, PretendedHardware.NIC_WITHOUT_SRIOV).isPhysicalFunction())
                .isFalse();
    }

    private static NodeDevice device(PrivateLibvirt libvirt, PciAddress address) throws Exception {
        String name = "pci_" + address.toString().replaceAll("[:.]", "_");
        byte[] written = virsh(libvirt.uri(), "nodedev-dumpxml", name);
        NodeDeviceXml document = NodeDeviceXml.parse(written);
        assertThat(document.device().name()).isEqualTo(name);
        assertThat(document.text()).isEqualTo(new String(written, StandardCharsets.UTF_8));
        return document.device();
    }

    private static byte[] virsh(String uri, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("virsh", "-q", "-c", uri);
        builder.command().addAll(List.of(command));
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            byte[] out = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).isZero();
            return out;
        } catch (IOException e) {
            return Assumptions.abort("virsh cannot be run: " + e.getMessage());
        }
    }
}
