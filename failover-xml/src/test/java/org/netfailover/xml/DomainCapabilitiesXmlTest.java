package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netfailover.model.DomainCapabilities;

class DomainCapabilitiesXmlTest {
    private static final String Q35 = """
            <domainCapabilities>
              <path>/usr/bin/qemu-system-x86_64</path>
              <domain>kvm</domain>
              <machine>pc-q35-7.2</machine>
              <arch>x86_64</arch>
              <vcpu max='288'/>
              <iothreads supported='yes'/>
              <devices>
                <disk supported='yes'>
                  <enum name='bus'>
                    <value>virtio</value>
                  </enum>
                </disk>
                <hostdev supported='yes'>
                  <enum name='mode'>
                    <value>subsystem</value>
                  </enum>
                  <enum name='subsysType'>
                    <value>usb</value>
                    <value>pci</value>
                    <value>scsi</value>
                  </enum>
                  <enum name='capsType'/>
                  <enum name='pciBackend'>
                    <value>default</value>
                    <value>vfio</value>
                  </enum>
                </hostdev>
              </devices>
              <features>
                <gic supported='no'/>
              </features>
            </domainCapabilities>
            """;

    @Test
    void a_domain_of_a_host_with_an_iommu_takes_a_vf() {
        DomainCapabilitiesXml document = DomainCapabilitiesXml.parse(Q35.getBytes(StandardCharsets.UTF_8));
        assertThat(Schemas.domainCapabilities().faults(Q35)).isEmpty();
        assertThat(document.text()).isEqualTo(Q35);
        assertThat(document.capabilities())
                .isEqualTo(DomainCapabilities.builder()
                        .path("/usr/bin/qemu-system-x86_64")
                        .domainType("kvm")
                        .machine("pc-q35-7.2")
                        .arch("x86_64")
                        .maxVcpus(288)
                        .isHostdevSupported(true)
                        .addHostdevTypes("usb", "pci", "scsi")
                        .addPciBackends("default", "vfio")
                        .build());
        assertThat(document.capabilities().passesPciThrough()).isTrue();
    }

    @Test
    void without_vfio_pci_or_hostdev_there_is_no_passing_through() {
        for (String missing : new String[] {"<value>vfio</value>", "<value>pci</value>"}) {
            assertThat(read(Q35.replace(missing, "")).passesPciThrough()).isFalse();
        }
        for (String supported : new String[] {"<hostdev supported='no'>", "<hostdev>"}) {
            assertThat(read(Q35.replace("<hostdev supported='yes'>", supported)).passesPciThrough())
                    .isFalse();
        }
    }

    @Test
    void what_is_missing_elsewhere_or_in_another_namespace_is_unknown() {
        DomainCapabilities found = read("""
                <domainCapabilities xmlns:x='urn:x'>
                  <x:arch>no</x:arch>
                  <machine/>
                  <machine>second</machine>
                  <vcpu max='many'/>
                  <hostdev supported='yes'/>
                  <devices><hostdev><enum name='pciBackend'><x:value>no</x:value></enum></hostdev></devices>
                  <devices><hostdev supported='yes'/></devices>
                </domainCapabilities>""");
        assertThat(found).isEqualTo(DomainCapabilities.builder().build());
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(DomainCapabilitiesXml.parse(Q35))
                .hasToString("DomainCapabilitiesXml[" + Q35.length() + " characters]");
    }

    private static DomainCapabilities read(String text) {
        return DomainCapabilitiesXml.parse(text).capabilities();
    }
}
