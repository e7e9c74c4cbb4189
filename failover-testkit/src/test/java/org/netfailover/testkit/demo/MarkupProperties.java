package org.netfailover.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;

class MarkupProperties {
    private static Element written(String text) throws Exception {
        Markup markup = new Markup();
        markup.open("page");
        markup.empty("meta", "name", text);
        markup.element("p", text, "title", text);
        markup.close();
        return Parsed.of(markup.toString()).all("p").get(0);
    }

    @Property
    void anyTextStaysText(@ForAll String text) throws Exception {
        String read = written(text).getTextContent();

        int[] before = text.codePoints().toArray();
        int[] after = read.codePoints().toArray();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isIn(before[i], (int) '?');
        }
    }

    @Property
    void whatAnybodyCanReadIsWrittenAsItIs(@ForAll("readable") String text) throws Exception {
        Element read = written(text);

        assertThat(read.getTextContent()).isEqualTo(text);
        assertThat(read.getAttribute("title")).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> readable() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00e4\u2192\u2194")
                .withChars("<>&\"'");
    }
}
