package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.Vlan;

/** The pairs that a domain is to have, kept in its metadata. */
class PairsXmlTest {
    private static final TeamingPair FIRST = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:01"))
            .standby(Standby.bridge("br0")
                    .alias("ua-a")
                    .mtu(9000)
                    .vlan(Vlan.of(42))
                    .link(LinkState.DOWN)
                    .queues(4))
            .primary(Primary.pooled("vf & pool").alias("ua-a-vf"))
            .build();
    private static final TeamingPair SECOND = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:02"))
            .standby(
                    Standby.on(new StandbySource.VhostUser("/run/v.sock", true)).alias("ua-b"))
            .primary(Primary.hostdev(PciAddress.parse("b3:02.3"))
                    .alias("ua-b-vf")
                    .managed(false))
            .build();

    private static final String BOTH = """
            <pairs version='1'>
              <pair>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <vlan>
                    <tag id='42'/>
                  </vlan>
                  <model type='virtio'/>
                  <driver queues='4'/>
                  <teaming type='persistent'/>
                  <link state='down'/>
                  <mtu size='9000'/>
                  <alias name='ua-a'/>
                </interface>
                <interface type='network'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source network='vf &amp; pool'/>
                  <model type='virtio'/>
                  <teaming type='transient' persistent='ua-a'/>
                  <alias name='ua-a-vf'/>
                </interface>
              </pair>
              <pair>
                <interface type='vhostuser'>
                  <mac address='52:54:00:aa:bb:02'/>
                  <source type='unix' path='/run/v.sock' mode='server'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-b'/>
                </interface>
                <hostdev mode='subsystem' type='pci' managed='no'>
                  <source>
                    <address domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                  </source>
                  <teaming type='transient' persistent='ua-b'/>
                  <alias name='ua-b-vf'/>
                </hostdev>
              </pair>
            </pairs>""";

    @Test
    void pairs_are_written_as_libvirt_would_take_their_devices() {
        PairsXml written = PairsXml.of(List.of(FIRST, SECOND));
        assertThat(written.text()).isEqualTo(BOTH);
        assertThat(written.pairs()).containsExactly(FIRST, SECOND);
        assertThat(PairsXml.parse(BOTH).pairs()).containsExactly(FIRST, SECOND);
        assertThat(PairsXml.parse(BOTH).text()).isEqualTo(BOTH);
        assertThat(written).hasToString("PairsXml[2 pairs]");
    }

