package org.netfailover.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;

class CataloguePageTest {
    @Test
    void everyRuleHasItsAnchorAndItsText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("made/rules.html");

        CataloguePage.main(new String[] {file.toString()});

        String text = text(Files.readString(file));
        assertThat(text).doesNotContain("${");
        assertThat(Rules.catalogue()).isNotEmpty().allSatisfy(rule -> {
            assertThat(Files.readString(file)).containsOnlyOnce("<article id=\"" + rule.code() + "\">");
            assertThat(text).contains(flat(rule.requirement()), flat(rule.remedy()), flat(rule.source()));
            rule.says().forEach(message -> assertThat(text).contains(flat(message)));
        });
    }

    @Test
    void rulesStandInTheOrderOfTheirAuthorities() {
        String page = new CataloguePage(Rules.catalogue()).html();

        List<Integer> places = Rules.catalogue().stream()
                .sorted((a, b) -> a.authority().compareTo(b.authority()))
                .map(Rule::code)
                .map(code -> page.indexOf("id=\"" + code + "\""))
                .toList();

        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void markupInATextIsShownAndNotObeyed() {
        assertThat(Html.escape("<teaming a='1' b=\"2\"/> & more"))
                .isEqualTo("&lt;teaming a=&#39;1&#39; b=&quot;2&quot;/&gt; &amp; more");
    }

    /** What a reader of the page sees, by a parser that is not ours, with blanks joined. */
    private static String text(String html) throws Exception {
        List<String> seen = new ArrayList<>();
        HTMLEditorKit.ParserCallback reader = new HTMLEditorKit.ParserCallback() {
            @Override
            public void handleText(char[] data, int position) {
                seen.add(new String(data));
            }

            @Override
            public void handleEndTag(HTML.Tag tag, int position) {
                seen.add(" ");
            }
        };
        new ParserDelegator().parse(new StringReader(html), reader, true);
        return flat(String.join("", seen));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
