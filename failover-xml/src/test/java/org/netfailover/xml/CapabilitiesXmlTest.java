package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.HostCapabilities;
import org.netfailover.model.HostCapabilities.Machine;

class CapabilitiesXmlTest {
    private static final String UUID_TEXT = "a25c794c-34ad-11b2-a85c-b030533115b8";

    private static final String HOST = """
            <capabilities>

              <host>
                <uuid>a25c794c-34ad-11b2-a85c-b030533115b8</uuid>
                <cpu>
                  <arch>x86_64</arch>
                  <model>EPYC</model>
                  <vendor>AMD</vendor>
                  <topology sockets='1' dies='1' cores='2' threads='1'/>
                </cpu>
                <migration_features>
                  <live/>
                  <uri_transports>
                    <uri_transport>tcp</uri_transport>
                  </uri_transports>
                </migration_features>
              </host>

              <guest>
                <os_type>hvm</os_type>
                <arch name='i686'>
                  <wordsize>32</wordsize>
                  <emulator>/usr/bin/qemu-system-i386</emulator>
                  <machine maxCpus='1'>isapc</machine>
                  <domain type='qemu'/>
                </arch>
              </guest>

              <guest>
                <os_type>hvm</os_type>
                <arch name='x86_64'>
                  <wordsize>64</wordsize>
                  <emulator>/usr/bin/qemu-system-x86_64</emulator>
                  <machine maxCpus='288'>pc-q35-7.2</machine>
                  <machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>
                  <domain type='qemu'/>
                  <domain type='kvm'>
                    <emulator>/usr/libexec/qemu-kvm</emulator>
                    <machine maxCpus='8'>other</machine>
                  </domain>
                </arch>
                <features>
                  <acpi default='on' toggle='yes'/>
                </features>
              </guest>

            </capabilities>
            """;

    @Test
    void a_host_has_a_uuid_an_architecture_and_guests() {
        CapabilitiesXml document = CapabilitiesXml.parse(HOST);
        assertThat(Schemas.capabilities().faults(HOST)).isEmpty();
        assertThat(document.text()).isEqualTo(HOST);
        assertThat(document.toBytes()).isEqualTo(HOST.getBytes(StandardCharsets.UTF_8));
        HostCapabilities host = document.capabilities();
        assertThat(host.uuid()).contains(UUID.fromString(UUID_TEXT));
        assertThat(host.arch()).isEqualTo("x86_64");
        assertThat(host.guests()).extracting(HostCapabilities.Guest::arch).containsExactly("i686", "x86_64");
        assertThat(host.guest("x86_64"))
                .contains(new HostCapabilities.Guest(
                        "hvm",
                        "x86_64",
                        Optional.of("/usr/bin/qemu-system-x86_64"),
                        List.of(
                                new Machine("pc-q35-7.2", Optional.empty(), OptionalInt.of(288)),
                                new Machine("q35", Optional.of("pc-q35-7.2"), OptionalInt.of(288))),
                        List.of("qemu", "kvm")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void whether_there_is_an_iommu_is_told(String support) {
        String told = HOST.replace("</cpu>", "</cpu><iommu support='" + support + "'/>");
        assertThat(Schemas.capabilities().faults(told)).isEmpty();
        assertThat(CapabilitiesXml.parse(told).capabilities().iommu()).contains(support.equals("yes"));
        assertThat(CapabilitiesXml.parse(HOST).capabilities().iommu()).isEmpty();
        assertThat(CapabilitiesXml.parse(told.replace(support, "maybe"))
                        .capabilities()
                        .iommu())
                .isEmpty();
    }

    @Test
    void a_machine_type_stands_for_its_canonical_name() {
        HostCapabilities host = CapabilitiesXml.parse(HOST).capabilities();
        HostCapabilities.Guest guest = host.guest("x86_64").orElseThrow();
        assertThat(guest.canonical("q35")).contains("pc-q35-7.2");
        assertThat(guest.canonical("pc-q35-7.2")).contains("pc-q35-7.2");
        assertThat(guest.canonical("pc-q35-9.9")).isEmpty();
        assertThat(host.machines("x86_64")).containsExactly("pc-q35-7.2", "q35");
        assertThat(host.machines("s390x")).isEmpty();
        assertThat(host.guest("s390x")).isEmpty();
    }

    @Test
    void guests_that_are_not_fully_virtualised_are_there_and_not_meant() {
        HostCapabilities host =
                CapabilitiesXml.parse(HOST.replace(">hvm<", ">exe<")).capabilities();
        assertThat(host.guests()).hasSize(2);
        assertThat(host.guest("x86_64")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " A25C794C34AD11B2A85CB030533115B8\n",
                "a25c794c 34ad-11b2-a85c-b0-30-53-31-15-b8",
                "a25c794c-34ad-11b2-a85c-b030533115b8</uuid><uuid>00000000-34ad-11b2-a85c-b030533115b8"
            })
    void a_uuid_is_read_as_libvirt_reads_it(String text) {
        assertThat(CapabilitiesXml.parse(HOST.replace(UUID_TEXT, text))
                        .capabilities()
                        .uuid())
                .contains(UUID.fromString(UUID_TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a25c794c-34ad-11b2-a85c-b030533115b",
                "a25c794c-34ad-11b2-a85c-b030533115b8a",
                "a25c7-94c34ad-11b2-a85c-b030533115b8",
                "g25c794c-34ad-11b2-a85c-b030533115b8",
                "</uuid><uuid>a25c794c-34ad-11b2-a85c-b030533115b8"
            })
    void what_is_no_uuid_is_none(String text) {
        assertThat(CapabilitiesXml.parse(HOST.replace(UUID_TEXT, text))
                        .capabilities()
                        .uuid())
                .isEmpty();
    }

    @Test
    void what_stands_elsewhere_or_in_another_namespace_does_not_count() {
        HostCapabilities host = CapabilitiesXml.parse("""
                <capabilities xmlns:x='urn:x'>
                  <uuid>a25c794c-34ad-11b2-a85c-b030533115b8</uuid>
                  <host><x:uuid>a25c794c-34ad-11b2-a85c-b030533115b8</x:uuid><arch>no</arch></host>
                  <host><uuid>a25c794c-34ad-11b2-a85c-b030533115b8</uuid></host>
                  <guest><arch name='a'/><arch name='b'/><machine>no</machine></guest>
                  <guest><arch name='c'><machine maxCpus='-1' canonical=''>m</machine></arch></guest>
                </capabilities>""").capabilities();
        assertThat(host.uuid()).isEmpty();
        assertThat(host.arch()).isEmpty();
        assertThat(host.guests()).extracting(HostCapabilities.Guest::arch).containsExactly("a", "c");
        assertThat(host.guests().get(0).machines()).isEmpty();
        assertThat(host.guests().get(1).machines())
                .containsExactly(new Machine("m", Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(CapabilitiesXml.parse(HOST)).hasToString("CapabilitiesXml[" + HOST.length() + " characters]");
    }
}
