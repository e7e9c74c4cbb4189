package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no text in the encoding that they claim, and encodings that are not read. */
class EncodingFaultTest {
    private static final String SECRET = Seeds.SECRET;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bytes_that_are_no_utf_8_are_refused_where_they_stand(Kind kind) {
        for (String bad : List.of(
                "\u00e4",
                "\u00c0\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00fe",
                "\u0080",
                "\u00e2\u0082")) {
            for (String declaration : List.of("", "<?xml version='1.0' encoding='UTF-8'?>", "\u00ef\u00bb\u00bf")) {
                byte[] bytes = (declaration + kind.around(SECRET + "\u00c3\u00a4" + bad + SECRET)).getBytes(ISO_8859_1);
                DomainXmlException refused = refused(kind, bytes);
                assertThat(refused).hasMessage("not text in UTF-8 (line 2, column " + (SECRET.length() + 2) + ")");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void half_a_character_of_utf_16_is_refused_where_it_stands(Kind kind) {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            byte[] bytes = kind.around(SECRET).getBytes(charset);
            assertThat(refused(kind, java.util.Arrays.copyOf(bytes, bytes.length - 1))
                            .fault())
                    .isEqualTo("not text in " + charset);
            byte[] lone = ("\ufeff" + kind.around("X" + SECRET)).getBytes(charset);
            int at = new String(lone, charset).indexOf('X') * 2;
            lone[at + (charset == UTF_16LE ? 1 : 0)] = (byte) 0xdc;
            assertThat(refused(kind, lone)).hasMessage("not text in " + charset + " (line 2, column 1)");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_declaration_that_lies_is_refused(Kind kind) {
        String ascii = "<?xml version='1.0' encoding='US-ASCII'?>";
        assertThat(refused(kind, (ascii + kind.around("\u00e4" + SECRET)).getBytes(UTF_8)))
                .hasMessage("not text in US-ASCII (line 2, column 1)");
        String utf16 = "<?xml version='1.0' encoding='UTF-16'?>";
        assertThat(refused(kind, (utf16 + kind.around(SECRET)).getBytes(UTF_8)))
                .hasMessage("declares an encoding that is not supported here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "UTF-32", "UTF-32LE", "IBM037", "UTF-7", "x-UTF-16LE-BOM", "ISO-2022-CN"})
    void an_encoding_that_is_not_read_is_refused(String name) {
        for (Kind kind : Kind.values()) {
            String document = "<?xml version='1.0' encoding=\"" + name + "\"?>" + kind.around(SECRET);
            assertThat(refused(kind, document.getBytes(UTF_8)))
                    .hasMessage("declares an encoding that is not supported here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "UTF-32", "IBM037", "IBM1047", "X-UTF-32LE-BOM"})
    void a_document_stored_in_what_is_not_read_is_refused(String name) {
        for (Kind kind : Kind.values()) {
            for (String declaration : List.of("", "<?xml version='1.0' encoding='" + name + "'?>")) {
                refused(kind, (declaration + kind.around(SECRET)).getBytes(Charset.forName(name)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_second_byte_order_mark_is_no_text_before_the_root(Kind kind) {
        String twice = "\ufeff\ufeff" + kind.around("");
        assertThatThrownBy(() -> kind.parse(twice)).isExactlyInstanceOf(DomainXmlException.class);
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            assertThat(refused(kind, twice.getBytes(charset)))
                    .hasMessage("not well-formed: unexpected character (line 1, column 1)");
        }
    }

    @Test
    void what_is_no_text_at_all_is_refused() {
        byte[] elf = "\u007fELF\u0002\u0001\u0001\0\0".getBytes(ISO_8859_1);
        byte[] zip = "PK\u0003\u0004\u0014\0\u0008\u0008\u0008\0\u00e6".getBytes(ISO_8859_1);
        byte[] gzip = "\u001f\u008b\u0008\0\0\0\0\0".getBytes(ISO_8859_1);
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        for (Kind kind : Kind.values()) {
            for (byte[] bytes : List.of(elf, zip, gzip, every, new byte[1], new byte[100_000])) {
                refused(kind, bytes);
            }
            for (int i = 0; i < 256; i++) {
                refused(kind, new byte[] {(byte) i});
                refused(kind, new byte[] {(byte) i, (byte) 0xfe});
                refused(kind, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) i});
            }
        }
    }

    private static DomainXmlException refused(Kind kind, byte[] bytes) {
        DomainXmlException refused = catchThrowableOfType(DomainXmlException.class, () -> kind.parse(bytes));
        assertThat(refused).isNotNull().hasNoCause();
        assertThat(refused.toString()).doesNotContain(SECRET.substring(0, 8));
        return refused;
    }
}
