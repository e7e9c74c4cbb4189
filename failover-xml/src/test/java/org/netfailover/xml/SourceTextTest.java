package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "\udc00\ud800", "\ufffe", "\uffff"})
    void a_character_that_xml_does_not_allow_is_refused_wherever_it_stands(String bad) {
        for (String text : new String[] {
            "<network>\n " + bad + "</network>", "<network\na='" + bad + "'/>", "<!--\n" + bad + "--><network/>"
        }) {
            assertThatThrownBy(() -> NetworkXml.parse(text))
                    .isExactlyInstanceOf(DomainXmlException.class)
                    .hasMessageStartingWith("not well-formed: illegal character (line 2");
            assertThatThrownBy(() -> NetworkXml.parse(stored(text))).isExactlyInstanceOf(DomainXmlException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\ude00", "\ufffd", "\ue000", "\u0085\u2028", "\ufeff"})
    void a_character_that_xml_allows_is_kept(String good) {
        String text = "<network><name>" + good + "</name></network>";
        assertThat(NetworkXml.parse(text).definition().name()).isEqualTo(good);
        byte[] stored = text.getBytes(StandardCharsets.UTF_16);
        assertThat(NetworkXml.parse(stored).toBytes()).isEqualTo(stored);
    }

    /** Every unit as it is, big-endian behind a byte order mark; an encoder would mend the text. */
    private static byte[] stored(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 2 * text.length()).putChar('\ufeff');
        text.chars().forEach(c -> bytes.putChar((char) c));
        return bytes.array();
    }
}
