package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of document refuses what is no such document with one exception, its place, and nothing of what it holds. */
class BadInputTest {
    private static final String SECRET = Seeds.SECRET;
    private static final String ILL = "not well-formed";
    private static final String DOCTYPE = "has a document type declaration, which is not allowed";

    /** What stands on the second line inside the root, @ for the secret, the fault, and the line, column and path of it. */
    private record Bad(String content, String fault, int line, int column, String path) {}

    private static final List<Bad> INSIDE = List.of(
            new Bad("<a><b x='@'>@</c></a>", ILL + ": unexpected close tag", 2, 9 + 7, "/a/b"),
            new Bad("<a x='@' x='@'/>", ILL + ": duplicate attribute", 2, 0, ""),
            new Bad("<a x=@/>", ILL + ": unexpected character", 2, 6, ""),
            new Bad("<a x/>", ILL + ": unexpected character", 2, 5, ""),
            new Bad("<a x='@<'/>", ILL + ": unexpected character", 2, 0, ""),
            new Bad("<a x='1'y='@'/>", ILL + ": unexpected character", 2, 9, ""),
            new Bad("<a>&@;</a>", ILL + ": undeclared general entity", 2, 0, "/a"),
            new Bad("<a x='&@;'/>", ILL + ": undeclared general entity", 2, 0, ""),
            new Bad("@ & @", ILL + ": unexpected character", 2, 0, ""),
            new Bad("@&#0;", ILL, 2, 0, ""),
            new Bad("@&#xD800;", ILL, 2, 0, ""),
            new Bad("@&#99999999999;", ILL, 2, 0, ""),
            new Bad("@\u0001@", ILL + ": illegal character", 2, 0, ""),
            new Bad("<!-- @ -- -->", ILL, 2, 0, ""),
            new Bad("<?xml @?>", ILL + ": illegal processing instruction target", 2, 0, ""),
            new Bad("@]]>@", ILL, 2, 0, ""),
            new Bad("<![@DATA[@]]>", ILL, 2, 0, ""),
            new Bad("<!ELEMENT @>", ILL, 2, 0, ""),
            new Bad("<!DOCTYPE @>", ILL, 2, 0, ""),
            new Bad("<@:x/>", ILL + ": undeclared namespace prefix", 2, 0, ""),
            new Bad("<a @:x='@'/>", ILL + ": undeclared namespace prefix", 2, 0, ""),
            new Bad("<a xmlns:@=''/>", ILL, 2, 0, ""),
            new Bad("<1@/>", ILL + ": unexpected character", 2, 2, ""),
            new Bad("<a/><b></b", ILL, 3, 0, "/b"),
            new Bad(
                    "<a><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='@'/></a>",
                    "has an XInclude element, which is not allowed",
                    2,
                    4,
                    "/a/include"),
            new Bad(
                    "<a><include xmlns='http://www.w3.org/2001/XInclude'><fallback>@</fallback></include></a>",
                    "has an XInclude element, which is not allowed",
                    2,
                    4,
                    "/a/include"));

