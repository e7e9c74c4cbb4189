package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.netfailover.testkit.arbitraries.Spelling.Encoding;
import org.netfailover.testkit.arbitraries.Spelling.Trait;

/** Writes one document in one spelling. */
final class Speller {
    private static final Set<String> ADDRESS_PARTS = Set.of("domain", "bus", "slot", "function");
    private static final List<String> REMARKS = List.of(
            "<!-- a > b & c -->",
            "<!--<teaming type='persistent'/>-->",
            "<!---->",
            "<?tool <interface type='bridge'> ?>",
            "<!-- it's \"quoted\" ]]> -->");

    private final Spelling spelling;
    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final String lineEnd;

    Speller(Spelling spelling) {
        this.spelling = spelling;
        random = new Random(spelling.seed());
        lineEnd = spelling.has(Trait.CRLF) ? "\r\n" : "\n";
    }

    String text(Element root) {
        boolean needed = spelling.encoding() == Encoding.LATIN_1;
        if (needed || spelling.has(Trait.DECLARATION)) {
            char quote = quote();
            out.append("<?xml version=")
                    .append(quote)
                    .append("1.0")
                    .append(quote)
                    .append(" encoding=")
                    .append(quote);
            out.append(spelling.encoding().declared).append(quote).append("?>").append(lineEnd);
        }
        if (spelling.has(Trait.AROUND_ROOT)) {
            out.append(remark()).append(lineEnd).append(lineEnd);
        }
        write(spelling.has(Trait.NAMESPACE) ? withNamespace(root) : root, 0);
        if (!spelling.has(Trait.ONE_LINE)) {
            out.append(lineEnd);
        }
        if (spelling.has(Trait.AROUND_ROOT)) {
            out.append(remark()).append(lineEnd).append(' ');
        }
        return out.toString();
    }

    private static Element withNamespace(Element root) {
        return root.with("xmlns:x", "http://example.org/x")
                .containing(Element.of("x:own").containing(Element.of("x:interface", "x:type", "bridge")));
    }

    private void write(Element element, int level) {
        out.append('<').append(element.name());
        List<Map.Entry<String, String>> attributes =
                new ArrayList<>(element.attributes().entrySet());
        if (spelling.has(Trait.ORDER)) {
            Collections.shuffle(attributes, random);
        }
        attributes.forEach(attribute -> attribute(element, attribute.getKey(), attribute.getValue()));
        boolean empty = element.children().isEmpty() && element.text().isEmpty();
        if (empty && !(spelling.has(Trait.TAG_PAIRS) && random.nextBoolean())) {
            out.append(spacesInTag("")).append("/>");
            return;
        }
        out.append(spacesInTag("")).append('>');
        content(element, level);
        out.append("</").append(element.name()).append(spacesInTag("")).append('>');
    }

    private void content(Element element, int level) {
        if (element.children().isEmpty()) {
            text(element.text());
            return;
        }
        for (Element child : element.children()) {
            if (spelling.has(Trait.COMMENTS) && random.nextInt(4) == 0) {
                indent(level + 1);
                out.append(remark());
            }
            indent(level + 1);
            write(child, level + 1);
        }
        indent(level);
    }

    private void indent(int level) {
        if (!spelling.has(Trait.ONE_LINE)) {
            out.append(lineEnd).append((spelling.has(Trait.TABS) ? "\t" : "  ").repeat(level));
        }
    }

    private void text(String text) {
        if (spelling.has(Trait.CDATA) && !text.isEmpty() && fits(text)) {
            out.append("<![CDATA[").append(text).append("]]>");
        } else {
            escaped(text, '>');
        }
    }

    private void attribute(Element element, String name, String value) {
        String spelled = element.name().equals("address") && ADDRESS_PARTS.contains(name) ? number(value) : value;
        char quote = quote();
        out.append(spacesInTag(" "))
                .append(name)
                .append(spacesInTag(""))
                .append('=')
                .append(spacesInTag(""));
        out.append(quote);
        escaped(spelled, quote);
        out.append(quote);
    }

    private String number(String value) {
        if (!spelling.has(Trait.NUMBERS) || !value.matches("0x[0-9a-fA-F]{1,7}")) {
            return value;
        }
        int number = Integer.parseInt(value.substring(2), 16);
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(number);
            case 1 -> "0" + Integer.toOctalString(number);
            case 2 -> "0X00" + Integer.toHexString(number);
            case 3 -> "+" + number;
            case 4 -> " 0x" + Integer.toHexString(number);
            default -> value;
        };
    }

    private char quote() {
        return spelling.has(Trait.QUOTES) && random.nextInt(3) > 0 ? '"' : '\'';
    }

    private String spacesInTag(String needed) {
        if (!spelling.has(Trait.SPACES) || random.nextInt(3) > 0) {
            return needed;
        }
        return random.nextInt(3) == 0 ? lineEnd + "   " : needed + " ";
    }

    private String remark() {
        return REMARKS.get(random.nextInt(REMARKS.size()));
    }

    private void escaped(String text, char quote) {
        text.codePoints().forEach(c -> {
            if (c == '&' || c == '<' || c == '>' || c == quote) {
                out.append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : "&apos;");
            } else if (c < ' ' || !fits(c) || spelling.has(Trait.REFERENCES) && random.nextInt(8) == 0) {
                out.append(random.nextBoolean() ? "&#x" + Integer.toHexString(c) : "&#" + c)
                        .append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
    }

    private boolean fits(String text) {
        return text.codePoints().allMatch(c -> c >= ' ' && fits(c)) && !text.contains("]]>");
    }

    private boolean fits(int c) {
        return spelling.encoding() != Encoding.LATIN_1 || c <= 0xff;
    }
}
