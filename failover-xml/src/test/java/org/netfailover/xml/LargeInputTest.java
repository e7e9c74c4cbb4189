package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;

/** What is merely large is read in a time that grows with it; what grows too fast would not end before the timeout. */
@Tag("fuzz")
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class LargeInputTest {
    private static final XmlLimits DEEPEST = XmlLimits.DEFAULT.withDepth(10_000);
    private static final int MANY = 150_000;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_attribute_of_ten_million_characters_is_read(Kind kind) {
        kind.parse(kind.around("<name x='" + "x".repeat(10_000_000) + "'/>"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void text_of_ten_million_characters_is_read(Kind kind) {
        kind.parse(kind.around("<name>" + "x&amp;".repeat(2_000_000) + "</name>"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_hundred_thousand_attributes_of_an_element_are_refused(Kind kind) {
        String attributes =
                IntStream.range(0, 100_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
        BadInputTest.refusals(kind, kind.around("<a" + attributes + "/>"))
                .forEach(refused -> assertThat(refused.fault()).isEqualTo("over the attribute limit"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_million_siblings_are_read(Kind kind) {
        kind.parse(kind.around("<a/>".repeat(1_000_000)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void two_hundred_thousand_nested_elements_are_refused_with_a_short_path(Kind kind) {
        String name = "n".repeat(50);
        String nested = "<" + kind.root() + ">" + ("<" + name + ">").repeat(200_000);
        BadInputTest.refusals(kind, nested).forEach(refused -> {
            assertThat(refused.fault()).isEqualTo("deeper than the limit of 256 elements");
            assertThat(refused.location().path())
                    .startsWith("/" + kind.root() + "/" + name)
                    .contains("/…/")
                    .endsWith("/" + name)
                    .hasSizeLessThan(512);
        });
        assertThat(catchThrowable(() -> kind.parse(nested, DEEPEST))).isExactlyInstanceOf(DomainXmlException.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_deepest_nesting_that_a_limit_allows_is_read(Kind kind) {
        for (String name : new String[] {"a", "source", "actual", "teaming", "capability", "vnic_profile"}) {
            String nested =
                    kind.around("<" + name + ">" + "<a>".repeat(9_000) + "</a>".repeat(9_000) + "</" + name + ">");
            kind.parse(nested, DEEPEST);
            kind.parse(nested.replace("a>", name + ">").replaceAll("\\b\\w*" + name + ">", name + ">"), DEEPEST);
        }
    }

    @Test
    void as_many_findings_as_there_are_faulty_interfaces() {
        String faulty = "<interface><teaming/><alias name='ua-x'/></interface>\n";
        DomainXml domain = DomainXml.parse(devices(faulty.repeat(MANY)));
        Report report = Rules.forTarget(Target.any()).check(domain.nics());
        assertThat(report.findings()).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(domain.nics().nics().get(MANY - 1).origin().locate("teaming").path())
                .isEqualTo("/domain/devices/interface[" + MANY + "]/teaming");
    }

    @Test
    void very_many_teamings_in_one_interface_and_outside_are_read() {
        String teamings = "<teaming/>".repeat(MANY);
        assertThat(DomainXml.parse(devices("<interface>" + teamings + "</interface>"))
                        .nics()
                        .strayTeamings())
                .isEmpty();
        assertThat(DomainXml.parse(devices("<disk>" + teamings + "</disk>"))
                        .nics()
                        .strayTeamings())
                .hasSize(MANY);
    }

    @Test
    void stray_teamings_far_down_are_read() {
        String name = "n".repeat(60);
        String deep =
                ("<" + name + ">").repeat(240) + "<x><teaming/></x>".repeat(MANY) + ("</" + name + ">").repeat(240);
        assertThat(DomainXml.parse(Kind.DOMAIN.around(deep)).nics().strayTeamings())
                .hasSize(MANY)
                .allSatisfy(place -> assertThat(place.path()).hasSizeLessThan(512));
    }

    @Test
    void very_many_devices_of_different_names_are_read() {
        String names = IntStream.range(0, 9_900)
                .mapToObj(i -> "<a" + i + "><alias name='ua-" + i + "'/></a" + i + ">")
                .collect(Collectors.joining());
        DomainXml domain = DomainXml.parse(devices(names + "<c/>".repeat(MANY) + "<a5><alias name='ua-last'/></a5>"));
        assertThat(domain.nics().otherDevices()).hasSize(9_901);
        assertThat(domain.nics().otherDevices().get(9_900).origin().location().path())
                .isEqualTo("/domain/devices/a5[2]");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void names_that_collide_in_the_parsers_table_are_refused_when_they_are_too_many(Kind kind) {
        String elements = colliding("<", "/>\n");
        String attributes = colliding("<a ", "=''/>\n");
        for (String many : new String[] {elements, attributes}) {
            BadInputTest.refusals(kind, kind.around(many)).forEach(refused -> {
                assertThat(refused.fault()).isEqualTo("over the different names limit");
                assertThat(refused.location().line()).isBetween(9_000, 10_010);
            });
        }
    }

    /** As many names with one hash as fit: each place is one of two pairs of characters. */
    private static String colliding(String before, String behind) {
        return IntStream.range(0, 1 << 18)
                .mapToObj(i -> IntStream.range(0, 18)
                        .mapToObj(place -> (i >> place & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", before, behind)))
                .collect(Collectors.joining());
    }

    private static String devices(String content) {
        return Kind.DOMAIN.around("<devices>" + content + "</devices>");
    }
}
