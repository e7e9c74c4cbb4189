package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.domtrip.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;

class VnicProfileXmlTest {
    private static final String LIST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <vnic_profiles>
            \t<vnic_profile id="a1" href="/api/vnicprofiles/a1"><!-- the VF -->
            \t\t<name>fast &amp; near</name>
            \t\t<link rel="permissions" href="/api/vnicprofiles/a1/permissions"/>
            \t\t<pass_through>
            \t\t\t<mode>enabled</mode>
            \t\t</pass_through>
            \t\t<migratable>true</migratable>
            \t\t<failover href="/api/vnicprofiles/b2" id="b2"/>
            \t\t<network id="n1"><name>prod</name><port_isolation>false</port_isolation></network>
            \t</vnic_profile>
            \t<vnic_profile id="b2">
            \t\t<name>slow</name>
            \t\t<port_mirroring>true</port_mirroring>
            \t\t<network><name>prod</name><external_provider id="p"/></network>
            \t\t<network_filter id="f"/>
            \t\t<qos id="q"/>
            \t</vnic_profile>
            \t<vnic_profile id="c3"/>
            </vnic_profiles>
            """;

    @Test
    void every_profile_of_a_list_is_described() {
        VnicProfileXml document = VnicProfileXml.parse(LIST);
        assertThat(document.text()).isEqualTo(LIST);
        assertThat(document.profiles())
                .containsExactly(
                        VnicProfile.builder()
                                .id("a1")
                                .name("fast & near")
                                .passThrough(PassThrough.ENABLED)
                                .migratable(true)
                                .failover("b2")
                                .network("n1")
                                .portIsolation(false)
                                .build(),
                        VnicProfile.builder()
                                .id("b2")
                                .name("slow")
                                .portMirroring(true)
                                .network("prod")
                                .externalNetwork(true)
                                .networkFilter("f")
                                .qos("q")
                                .build(),
                        VnicProfile.builder().id("c3").build());
        assertThat(document.profiles().get(1).origin().locate("qos").toString())
                .isEqualTo("18:3 /vnic_profiles/vnic_profile[2]/qos");
    }

    @Test
    void a_failover_that_is_another_loses_what_was_said_of_the_old_one() {
        VnicProfileXml edited = VnicProfileXml.parse(LIST).withFailover("a1", "c3");
        assertThat(edited.text())
                .isEqualTo(
                        LIST.replace("<failover href=\"/api/vnicprofiles/b2\" id=\"b2\"/>", "<failover id=\"c3\"/>"));
        assertThat(edited.changes())
                .singleElement()
                .hasToString("~ /vnic_profiles/vnic_profile[1]/failover: "
                        + "<failover href=\"/api/vnicprofiles/b2\" id=\"b2\"/> -> <failover id=\"c3\"/>");
        assertThat(edited.withFailover("a1", "b2").text())
                .isEqualTo(LIST.replace("href=\"/api/vnicprofiles/b2\" ", ""));
    }

    @Test
    void the_failover_that_is_there_already_changes_nothing() {
        VnicProfileXml document = VnicProfileXml.parse(LIST);
        assertThat(document.withFailover("a1", "b2")).isSameAs(document);
        assertThat(document.withoutFailover("b2")).isSameAs(document);
    }

    @Test
    void a_failover_comes_behind_the_last_child_and_goes_with_its_line() {
        VnicProfileXml document = VnicProfileXml.parse(LIST);
        assertThat(document.withFailover("b2", "x\"<&>").text())
                .isEqualTo(LIST.replace(
                        "<qos id=\"q\"/>\n", "<qos id=\"q\"/>\n\t\t<failover id=\"x&quot;&lt;&amp;&gt;\"/>\n"));
        assertThat(document.withFailover("c3", "b2").text())
                .isEqualTo(LIST.replace(
                        "<vnic_profile id=\"c3\"/>",
                        "<vnic_profile id=\"c3\">\n\t\t<failover id=\"b2\"/>\n\t</vnic_profile>"));
        assertThat(document.withoutFailover("a1").text())
                .isEqualTo(LIST.replace("\t\t<failover href=\"/api/vnicprofiles/b2\" id=\"b2\"/>\n", ""));
    }

    @Test
    void of_elements_that_stand_twice_the_last_counts_and_is_edited() {
        String text = "<vnic_profile id='a'><failover id='b'/><failover id='c'/></vnic_profile>";
        VnicProfileXml document = VnicProfileXml.parse(text);
        assertThat(document.profiles().get(0).failover()).contains("c");
        VnicProfileXml edited = document.withFailover("a", "d");
        assertThat(edited.profiles().get(0).failover()).contains("d");
        assertThat(edited.text()).isEqualTo(text.replace("'c'", "'d'"));
        assertThat(document.withoutFailover("a").text()).isEqualTo("<vnic_profile id='a'></vnic_profile>");
    }

    @Property(tries = 300)
    void an_added_failover_that_is_removed_again_leaves_no_trace(
            @ForAll("layouts") String text, @ForAll("identifiers") String failover) {
        VnicProfileXml edited = VnicProfileXml.parse(text).withFailover("p", failover);
        assertThat(edited.profiles().get(0).failover()).contains(failover);
        assertThat(Document.of(edited.text()).toXml()).isEqualTo(edited.text());
        assertThat(edited.withoutFailover("p").text()).isEqualTo(text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_written_profile_reads_as_it_was(@ForAll("profiles") VnicProfile profile) {
        VnicProfileXml written = VnicProfileXml.of(profile);
        assertThat(written.profiles()).containsExactly(profile);
        assertThat(VnicProfileXml.parse(written.toBytes()).text()).isEqualTo(written.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\ud800", "\uffff"})
    void a_character_that_xml_does_not_allow_is_not_written(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> VnicProfileXml.of(VnicProfile.builder().name(bad).build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VnicProfileXml.parse(LIST).withFailover("a1", bad));
    }

    @Test
    void an_edit_needs_one_profile_of_that_identifier() {
        assertThatThrownBy(() -> VnicProfileXml.parse(LIST).withFailover("z", "a1"))
                .isInstanceOf(XmlEditException.class)
                .hasMessage("no profile has the identifier 'z' (2:1 /vnic_profiles)");
        assertThatThrownBy(() -> VnicProfileXml.parse(LIST.replace("c3", "b2")).withoutFailover("b2"))
                .isInstanceOf(XmlEditException.class)
                .hasMessageStartingWith("more than one profile has the identifier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<vnic_profile>",
                "<network/>",
                "<vnic_profile xmlns='urn:x'/>",
                "<!DOCTYPE vnic_profile><vnic_profile/>",
                "<vnic_profile><name>&secret;</name></vnic_profile>",
                "<vnic_profile><migratable>secret</migratable></vnic_profile>",
                "<vnic_profile><port_mirroring/></vnic_profile>",
                "<vnic_profile><pass_through><mode>secret</mode></pass_through></vnic_profile>"
            })
    void what_is_no_profile_is_refused_without_being_quoted(String text) {
        assertThatThrownBy(() -> VnicProfileXml.parse(text))
                .isExactlyInstanceOf(DomainXmlException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> VnicProfileXml.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(DomainXmlException.class);
    }

    @Test
    void its_description_of_itself_says_nothing_of_the_content() {
        assertThat(VnicProfileXml.parse(LIST))
                .hasToString("VnicProfileXml[" + LIST.length() + " characters, 3 profiles, 0 changes]");
    }

    @Provide
    Arbitrary<String> layouts() {
        Arbitrary<String> lead = Arbitraries.of("", "\n  ", "\n\t", "\r\n    ");
        Arbitrary<String> inside = Arbitraries.of("<name>n</name>", "<!-- c --><name>n</name>", "<network id='n'/>");
        Arbitrary<Character> quote = Arbitraries.of('"', '\'');
        return Combinators.combine(lead, inside, quote)
                .as((space, child, mark) -> "<vnic_profile id=" + mark + "p" + mark + ">" + space + child
                        + space.replaceAll("[ \t]", "") + "</vnic_profile>");
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.strings()
                .withChars("ab<>&\"' \t\n\r]")
                .withChars('\u00e9', '\u20ac')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<VnicProfile> profiles() {
        Arbitrary<Optional<String>> text = identifiers().optional();
        Arbitrary<Optional<Boolean>> flag = Arbitraries.of(true, false).optional();
        Arbitrary<VnicProfile.Builder> named = Combinators.combine(text, text, text, text, text, text)
                .as((id, name, network, failover, qos, filter) -> VnicProfile.builder()
                        .id(id)
                        .name(name)
                        .network(network)
                        .failover(failover)
                        .qos(qos)
                        .networkFilter(filter));
        return Combinators.combine(named, Arbitraries.of(PassThrough.class), flag, flag)
                .as((builder, mode, migratable, mirroring) -> builder.passThrough(mode)
                        .migratable(migratable)
                        .portMirroring(mirroring)
                        .build());
    }
}
