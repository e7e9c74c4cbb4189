package org.netfailover.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.network.CommandRunner.Result;
import org.netfailover.testkit.demo.Picture.Size;

/** The page as a browser shows it. */
@Tag("daemon")
class DemoPageInChromiumTest {
    private static final String PAGE = Demonstration.run(line -> {}).page();
    private static final String QUESTION = "(prefers-color-scheme: dark)";
    private static final Size WINDOW = new Size(1280, 3200);

    /** A window has a frame, which some versions take off its height. */
    private static final int FRAME = 200;

    /** What the browser writes of an error, or of anything else that a page tells it. */
    private static final String TOLD_BY_PAGE = "CONSOLE";

    /** Measures which texts of pictures do not fit, and whether the page is broader than its window. */
    private static final String MEASURE = """
            <script>
            const found = { outside: [], overlapping: [] };
            for (const svg of document.querySelectorAll('svg')) {
                const frame = svg.viewBox.baseVal;
                const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
                texts.forEach(([text, box], i) => {
                    if (box.x < frame.x - 0.5 || box.x + box.width > frame.x + frame.width + 0.5
                        || box.y < frame.y - 0.5 || box.y + box.height > frame.y + frame.height + 0.5) {
                        found.outside.push(text);
                    }
                    for (const [other, its] of texts.slice(i + 1)) {
                        if (box.x < its.x + its.width && its.x < box.x + box.width
                            && box.y + 1 < its.y + its.height && its.y + 1 < box.y + box.height) {
                            found.overlapping.push(text + ' and ' + other);
                        }
                    }
                });
            }
            const root = document.documentElement;
            root.dataset.outside = found.outside.join('; ');
            root.dataset.overlapping = found.overlapping.join('; ');
            root.dataset.tooBroad = Math.max(0, root.scrollWidth - root.clientWidth);
            root.dataset.texts = document.querySelectorAll('svg text').length;
            </script>
            """;

    @TempDir
    private Path folder;

    /** What the reader prefers. */
    enum Preference {
        LIGHT("not all"),
        DARK("all");

        private final String media;

        Preference(String media) {
            this.media = media;
        }

        /** The page for such a reader, whatever this machine's own preference is. */
        private String of(String page) {
            assertThat(page).containsOnlyOnce(QUESTION);
            return page.replace(QUESTION, media);
        }
    }

    @BeforeEach
    void requireChromium() {
        Chromium.missing().ifPresent(reason -> Assumptions.abort(reason));
    }

    private Picture shown(String page) throws IOException {
        return new Chromium(folder).picture(page, WINDOW);
    }

    private static String measured(Result result, String what) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        Matcher attribute =
                Pattern.compile("<html[^>]* data-" + what + "=\"([^\"]*)\"").matcher(result.out());
        assertThat(attribute.find()).as("%s", result).isTrue();
        return attribute.group(1);
    }

    @ParameterizedTest
    @EnumSource
    void itIsShownWithoutAnyComplaint(Preference preference) throws IOException {
        Picture picture = shown(preference.of(PAGE));

        assertThat(picture.run().exitCode()).as(picture.run().err()).isZero();
        assertThat(picture.run().err()).doesNotContain(TOLD_BY_PAGE);
        assertThat(picture.image().getWidth()).isEqualTo(WINDOW.broad());
        assertThat(picture.image().getHeight()).isBetween(WINDOW.high() - FRAME, WINDOW.high());
        assertThat(picture.colours()).isGreaterThan(10);
    }

    @Test
    void itIsLightOrDarkAsTheReaderPrefers() throws IOException {
        assertThat(shown(Preference.LIGHT.of(PAGE)).brightness()).isGreaterThan(200);
        assertThat(shown(Preference.DARK.of(PAGE)).brightness()).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 1280, 1920})
    void itsTextFitsInAnyWindow(int broad) throws IOException {
        Result result = new Chromium(folder)
                .document(PAGE.replace("</body>", MEASURE + "</body>"), new Size(broad, WINDOW.high()));

        assertThat(measured(result, "outside")).isEmpty();
        assertThat(measured(result, "overlapping")).isEmpty();
        assertThat(measured(result, "too-broad")).isEqualTo("0");
        assertThat(Integer.parseInt(measured(result, "texts"))).isGreaterThan(50);
    }

    @Test
    void textThatDoesNotFitIsFound() throws IOException {
        String crowded = "<!DOCTYPE html><html><body><svg viewBox='0 0 40 20'><text x='0' y='10'>much too long</text>"
                + "<text x='2' y='12'>over it</text></svg><p style='width:9999px'>broad</p>" + MEASURE
                + "</body></html>";

        Result result = new Chromium(folder).document(crowded, WINDOW);

        assertThat(measured(result, "outside")).contains("much too long");
        assertThat(measured(result, "overlapping")).isEqualTo("much too long and over it");
        assertThat(measured(result, "too-broad")).isNotEqualTo("0");
    }

    @Test
    void aPageThatComplainsIsFound() throws IOException {
        Picture picture = shown("<!DOCTYPE html><html><body><script>undefinedFunction();</script></body></html>");

        assertThat(picture.run().err()).contains(TOLD_BY_PAGE);
    }
}