    /** Whole documents, R for the root's name, @ for the secret. */
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("", ILL + ": unexpected EOF"),
            Map.entry(" \n\t ", ILL + ": unexpected EOF"),
            Map.entry("\0", ILL + ": illegal character"),
            Map.entry("@", ILL + ": unexpected character"),
            Map.entry("<", ILL + ": unexpected EOF"),
            Map.entry("<R", ILL + ": unexpected end of input"),
            Map.entry("<R>@", ILL),
            Map.entry("<R/>@", ILL + ": unexpected character"),
            Map.entry("<R/><R/>", ILL + ": illegal to have multiple roots"),
            Map.entry("@<R/>", ILL + ": unexpected character"),
            Map.entry("\n<?xml version='1.0'?><R/>", ILL + ": illegal processing instruction target"),
            Map.entry("<?xml version='@'?><R/>", ILL),
            Map.entry("<?xml version='1.0' standalone='@'?><R/>", ILL),
            Map.entry("<!DOCTYPE R><R/>", DOCTYPE),
            Map.entry("<!DOCTYPE R SYSTEM 'file:///@'><R/>", DOCTYPE),
            Map.entry("<!DOCTYPE R PUBLIC '-//@' 'http://127.0.0.1:9/@'><R/>", DOCTYPE),
            Map.entry("<!DOCTYPE R [<!ENTITY x '@'>]><R>&x;</R>", DOCTYPE),
            Map.entry("<!-- @ --><!DOCTYPE R [<!ATTLIST R x CDATA '@'>]><R/>", DOCTYPE),
            Map.entry("<p:R/>", ILL + ": undeclared namespace prefix"));

    static Stream<Arguments> inside() {
        return Arrays.stream(Kind.values()).flatMap(kind -> INSIDE.stream().map(bad -> Arguments.of(kind, bad)));
    }

    static Stream<Arguments> whole() {
        return Arrays.stream(Kind.values())
                .flatMap(
                        kind -> WHOLE.entrySet().stream().map(bad -> Arguments.of(kind, bad.getKey(), bad.getValue())));
    }

    @ParameterizedTest
    @MethodSource("inside")
    void what_is_wrong_inside_is_refused_at_its_place_without_its_text(Kind kind, Bad bad) {
        for (DomainXmlException refused :
                refusals(kind, kind.around(bad.content().replace("@", SECRET)))) {
            assertThat(refused.fault()).startsWith(bad.fault());
            assertThat(refused.location().line()).isEqualTo(bad.line());
            assertThat(refused.location().column()).isPositive();
            if (bad.column() > 0
                    && !bad.content().substring(0, bad.column() - 1).contains("@")) {
                assertThat(refused.location().column()).isEqualTo(bad.column());
            }
            assertThat(refused.location().path()).isEqualTo("/" + kind.root() + bad.path());
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void what_is_wrong_around_the_root_is_refused_without_its_text(Kind kind, String document, String fault) {
        String text = document.replace("@", SECRET).replace("R", kind.root());
        for (DomainXmlException refused : refusals(kind, text)) {
            assertThat(refused.fault()).startsWith(fault);
            assertThat(refused.location().line()).isBetween(1, 3);
            assertThat(refused.location().column()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void another_root_is_refused_and_named_only_as_the_path(Kind kind) {
        for (String root :
                List.of("volume", kind.root().toUpperCase(java.util.Locale.ROOT), kind.root() + "s2", "d\u00f6")) {
            for (DomainXmlException refused : refusals(kind, "<!---->\n <" + root + " x='" + SECRET + "'/>")) {
                assertThat(refused.fault()).startsWith("the root element is no ");
                assertThat(refused.location().toString()).isEqualTo("2:2 /" + root);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_root_of_another_kind_is_refused(Kind kind) {
        for (Kind other : Kind.values()) {
            if (!other.root().equals(kind.root())) {
                refusals(kind, other.around(""))
                        .forEach(refused -> assertThat(refused.fault()).startsWith("the root element is no "));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_root_in_a_namespace_is_refused(Kind kind) {
        for (String document : List.of(
                "<R xmlns='urn:@'/>",
                "<@:R xmlns:@='urn:x'/>",
                "<R xmlns='http://libvirt.org/schemas/@'><name>@</name></R>")) {
            String text = document.replace("@", SECRET).replace("R", kind.root());
            refusals(kind, text).forEach(refused -> assertThat(refused.fault()).startsWith("the root element is "));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_billion_laughs_are_not_laughed(Kind kind) {
        StringBuilder text = new StringBuilder("<!DOCTYPE r [\n<!ENTITY l0 '" + SECRET + "'>\n");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY l").append(i).append(" '");
            text.append(("&l" + (i - 1) + ";").repeat(10)).append("'>\n");
        }
        text.append("]>\n").append(kind.around("&l9;"));
        for (DomainXmlException refused : refusals(kind, text.toString())) {
            assertThat(refused.getMessage()).isEqualTo(DOCTYPE + " (line 1, column 1)");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nothing_outside_the_document_is_read(Kind kind, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            for (String uri : List.of(file.toUri().toString(), url)) {
                for (String document : List.of(
                        "<!DOCTYPE R SYSTEM 'U'><R/>",
                        "<!DOCTYPE R [<!ENTITY x SYSTEM 'U'>]><R>&x;</R>",
                        "<!DOCTYPE R [<!ENTITY % x SYSTEM 'U'> %x;]><R/>",
                        "<R><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='U' parse='text'/></R>")) {
                    refusals(kind, document.replace("R", kind.root()).replace("U", uri));
                }
                kind.parse(
                        "<?xml-stylesheet href='U'?><R x:schemaLocation='urn:x U' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'/>"
                                .replace("R", kind.root())
                                .replace("U", uri));
            }
            assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_limit_holds_from_the_first_above_it(Kind kind) {
        String exact = kind.around("<a><b>\u00e4\ud83d\ude00</b></a>");
        XmlLimits size = XmlLimits.DEFAULT.withCharacters(exact.length());
        XmlLimits depth = XmlLimits.DEFAULT.withDepth(3);
        for (XmlLimits fits : List.of(size, depth)) {
            assertThatCode(() -> kind.parse(exact, fits)).doesNotThrowAnyException();
            assertThatCode(() -> kind.parse(exact.getBytes(UTF_8), fits)).doesNotThrowAnyException();
        }
        for (DomainXmlException refused : refusals(kind, exact + "\n", size)) {
            assertThat(refused).hasMessage("larger than the limit of " + exact.length() + " characters");
        }
        for (DomainXmlException refused : refusals(kind, exact, XmlLimits.DEFAULT.withDepth(2))) {
            assertThat(refused)
                    .hasMessage("deeper than the limit of 2 elements (line 2, column 4, in /" + kind.root() + "/a)");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_limits_where_none_are_given_are_the_documented_ones(Kind kind) {
        int nested = XmlLimits.DEFAULT.depth() - 1;
        assertThatCode(() -> kind.parse(kind.around("<a>".repeat(nested) + "</a>".repeat(nested))))
                .doesNotThrowAnyException();
        refusals(kind, kind.around("<a>".repeat(nested + 1) + "</a>".repeat(nested + 1)))
                .forEach(refused -> assertThat(refused.fault()).isEqualTo("deeper than the limit of 256 elements"));
        String most = kind.around(" ".repeat((16 << 20) - kind.around("").length()));
        assertThatCode(() -> kind.parse(most)).doesNotThrowAnyException();
        refusals(kind, most + " ")
                .forEach(refused -> assertThat(refused.fault()).startsWith("larger than the limit"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_beginning_of_a_document_and_every_byte_missing_is_read_or_refused(Kind kind) {
        String text = kind.around("<a b='" + SECRET + "'><!--" + SECRET + "-->&lt;</a><?p " + SECRET + "?>");
        byte[] bytes = text.getBytes(UTF_8);
        IntStream.range(0, bytes.length).forEach(end -> {
            refusals(kind, text.substring(0, end));
            byte[] without = new byte[bytes.length - 1];
            System.arraycopy(bytes, 0, without, 0, end);
            System.arraycopy(bytes, end + 1, without, end, without.length - end);
            try {
                kind.parse(without);
            } catch (DomainXmlException e) {
                assertSilent(e, e.location().path());
            }
        });
    }

    /** The refusals of characters and of bytes, known to keep the secret. */
    static List<DomainXmlException> refusals(Kind kind, String text) {
        return refusals(kind, text, XmlLimits.DEFAULT);
    }

    private static List<DomainXmlException> refusals(Kind kind, String text, XmlLimits limits) {
        List<Throwable> thrown = Stream.of(
                        catchThrowable(() -> kind.parse(text)),
                        catchThrowable(() -> kind.parse(text.getBytes(UTF_8))),
                        catchThrowable(() -> kind.parse(text, limits)),
                        catchThrowable(() -> kind.parse(text.getBytes(UTF_8), limits)))
                .skip(limits.equals(XmlLimits.DEFAULT) ? 0 : 2)
                .toList();
        assertThat(thrown).allSatisfy(one -> assertThat(one).isExactlyInstanceOf(DomainXmlException.class));
        return thrown.stream()
                .map(DomainXmlException.class::cast)
                .peek(refused -> assertSilent(refused, refused.location().path()))
                .toList();
    }

    /** Nothing that a log could show of it has the secret, be it the name of an open element. */
    private static void assertSilent(DomainXmlException refused, String path) {
        StringWriter log = new StringWriter();
        refused.printStackTrace(new PrintWriter(log, true));
        assertThat(log.toString().replace(path, "")).doesNotContain(SECRET).doesNotContain(SECRET.substring(0, 8));
        assertThat(refused.fault()).hasSizeLessThan(100);
        assertThat(refused).hasNoCause().hasNoSuppressedExceptions();
    }
}
