package org.netfailover.javadoc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Step;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path OVERVIEW = Path.of("src", "main", "javadoc", "overview.html");
    private static final Pattern PICTURE = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

    /** A name with two humps at least, which no word of a sentence has. */
    private static final Pattern TYPE = Pattern.compile("\\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+\\b");

    private static String html;
    private static List<Document> pictures;

    @BeforeAll
    static void draw(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("made/pictures.html");
        PicturesPage.main(new String[] {file.toString(), ROOT.toString()});
        html = Files.readString(file);
        pictures = new ArrayList<>();
        for (String picture :
                PICTURE.matcher(html).results().map(MatchResult::group).toList()) {
            pictures.add(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(picture))));
        }
    }

    private static List<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** What a picture says, with the lines of each box joined. */
    private static String words(Document picture) {
        return elements(picture, "text").stream().map(Node::getTextContent).collect(joining(" "));
    }

    @Test
    void everyPictureHasATitleADescriptionAndAGroundOfItsOwn() {
        assertThat(html).doesNotContain("${");
        assertThat(pictures).hasSize(3).allSatisfy(picture -> {
            assertThat(elements(picture, "title").get(0).getTextContent()).isNotBlank();
            assertThat(elements(picture, "desc").get(0).getTextContent()).isNotBlank();
            Element ground = elements(picture, "rect").get(0);
            assertThat(ground.getAttribute("class")).isEqualTo("ground");
            assertThat("0 0 " + ground.getAttribute("width") + " " + ground.getAttribute("height"))
                    .isEqualTo(picture.getDocumentElement().getAttribute("viewBox"));
        });
    }

    @Test
    void picturesAreShapesAndTextAndLoadNothing() {
        for (Document picture : pictures) {
            assertThat(elements(picture, "*"))
                    .extracting(Element::getTagName)
                    .isSubsetOf("svg", "title", "desc", "rect", "path", "text");
        }
        assertThat(html).doesNotContain("<script", "@import", "url(", "src=");
        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http:", "https:");
    }

    @Test
    void boxesLieBesideEachOther() {
        for (Document picture : pictures) {
            List<Box> boxes = elements(picture, "rect").stream()
                    .filter(rectangle -> !rectangle.getAttribute("class").equals("ground"))
                    .map(PicturesPageTest::box)
                    .toList();
            for (int i = 0; i < boxes.size(); i++) {
                Box box = boxes.get(i);
                assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(other -> overlap(box, other));
            }
        }
    }

    private static Box box(Element rectangle) {
        return new Box(
                Integer.parseInt(rectangle.getAttribute("x")),
                Integer.parseInt(rectangle.getAttribute("y")),
                Integer.parseInt(rectangle.getAttribute("width")),
                Integer.parseInt(rectangle.getAttribute("height")));
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    @Test
    void whateverIsCalledLikeATypeIsOne() throws IOException {
        Set<String> types = types();

        for (Document picture : pictures) {
            List<String> named = TYPE.matcher(words(picture))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(named).isNotEmpty();
            assertThat(types).containsAll(named);
        }
    }

    private static Set<String> types() throws IOException {
        Set<String> types = new HashSet<>();
        for (BuildModule module : BuildModule.below(ROOT)) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module.name()).resolve("src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    DECLARED.matcher(Files.readString(file)).results().forEach(type -> types.add(type.group(1)));
                }
            }
        }
        return types;
    }

    @Test
    void everyModuleIsThereWithWhatItExports() throws Exception {
        List<BuildModule> modules = BuildModule.below(ROOT);

        assertThat(modules)
                .extracting(BuildModule::name)
                .containsExactly("failover-model", "failover-xml", "failover-libvirt", "failover-testkit");
        assertThat(modules.stream().map(BuildModule::knows).toList())
                .isEqualTo(List.of(
                        List.of(), List.of("failover-model"), List.of("failover-xml"), List.of("failover-libvirt")));
        for (BuildModule module : modules) {
            assertThat(module.packages()).isNotEmpty();
            assertThat(words(pictures.get(0))).contains(module.name(), module.description());
            for (String exported : module.packages()) {
                assertThat(Class.forName(exported + ".package-info")).isNotNull();
                assertThat(words(pictures.get(0))).contains(exported);
            }
        }
    }

    @Test
    void theModelBringsNothingAlongAndTheBindingOfXmlStaysInside() throws Exception {
        assertThat(words(pictures.get(0))).doesNotContain("org.netfailover.xml.binding");
        assertThat(BuildModule.below(ROOT).get(0).libraries()).isEmpty();
    }

    @Test
    void whatIsDrawnBehindAPortImplementsIt() {
        assertThat(Port.ALL).allSatisfy(port -> {
            assertThat(port.type()).isInterface();
            assertThat(port.type()).isAssignableFrom(port.simulated());
            assertThat(words(pictures.get(1))).contains(port.real());
            assertThat(words(pictures.get(1))).contains(port.verbs());
        });
    }

    @Test
    void onePlanUnplugsByItselfAndTheOtherLeavesItToQemu() throws IOException {
        PicturesPage page = PicturesPage.of(ROOT);

        assertThat(page.explicit().decisions().get(0).strategy()).isEqualTo(Strategy.EXPLICIT_FAILOVER);
        assertThat(page.automatic().decisions().get(0).strategy()).isEqualTo(Strategy.AUTOMATIC_FAILOVER);
        assertThat(page.html()).as("drawn again").isEqualTo(html);
        assertThat(FlowRow.of(page.explicit().steps(), page.automatic().steps()))
                .filteredOn(row -> row.left().isEmpty() || row.right().isEmpty())
                .extracting(FlowRow::step)
                .hasSize(2)
                .hasOnlyElementsOfTypes(Step.Detach.class, Step.Attach.class);
    }

    @Test
    void everyStepOfBothPlansIsDrawnWithWhatUndoesIt() throws IOException {
        PicturesPage page = PicturesPage.of(ROOT);
        String flow = words(pictures.get(2));

        for (Plan.Ready plan : List.of(page.explicit(), page.automatic())) {
            for (int i = 0; i < plan.steps().size(); i++) {
                Step step = plan.steps().get(i);
                assertThat(flow).contains((i + 1) + ". " + step + " on the ");
                if (step.onFailure() == OnFailure.UNDO) {
                    step.undo().ifPresent(undo -> assertThat(flow).contains("undone by: " + undo));
                }
            }
        }
    }

    @Test
    void everyOutcomeIsDrawn() {
        for (Class<?> outcome : Outcome.class.getPermittedSubclasses()) {
            assertThat(words(pictures.get(2))).contains(outcome.getSimpleName());
        }
    }

    @Test
    void theOverviewTheGlossaryAndThePageLinkToEachOther() throws IOException {
        String overview = Files.readString(OVERVIEW);
        int glossary = overview.indexOf("<h2 id=\"glossary\">");

        assertThat(overview.substring(0, glossary)).contains("href=\"doc-files/pictures.html\"");
        assertThat(overview.substring(glossary)).contains("href=\"doc-files/pictures.html#flow\"");
        assertThat(html).contains("id=\"flow\"");
        assertThat(Pattern.compile("\\.\\./index\\.html#([\\w-]+)")
                        .matcher(html)
                        .results())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(overview).contains("id=\"" + link.group(1) + "\""));
    }
}
