package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThatXml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.xml.DomainXml;

class XmlChangeAssertTest {
    private static final String XML = Examples.XML;
    private static final String SECOND = "/domain/devices/interface[2]";

    private final DomainXml domain = DomainXml.parse(XML);

    @Test
    void aValueIsChangedAtItsAttribute() {
        String after = domain.withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:01"))
                .text();

        assertThatXml(XML).changedTo(after).onlyAt(SECOND).onlyAt(SECOND + "/mac/@address");
        assertThat(said(() -> assertThatXml(XML).changedTo(after).onlyAt(SECOND + "/mac/@type")))
                .isEqualTo("Expected a change at " + SECOND + "/mac/@type, but changed is\n  ~ " + SECOND
                        + "/mac/@address");
        assertThat(said(() -> assertThatXml(XML).changedTo(after).nowhere()))
                .isEqualTo("Expected no change, but changed is\n  ~ " + SECOND + "/mac/@address");
    }

    @Test
    void anElementIsAddedWithTheWhiteSpaceAroundIt() {
        String after = domain.withLink("ua-net0", LinkState.UP).text();

        assertThatXml(XML)
                .changedTo(after)
                .onlyAt("/domain/devices/interface[1]/link")
                .onlyAt("/domain/devices/interface/link")
                .added("/domain/devices/interface[1]/link");
        assertThat(said(() -> assertThatXml(XML).changedTo(after).removed("/domain/devices/interface[1]/link")))
                .startsWith("Expected /domain/devices/interface[1]/link to be removed, but changed is\n  + ");
    }

    @Test
    void aNicIsGoneAndTheOthersAreNot() {
        String after = domain.withoutNic("ua-net0").text();

        assertThatXml(XML)
                .changedTo(after)
                .onlyAt("/domain/devices/interface[1]")
                .removed("/domain/devices/interface");
        assertThatXml(after)
                .changedTo(XML)
                .onlyAt("/domain/devices/interface[1]")
                .added("/domain/devices/interface[1]");
    }

    @Test
    void twoPlacesAreTwoChanges() {
        String after = domain.withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:01"))
                .withLink("ua-net0", LinkState.UP)
                .text();

        assertThatXml(XML).changedTo(after).at(SECOND).onlyAt("/domain/devices/interface[1]", SECOND);
        assertThat(said(() -> assertThatXml(XML).changedTo(after).onlyAt(SECOND)))
                .isEqualTo("Expected changes only at [" + SECOND + "], but also changed is\n"
                        + "  + /domain/devices/interface[1]/link");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a><b/></a>, <a><b/></a>, ``",
                "<a><b/></a>, <a><b></b></a>, ~ /a/b",
                "<a x='1'/>, <a x=\"1\"/>, ~ /a/@x",
                "<a x='1'/>, <a  x='1'/>, ~ /a/@x",
                "<a x='1' y='2'/>, <a y='2' x='1'/>, ~ /a",
                "<a x='1'/>, <a/>, - /a/@x",
                "<a/>, <a x='>'/>, + /a/@x",
                "<a>one</a>, <a>two</a>, ~ /a",
                "<a> <b/></a>, <a>  <b/></a>, ~ /a",
                "<a><b/><!-- c --></a>, <a><b/><!-- d --></a>, ~ /a",
                "<a/>, <!-- c --><a/>, ~ /",
                "<a><b>1</b><b>2</b></a>, <a><b>1</b><b>3</b></a>, ~ /a/b[2]",
                "<a><b>1</b><b>2</b></a>, <a><b>2</b></a>, - /a/b[1]",
                "<a><b>1</b></a>, <a><b>1</b><c/></a>, + /a/c",
                "<a><![CDATA[<b>]]></a>, <a><![CDATA[<c>]]></a>, ~ /a"
            })
    void theInnermostPlaceIsTold(String before, String after, String expected) {
        List<String> changes = XmlComparison.of(XmlScanner.scan(before), XmlScanner.scan(after)).stream()
                .map(XmlDifference::toString)
                .toList();

        assertThat(changes).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<a>", "<a></b>", "</a>", "<a/></a>", "<a b='", "<!-- a", "<>"})
    void aMalformedDocumentIsToldByItsPlaceAndNotByItsText(String malformed) {
        assertThat(said(() -> assertThatXml("<secret/>").changedTo(malformed)))
                .startsWith("Expected a well-formed document, but afterwards it is not well-formed at 1:")
                .doesNotContain("secret");
        assertThat(said(() -> assertThatXml(malformed).changedTo("<secret/>")))
                .startsWith("Expected a well-formed document, but before it is not well-formed at 1:");
    }

    @Test
    void valuesAreNotTold() {
        assertThat(said(() -> assertThatXml("<a><b passwd='secret1'>secret2</b></a>")
                        .changedTo("<a><b passwd='secret3'>secret4</b></a>")
                        .nowhere()))
                .isEqualTo("Expected no change, but changed is\n  ~ /a/b/@passwd\n  ~ /a/b");
    }
}
