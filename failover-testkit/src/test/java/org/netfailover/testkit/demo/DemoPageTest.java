package org.netfailover.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.Side;
import org.netfailover.testkit.simulated.LossReason;
import org.netfailover.testkit.simulated.Outage;
import org.netfailover.testkit.simulated.PacketLoss;
import org.netfailover.testkit.simulated.PacketPlace;
import org.netfailover.testkit.simulated.PacketReport;
import org.w3c.dom.Element;

class DemoPageTest {
    private static final Demonstration DEMONSTRATION = Demonstration.run(line -> {});
    private static final String PAGE = DEMONSTRATION.page();
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{6});");
    private static final String HOSTILE = "</pre></title></svg><script>alert(\"1\")</script>&lt;']]><!--\u0007";

    /** WCAG 2.1, level AA: of text, and of what is no text. */
    private static final double TEXT = 4.5;

    private static final double SHAPE = 3;

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:01Z");

    @Test
    void itIsXml() throws Exception {
        Parsed page = Parsed.of(PAGE);

        assertThat(page.document().getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(page.all("svg")).hasSameSizeAs(DEMONSTRATION.runs());
        assertThat(page.all("*").stream()
                        .map(element -> element.getAttribute("id"))
                        .filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void itLoadsNothingAndHasNoScript() throws Exception {
        Parsed page = Parsed.of(PAGE);

        assertThat(page.all("*"))
                .extracting(Element::getTagName)
                .doesNotContain("script", "link", "img", "image", "iframe", "object", "use", "a", "base");
        assertThat(page.all("*")).allSatisfy(element -> {
            assertThat(element.hasAttribute("src")).isFalse();
            assertThat(element.hasAttribute("href")).isFalse();
        });
        assertThat(page.texts("style")).singleElement().asString().doesNotContain("url(", "@import", "@font-face");
    }

    @Test
    void itHasTheFiguresOfEachReport() throws Exception {
        Parsed page = Parsed.of(PAGE);

        for (DemoRun run : DEMONSTRATION.runs()) {
            String gap = String.format(
                    Locale.ROOT, "%.2f s", run.report().longestGap().toNanos() / 1e9);
            assertThat(page.texts("tr"))
                    .filteredOn(row -> row.startsWith(run.move().title()))
                    .singleElement()
                    .asString()
                    .contains("\n" + run.report().lost() + "\n", gap, run.word());
            assertThat(page.texts("caption"))
                    .contains(
                            run.report().sent() + " pings sent, " + run.report().lost() + " lost, longest gap " + gap);
            assertThat(page.texts("section"))
                    .filteredOn(section -> section.contains(run.move().explanation()))
                    .singleElement()
                    .asString()
                    .contains(run.outcome().summary())
                    .contains(LossCount.of(run.report()).stream()
                            .map(count -> count.packets() + "\n" + count.fate().text() + "\n")
                            .toList());
        }
    }

    @Test
    void theJournalOfEachMoveIsThereWithAllThatWasObserved() throws Exception {
        List<String> journals = Parsed.of(PAGE).texts("pre");

        assertThat(DEMONSTRATION.runs())
                .allSatisfy(run -> assertThat(run.outcome().journal().entries())
                        .isNotEmpty()
                        .allSatisfy(entry -> assertThat(journals).anyMatch(text -> text.contains(entry.toString()))));
    }

    @Test
    void eachTimelineHasARowForEachStepAndEachWay() throws Exception {
        List<Element> pictures = Parsed.of(PAGE).all("svg");

        for (int i = 0; i < pictures.size(); i++) {
            DemoRun run = DEMONSTRATION.runs().get(i);
            String text = pictures.get(i).getTextContent();
            assertThat(run.stretches())
                    .extracting(stretch -> stretch.fate().text())
                    .allSatisfy(way -> assertThat(text).contains(way));
            assertThat(pictures.get(i).getElementsByTagName("rect").getLength())
                    .isGreaterThan(run.outcome().journal().entries().size());
            assertThat(text)
                    .contains(run.outcome().journal().entries().stream()
                            .map(entry -> entry.what() + ", ")
                            .toList());
        }
    }

    @Test
    void everythingIsDrawnInItsFrame() throws Exception {
        for (Element picture : Parsed.of(PAGE).all("svg")) {
            String[] frame = picture.getAttribute("viewBox").split(" ");
            for (int i = 0; i < picture.getElementsByTagName("rect").getLength(); i++) {
                Element bar = (Element) picture.getElementsByTagName("rect").item(i);
                assertThat(end(bar, "x", "width")).isBetween(0.0, Double.parseDouble(frame[2]));
                assertThat(end(bar, "y", "height")).isBetween(0.0, Double.parseDouble(frame[3]));
            }
        }
    }

    private static double end(Element bar, String from, String length) {
        assertThat(Double.parseDouble(bar.getAttribute(length))).isNotNegative();
        return Double.parseDouble(bar.getAttribute(from)) + Double.parseDouble(bar.getAttribute(length));
    }

    @Test
    void whatComesFromOutsideStaysText() throws Exception {
        Parsed page = Parsed.of(DemoPage.of(HOSTILE, List.of(HOSTILE), List.of(hostile())));

        String shown = HOSTILE.replace('\u0007', '?');
        assertThat(page.all("script")).isEmpty();
        assertThat(page.texts("p")).anyMatch(text -> text.startsWith(shown)).anyMatch(text -> text.endsWith(shown));
        assertThat(page.texts("pre")).allMatch(text -> text.contains(shown)).hasSize(2);
        assertThat(page.texts("td")).contains(shown + ": loop");
    }

    /** A move of which everything that can be is named as no sensible person would. */
    private static DemoRun hostile() {
        Failure failure = Failure.of(HOSTILE, HOSTILE);
        Journal.Entry entry = new Journal.Entry(
                BEGAN,
                Duration.ofSeconds(1),
                Side.SOURCE,
                HOSTILE,
                true,
                Journal.Result.FAILED,
                Optional.of(failure),
                List.of(HOSTILE));
        Journal journal = new Journal(new UUID(0, 1), HOSTILE, BEGAN, BEGAN.plusSeconds(2), List.of(entry));
        Duration at = Duration.ofMillis(1500);
        PacketLoss loss = new PacketLoss(at, new PacketPlace(HOSTILE, ""), LossReason.LOOP);
        PacketReport report = new PacketReport(
                Duration.ZERO,
                Duration.ofSeconds(3),
                300,
                Duration.ofMillis(20),
                List.of(loss),
                List.of(new Outage(at, at, 1)));
        return new DemoRun(
                DemoMove.FAULT,
                new Outcome.NeedsAttention(failure, List.of(failure), HOSTILE, journal),
                Duration.ofSeconds(1),
                report,
                List.of(new Stretch(Fate.of(loss), at, at.plus(Stage.INTERVAL))));
    }

    @Test
    void coloursStandOutInTheLightAndInTheDark() throws Exception {
        String[] palettes = Parsed.of(PAGE).texts("style").get(0).split("@media \\(prefers-color-scheme: dark\\)");

        assertThat(palettes).hasSize(2);
        Map<String, String> light = palette(palettes[0]);
        Map<String, String> dark = palette(palettes[1]);
        assertThat(dark.keySet()).isEqualTo(light.keySet());
        for (Map<String, String> colours : List.of(light, dark)) {
            for (String ground : List.of("ground", "panel")) {
                assertThat(List.of("text", "soft"))
                        .allMatch(name -> contrast(colours.get(name), colours.get(ground)) >= TEXT);
                assertThat(List.of("source", "destination", "vf", "standby", "bad"))
                        .allMatch(name -> contrast(colours.get(name), colours.get(ground)) >= SHAPE);
            }
        }
    }

    private static Map<String, String> palette(String css) {
        Map<String, String> colours = new TreeMap<>();
        COLOUR.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
