package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.xml.NetworkXml;

/** What is read of a network is what libvirt reads of it, which its own XML of the network tells. */
@WithLibvirt
class NetworkXmlAgainstLibvirtTest {
    @Test
    void libvirtTakesAWrittenPoolAndGivesItBack(LibvirtHost host) {
        VfPool ofPf =
                VfPool.named("written <&> pf").pf(PretendedHardware.PF_NAME).build();
        VfPool listed = VfPool.named("written'list'")
                .addFunctions(
                        VirtualFunction.at(PretendedHardware.VIRTUAL_FUNCTIONS.get(2))
                                .build(),
                        VirtualFunction.at(PretendedHardware.VIRTUAL_FUNCTIONS.get(0))
                                .build())
                .build();
        for (VfPool pool : List.of(ofPf, listed)) {
            NetworkXml written = NetworkXml.pool(pool);
            String own = host.defineNetwork(written.text(), DefineOption.VALIDATE);
            host.undefineNetwork(pool.name());

            assertThat(NetworkXml.parse(own).definition()).isEqualTo(written.definition());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<forward mode='hostdev' managed='YES'><pf dev='p'/><address type='pci' bus='101' slot='020'/></forward>",
                "<forward mode='hostdev' managed='perhaps'><address type='pci' domain='0' bus='0145' slot='16' function='0x2'/></forward>",
                "<forward mode='hostdev'><pf dev='p'/></forward><forward mode='vepa'/>",
                "<forward mode='bridge' dev='eth0'/>",
                "<forward mode='private' dev='a'><interface dev='a'/><interface dev='b'/></forward>",
                "<forward mode='passthrough'><interface dev='a'/><pf dev='p'/></forward>",
                "<forward mode=''/><ip address='192.168.66.1'/><ip address='192.168.67.1'/>",
                "<forward/><ip address='192.168.66.1'/>",
                "<forward mode='none'/>",
                "<bridge name=''/><mtu/><mtu size='9000'/><mtu size='1500'/>",
                "<forward mode='bridge'/><bridge name='br7'/><bridge name='br8'/><virtualport type='openvswitch'/>",
                "<forward mode='bridge'/><bridge name='br7'/><virtualport type='openvswitch'/><vlan><tag id='42'/></vlan><vlan><tag id='43'/></vlan>",
            })
    void anOddNetworkIsReadAsLibvirtReadsIt(String content, LibvirtHost host) {
        String text = "<network><name>odd</name><name>even</name>" + content + "</network>";
        NetworkDefinition read = NetworkXml.parse(text).definition();
        String own = host.defineNetwork(text);
        host.undefineNetwork("odd");

        assertSame(read, NetworkXml.parse(own).definition());
    }

    @Test
    void everyNetworkOfTheCorpusIsReadAsLibvirtReadsIt(LibvirtHost host) throws IOException {
        String folder = System.getProperty("netfailover.corpus", "");
        assumeTrue(!folder.isBlank(), "netfailover.corpus names no folder of documents");
        int taken = 0;
        for (Path file : networks(Path.of(folder))) {
            String text = Files.readString(file);
            Optional<String> own = defined(text, host);
            if (own.isPresent()) {
                taken++;
                assertSame(
                        NetworkXml.parse(text).definition(),
                        NetworkXml.parse(own.get()).definition());
            }
        }
        assertThat(taken).isGreaterThan(50);
    }

    private static List<Path> networks(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (fields[1].equals("network")) {
                found.add(folder.resolve(fields[0]));
            }
        }
        return found;
    }

    private static Optional<String> defined(String text, LibvirtHost host) {
        try {
            String own = host.defineNetwork(text);
            host.undefineNetwork(NetworkXml.parse(own).definition().name());
            return Optional.of(own);
        } catch (LibvirtException e) {
            return Optional.empty();
        }
    }

    /** libvirt finds a bridge for who names none, spells addresses its way, and writes one of two kinds of function. */
    private static void assertSame(NetworkDefinition read, NetworkDefinition libvirts) {
        assertThat(libvirts.name()).isEqualTo(read.name());
        assertThat(libvirts.kind()).isEqualTo(read.kind());
        assertThat(libvirts.forwardMode()).isEqualTo(read.forwardMode().filter(mode -> !mode.equals("none")));
        if (read.bridge().isPresent()) {
            assertThat(libvirts.bridge()).isEqualTo(read.bridge());
        }
        assertThat(libvirts.interfaces()).isEqualTo(read.interfaces());
        boolean listed = !read.functions().isEmpty() || !read.interfaces().isEmpty();
        assertThat(libvirts.pf()).isEqualTo(listed ? Optional.empty() : read.pf());
        assertThat(addresses(libvirts)).isEqualTo(addresses(read));
        assertThat(libvirts.mtu()).isEqualTo(read.mtu());
        assertThat(libvirts.virtualPort()).isEqualTo(read.virtualPort());
        assertThat(libvirts.vlan().flatMap(vlan -> vlan.vlan()))
                .isEqualTo(read.vlan().flatMap(vlan -> vlan.vlan()));
    }

    private static List<Optional<PciAddress>> addresses(NetworkDefinition network) {
        return network.functions().stream().map(PciAddressText::address).toList();
    }
}
