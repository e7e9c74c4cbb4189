package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "UTF-8,,false",
        "UTF-8,UTF-8,false",
        "UTF-8,utf-8,true",
        "UTF-8,,true",
        "UTF-16LE,UTF-16,true",
        "UTF-16BE,UTF-16,true",
        "UTF-16LE,,true",
        "UTF-16BE,,true",
        "UTF-16LE,UTF-16LE,false",
        "UTF-16BE,,false",
        "ISO-8859-1,ISO-8859-1,false",
        "ISO-8859-15,ISO-8859-15,false",
        "windows-1252,windows-1252,false",
        "US-ASCII,US-ASCII,false",
        "Shift_JIS,Shift_JIS,false"
    })
    void a_document_is_stored_as_it_was_before_and_after_an_edit(String charset, String declared, boolean mark) {
        Charset stored = Charset.forName(charset);
        String text = (declared == null ? "" : "<?xml version='1.0' encoding='" + declared + "'?>\r\n")
                + "<!-- 1 -->\r\n<vnic_profile id='a'>\r\n\t<name>x"
                + (stored.newEncoder().canEncode('\u00e9') ? "\u00e9" : "")
                + "</name>\r\n</vnic_profile>\r\n\t";
        byte[] bytes = (mark ? '\ufeff' + text : text).getBytes(stored);
        VnicProfileXml document = VnicProfileXml.parse(bytes);
        assertThat(document.text()).isEqualTo(text);
        assertThat(document.toBytes()).isEqualTo(bytes);

        VnicProfileXml edited = document.withFailover("a", "\u00e9\u20ac\ud83d\ude00");
        VnicProfileXml again = VnicProfileXml.parse(edited.toBytes());
        assertThat(again.text()).isEqualTo(edited.text());
        assertThat(again.profiles().get(0).failover()).contains("\u00e9\u20ac\ud83d\ude00");
        assertThat(again.withoutFailover("a").toBytes()).isEqualTo(bytes);
    }

    @Test
    void text_is_stored_as_its_declaration_says() {
        String text = "<?xml version=\"1.0\" encoding=\"%s\"?><network><name>\u00e9</name></network>";
        String latin = text.formatted("ISO-8859-1");
        assertThat(NetworkXml.parse(latin).toBytes()).isEqualTo(latin.getBytes(StandardCharsets.ISO_8859_1));
        String wide = text.formatted("UTF-16");
        assertThat(NetworkXml.parse(wide).toBytes()).isEqualTo(wide.getBytes(StandardCharsets.UTF_16));
        NetworkXml ascii = NetworkXml.parse(text.formatted("US-ASCII"));
        assertThatThrownBy(ascii::toBytes).isExactlyInstanceOf(DomainXmlException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"martian", "EBCDIC-CP-US", "IBM037", "UTF-7", "UTF-16", "ISO-2022-CN"})
    void an_encoding_that_cannot_be_read_is_refused(String name) {
        byte[] bytes = ("<?xml version='1.0' encoding='" + name + "'?><network/>").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> NetworkXml.parse(bytes)).isExactlyInstanceOf(DomainXmlException.class);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[][] broken = {
            {},
            {'<'},
            {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            {(byte) 0xfe, (byte) 0xff},
            {(byte) 0xff, (byte) 0xfe, '<'},
            {'<', 0, 'a'},
            {0, '<', 0},
            {0, 0, 0, '<'},
            {'<', 'a', (byte) 0xc3, '/', '>'},
            {(byte) 0x7f, 'E', 'L', 'F'},
            {'<', 'a', '/', '>', 0}
        };
        for (byte[] bytes : broken) {
            assertThatThrownBy(() -> NetworkXml.parse(bytes)).isExactlyInstanceOf(DomainXmlException.class);
        }
    }

    @Test
    void size_is_limited_in_characters_and_before_bytes_are_decoded() {
        String text = "<network><name>" + "\u20ac".repeat(100) + "</name></network>";
        XmlLimits enough = XmlLimits.DEFAULT.withCharacters(text.length());
        XmlLimits less = XmlLimits.DEFAULT.withCharacters(text.length() - 1);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(NetworkXml.parse(text, enough).text()).isEqualTo(text);
        assertThat(NetworkXml.parse(bytes, enough).text()).isEqualTo(text);
        assertThatThrownBy(() -> NetworkXml.parse(text, less)).hasMessageStartingWith("larger than the limit");
        assertThatThrownBy(() -> NetworkXml.parse(bytes, less)).hasMessageStartingWith("larger than the limit");
        assertThatThrownBy(() -> NetworkXml.parse(new byte[5000], less))
                .hasMessageStartingWith("larger than the limit");
    }

    /** Every unit as it is, big-endian behind a byte order mark; an encoder would mend the text. */
    private static byte[] stored(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 2 * text.length()).putChar('\ufeff');
        text.chars().forEach(c -> bytes.putChar((char) c));
        return bytes.array();
    }
}
