package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.domtrip.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VnicProfile;
import org.netfailover.xml.Corpus.Entry;

/** Every document of the corpus, in and out again. The JDK's own parser says what is well-formed. */
class CorpusTest {
    /** Documents that are well-formed and refused here, with the reason. */
    private static final Map<String, String> REFUSED = Map.of();

    private static final int CUTS = 4;

    @Test
    void the_index_lists_every_document_once() throws IOException {
        List<Entry> entries = Corpus.entries();
        long lines;
        try (var text = Files.lines(Corpus.folder().orElseThrow().resolve("index.tsv"))) {
            lines = text.filter(line -> !line.isBlank()).count();
        }
        assertThat(entries).hasSize((int) lines - 1).extracting(Entry::path).doesNotHaveDuplicates();
    }

    @Test
    void a_folder_without_documents_fails(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Corpus.entries(folder)).isInstanceOf(AssertionError.class);
        Files.writeString(folder.resolve("index.tsv"), "path\tkind\n");
        assertThatThrownBy(() -> Corpus.entries(folder)).isInstanceOf(AssertionError.class);
        Files.writeString(folder.resolve("index.tsv"), "path\tkind\ngone.xml\tdomain\n");
        assertThatThrownBy(() -> Corpus.entries(folder)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void what_is_well_formed_comes_back_as_it_was_and_nothing_else_is_read() {
        List<String> faults = new ArrayList<>();
        int read = 0;
        List<Entry> entries = Corpus.entries();
        for (Entry entry : entries) {
            boolean expected = isWellFormed(entry.bytes()) && !REFUSED.containsKey(entry.path());
            boolean found = comesBack(entry.bytes(), entry.path(), faults);
            read += found ? 1 : 0;
            if (found != expected) {
                faults.add(entry + (found ? ": read, and not well-formed" : ": refused"));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(read).isGreaterThan(entries.size() - entries.size() / 10);
    }

    @Test
    void a_document_that_is_cut_off_or_loses_a_character_is_judged_as_the_jdk_judges_it() {
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (Entry entry : Corpus.entries()) {
            String text = SourceText.decode(entry.bytes(), XmlLimits.DEFAULT).text();
            for (int i = 0; i < CUTS; i++) {
                int at = Math.floorMod(entry.path().hashCode() * 31 + i * 7919, text.length());
                String broken = i % 2 == 0 ? text.substring(0, at) : text.substring(0, at) + text.substring(at + 1);
                byte[] bytes = broken.getBytes(UTF_8);
                boolean found = comesBack(bytes, entry.path(), faults);
                refused += found ? 0 : 1;
                if (found != isWellFormed(bytes)) {
                    faults.add(entry + " without what is at " + at + (found ? ": read" : ": refused"));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(refused).isPositive();
    }

    /** Whether the bytes are read; then they and their text must come back. Nothing but a refusal may be thrown. */
    private static boolean comesBack(byte[] bytes, String path, List<String> faults) {
        try {
            SourceText source = SourceText.decode(bytes, XmlLimits.DEFAULT);
            readToEnd(source.text());
            if (!Arrays.equals(source.encode(), bytes)) {
                faults.add(path + ": other bytes");
            }
            SourceText again = SourceText.of(source.text(), XmlLimits.DEFAULT);
            if (!again.text().equals(source.text())) {
                faults.add(path + ": other text");
            }
            if (!Document.of(source.text()).toXml().equals(source.text())) {
                faults.add(path + ": the oracle would change it");
            }
            return true;
        } catch (DomainXmlException e) {
            return false;
        }
    }

    private static void readToEnd(String text) {
        SafeReader reader = SafeReader.of(text, XmlLimits.DEFAULT);
        reader.toRoot();
        reader.record(null);
        reader.skip();
        reader.stopRecording();
        reader.toEnd();
    }

    private static boolean isWellFormed(byte[] bytes) {
        return Dom.of(bytes).isPresent();
    }

    @Test
    void every_document_is_read_by_its_own_kind_and_refused_by_the_others() {
        SoftAssertions all = new SoftAssertions();
        for (Entry entry : Corpus.entries()) {
            String root = Dom.of(entry.bytes())
                    .orElseThrow()
                    .document()
                    .getDocumentElement()
                    .getTagName();
            all.check(() -> assertThat(readers(entry.bytes()))
                    .as(entry.path())
                    .isEqualTo(
                            switch (root) {
                                case "domain", "domstatus", "domainsnapshot" -> Set.of("domain");
                                case "interface", "hostdev" -> Set.of("device");
                                case "network" -> Set.of("network");
                                case "device" -> Set.of("nodedev");
                                case "vnic_profile", "vnic_profiles" -> Set.of("profile");
                                default -> Set.of();
                            }));
        }
        all.assertAll();
    }

    private static Set<String> readers(byte[] bytes) {
        Map<String, Consumer<byte[]>> parsers = Map.of(
                "domain", DomainXml::parse,
                "device", DeviceXml::parse,
                "network", NetworkXml::parse,
                "nodedev", NodeDeviceXml::parse,
                "profile", VnicProfileXml::parse);
        Set<String> found = new HashSet<>();
        parsers.forEach((name, parse) -> {
            try {
                parse.accept(bytes);
                found.add(name);
            } catch (DomainXmlException e) {
                assertThat(e.location()).isNotNull();
            }
        });
        return found;
    }

    @Test
    void every_network_is_described_as_xpath_finds_it() {
        each("network", NetworkXml::parse, NetworkXml::text, NetworkXml::toBytes, (xml, dom) -> {
            NetworkDefinition read = xml.definition();
            assertThat(read.name()).isEqualTo(dom.text("/network/name[1]").orElse(""));
            assertThat(read.forwardMode())
                    .isEqualTo(
                            dom.count("/network/forward") == 0
                                    ? Optional.empty()
                                    : dom.text("/network/forward[1]/@mode").or(() -> Optional.of("nat")));
            assertThat(read.kind()).isNotEqualTo(NetworkDefinition.Kind.UNKNOWN);
            assertThat(read.managed()).isEqualTo(dom.text("/network/forward[1]/@managed"));
            assertThat(read.pf()).isEqualTo(dom.text("/network/forward[1]/pf[1]/@dev"));
            assertThat(read.functions()).hasSize(dom.count("/network/forward[1]/address[@type='pci']"));
            assertThat(read.interfaces())
                    .hasSize(Math.max(
                            dom.count("/network/forward[1]/interface"), dom.count("/network/forward[1]/@dev")));
            assertThat(read.bridge()).isEqualTo(dom.text("/network/bridge[1]/@name"));
            assertThat(read.mtu()).isEqualTo(dom.text("/network/mtu/@size"));
            assertThat(read.virtualPort()).isEqualTo(dom.text("/network/virtualport[1]/@type"));
            assertThat(read.vlan().map(vlan -> vlan.tags().size()).orElse(0))
                    .isEqualTo(dom.count("/network/vlan[1]/tag"));
        });
    }

    @Test
    void every_node_device_is_described_as_xpath_finds_it() {
        each("nodedev", NodeDeviceXml::parse, NodeDeviceXml::text, NodeDeviceXml::toBytes, (xml, dom) -> {
            NodeDevice read = xml.device();
            String pci = "/device/capability[@type='pci'][1]";
            String net = "/device/capability[@type='net'][1]";
            assertThat(read.name()).isEqualTo(dom.text("/device/name[1]").orElse(""));
            assertThat(read.parent()).isEqualTo(dom.text("/device/parent[1]"));
            assertThat(read.driver()).isEqualTo(dom.text("/device/driver[1]/name[1]"));
            assertThat(read.capabilities()).hasSize(dom.count("/device/capability"));
            assertThat(read.address().flatMap(PciAddressText::bus)).isEqualTo(dom.text(pci + "/bus[1]"));
            assertThat(read.vendor()).isEqualTo(dom.text(pci + "/vendor[1]/@id"));
            assertThat(read.product()).isEqualTo(dom.text(pci + "/product[1]/@id"));
            assertThat(read.numaNode()).isEqualTo(dom.text(pci + "/numa[1]/@node"));
            assertThat(read.iommuGroup()).isEqualTo(dom.text(pci + "/iommuGroup[1]/@number"));
            assertThat(read.iommuGroupMembers()).hasSize(dom.count(pci + "/iommuGroup[1]/address"));
            assertThat(read.physicalFunction().flatMap(PciAddressText::bus))
                    .isEqualTo(dom.text(pci + "/capability[@type='phys_function']/address[1]/@bus"));
            assertThat(read.virtualFunction().isPresent())
                    .isEqualTo(dom.count(pci + "/capability[@type='phys_function']") == 1);
            assertThat(read.isPhysicalFunction()).isEqualTo(dom.count(pci + "/capability[@type='virt_functions']") > 0);
            assertThat(read.maxVirtualFunctions()).isEqualTo(dom.text(pci + "/capability/@maxCount"));
            assertThat(read.virtualFunctions()).hasSize(dom.count(pci + "/capability[@type='virt_functions']/address"));
            assertThat(read.interfaceName()).isEqualTo(dom.text(net + "/interface[1]"));
            assertThat(read.mac()).isEqualTo(dom.text(net + "/address[1]"));
            assertThat(read.link()).isEqualTo(dom.text(net + "/link[1]/@state"));
        });
    }

    @Test
    void every_vnic_profile_is_described_as_xpath_finds_it() {
        each("vnic_profile", VnicProfileXml::parse, VnicProfileXml::text, VnicProfileXml::toBytes, (xml, dom) -> {
            assertThat(xml.profiles()).hasSize(1);
            VnicProfile read = xml.profiles().get(0);
            assertThat(read.id()).isEqualTo(dom.text("/vnic_profile/@id"));
            assertThat(read.name()).isEqualTo(dom.text("/vnic_profile/name"));
            assertThat(read.failover()).isEqualTo(dom.text("/vnic_profile/failover/@id"));
            assertThat(read.network()).isEqualTo(dom.text("/vnic_profile/network/@id"));
            assertThat(read.networkFilter()).isEqualTo(dom.text("/vnic_profile/network_filter/@id"));
            assertThat(read.migratable().map(String::valueOf)).isEqualTo(dom.text("/vnic_profile/migratable"));
            assertThat(read.portMirroring().map(String::valueOf)).isEqualTo(dom.text("/vnic_profile/port_mirroring"));
            assertThat(read.passThrough().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(dom.text("/vnic_profile/pass_through/mode").orElse("disabled"));
        });
    }

    private static <T> void each(
            String kind,
            Function<byte[], T> parse,
            Function<T, String> text,
            Function<T, byte[]> stored,
            BiConsumer<T, Dom> described) {
        SoftAssertions all = new SoftAssertions();
        for (Entry entry : Corpus.entries(kind)) {
            all.check(() -> {
                T document = parse.apply(entry.bytes());
                assertThat(stored.apply(document)).as(entry.path()).isEqualTo(entry.bytes());
                assertThat(text.apply(document)).as(entry.path()).isEqualTo(new String(entry.bytes(), UTF_8));
                try {
                    described.accept(document, Dom.of(entry.bytes()).orElseThrow());
                } catch (AssertionError e) {
                    throw new AssertionError(entry.path(), e);
                }
            });
        }
        all.assertAll();
    }
}