    @Test
    void no_pairs_are_something_to_keep() {
        assertThat(PairsXml.of(List.of()).text()).isEqualTo("<pairs version='1'/>");
        assertThat(PairsXml.parse("<pairs version='1'></pairs>").pairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover", "x"})
    void the_form_in_a_domains_xml_is_read_too(String prefix) {
        String inDomain = BOTH.replaceAll("<(/?)([a-z])", "<$1" + prefix + ":$2")
                .replace(":pairs version", ":pairs xmlns:" + prefix + "='" + PairsXml.NAMESPACE + "' version")
                .replace('\'', '"');
        assertThat(PairsXml.parse(inDomain).pairs()).containsExactly(FIRST, SECOND);
        assertThat(PairsXml.parse(BOTH.replace("<pairs", "<pairs xmlns='" + PairsXml.NAMESPACE + "'"))
                        .pairs())
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void comments_and_other_spellings_are_no_matter() {
        String spelled = BOTH.replace("aa:bb:01", "AA:BB:01")
                .replace("bus='0xb3'", "bus='179'")
                .replace("<pair>", "<!-- a --><pair >")
                .replace("id='42'", "id=\"4&#50;\"");
        assertThat(PairsXml.parse(spelled).pairs()).containsExactly(FIRST, SECOND);
    }

    @Test
    void pairs_that_one_domain_cannot_have_together_are_refused() {
        assertThatThrownBy(() -> PairsXml.of(List.of(FIRST, SECOND, FIRST)))
                .isExactlyInstanceOf(IllegalArgumentException.class);
        TeamingPair sameAlias = TeamingPair.builder()
                .mac(SECOND.mac())
                .standby(Standby.bridge("br0").alias("ua-a-vf"))
                .primary(SECOND.primary())
                .build();
        assertThatThrownBy(() -> PairsXml.of(List.of(FIRST, sameAlias)))
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairsXml.parse(BOTH.replace("aa:bb:02", "aa:bb:01")))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessage("two pairs have one MAC or share an alias (line 24, column 3, in /pairs/pair)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            version='1'                 | version='2'                   | the pairs are of another version than 1         | 1:1 /pairs
            version='1'                 | ##                            | the pairs are of another version than 1         | 1:1 /pairs
            version='1'                 | version='1' secret='1'        | has an attribute that is not known here         | 1:1 /pairs
            <pairs                      | <pairs xmlns='urn:secret'     | the root element is pairs in a namespace that is not ours | 1:1 /pairs
            <pair>                      | <pair secret='1'>             | has an attribute that is not known here         | 2:3 /pairs/pair
            <pair>                      | <secret/><pair>               | has an element that is no pair                  | 2:3 /pairs/secret
            <pair>                      | <x:pair xmlns:x='urn:x'/><pair> | has an element that is no pair                | 2:3 /pairs/pair
            <pair>                      | <pair><secret/>               | has an element that is no interface or hostdev  | 2:9 /pairs/pair/secret
            <pair>                      | <pair><interface/>            | is no pair                                      | 2:3 /pairs/pair
            <mac address='52:54:00:aa:bb:01'/> | <mac address='secret'/> | is no pair                                     | 2:3 /pairs/pair
            <model type='virtio'/>      | ##                            | is no pair                                      | 2:3 /pairs/pair
            name='ua-a'                 | name='secret'                 | is no pair                                      | 2:3 /pairs/pair
            persistent='ua-a'           | persistent='secret'           | is no pair                                      | 2:3 /pairs/pair
            <source bridge='br0'/>      | <source bridge='br0' secret='1'/> | has something that a pair cannot hold       | 5:7 /interface/source
            <source bridge='br0'/>      | <source bridge='br0'/><source bridge='br1'/> | has something that a pair cannot hold | 5:29 /interface/source[2]
            <source bridge='br0'/>      | <source bridge='br0'/><secret/> | has something that a pair cannot hold         | 5:29 /interface/secret
            <source bridge='br0'/>      | <source bridge='br0'/><x:mac xmlns:x='urn:x'/> | has an element in another namespace | 5:29 /pairs/pair/interface/mac
            state='down'                | state='secret'                | has something that a pair cannot hold           | 12:7 /interface/link
            <alias name='ua-a'/>        | <alias name='ua-a'/><address type='pci'/> | has something that a pair cannot hold | 14:27 /interface/address
            """)
    void what_a_pair_cannot_hold_is_refused_where_it_stands(String old, String now, String fault, String place) {
        assertThat(BOTH).contains(old);
        assertThatThrownBy(() -> PairsXml.parse(BOTH.replaceFirst(java.util.regex.Pattern.quote(old), now)))
                .isInstanceOfSatisfying(DomainXmlException.class, e -> {
                    assertThat(e.fault()).startsWith(fault).doesNotContain("secret");
                    assertThat(e.location()).hasToString(place);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<pairs",
                "<pairs version='1'>",
                "<pair/>",
                "<!DOCTYPE pairs><pairs version='1'/>",
                "<pairs version='1'>&secret;</pairs>"
            })
    void what_is_no_such_element_is_refused(String text) {
        assertThatThrownBy(() -> PairsXml.parse(text))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void limits_hold() {
        assertThatThrownBy(() -> PairsXml.parse(BOTH, XmlLimits.DEFAULT.withCharacters(100)))
                .isExactlyInstanceOf(DomainXmlException.class);
        assertThatThrownBy(() -> PairsXml.parse(BOTH, XmlLimits.DEFAULT.withDepth(3)))
                .isExactlyInstanceOf(DomainXmlException.class);
    }
}
