package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Reconciler;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** README.md says what is so: its Java is compiled and run, its XML read, its commands run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final String PAGE = read(ROOT.resolve("README.md"));
    private static final List<Block> BLOCKS = Block.of(PAGE);
    private static final String DOMAIN = xml("<domain ");

    private static final String LAB = "./netfailover lab ";

    @TempDir
    Path folder;

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String xml(String start) {
        return BLOCKS.stream()
                .filter(block -> block.is("xml") && block.text().startsWith(start))
                .map(Block::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBlockIsOfAKindThatIsTried() {
        assertThat(BLOCKS).extracting(Block::language).containsOnly("java", "text", "xml", "sh");
        assertThat(IntStream.range(0, BLOCKS.size()).filter(i -> BLOCKS.get(i).is("text")))
                .isNotEmpty()
                .allMatch(i -> BLOCKS.get(i - 1).is("java"));
    }

    static Stream<Arguments> java() {
        return IntStream.range(0, BLOCKS.size() - 1)
                .filter(i -> BLOCKS.get(i).is("java"))
                .mapToObj(i -> Arguments.of(BLOCKS.get(i), BLOCKS.get(i + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("java")
    void javaPrintsTheTextBelowIt(Block java, Block text) throws Exception {
        assertThat(text.language()).isEqualTo("text");
        assertThat(Snippet.run(java.text(), DOMAIN, folder)).isEqualTo(text.text());
    }

    @Test
    void theLegacyDialectIsTheOneThatIsShown() {
        DeviceXml legacy = DeviceXml.parse(xml("<interface "));

        assertThat(legacy.nic().dialects()).containsExactly(Dialect.DRIVER_ATTRIBUTES);
        assertThat(legacy.nic().isStandby()).isTrue();
    }

    @Test
    void theDependencyIsAModuleInThisVersion() {
        String dependency = xml("<dependency>");
        String project = read(ROOT.resolve("pom.xml"));

        assertThat(project)
                .contains("<groupId>" + element(dependency, "groupId") + "</groupId>")
                .contains("<module>" + element(dependency, "artifactId") + "</module>");
        assertThat(element(dependency, "version")).isEqualTo(element(project, "version"));
    }

    /** The text of the first such element after the XML declaration. */
    private static String element(String xml, String name) {
        return Pattern.compile("<" + name + ">([^<]*)<")
                .matcher(xml)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void theTableOfModulesIsComplete() {
        List<String> modules = Pattern.compile("<module>(.*)</module>")
                .matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(result -> result.group(1))
                .toList();
        List<String> rows = Pattern.compile("(?m)^\\| `(.*?)` \\|")
                .matcher(PAGE)
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(rows).isEqualTo(modules);
    }

    static Stream<String> commands() {
        return BLOCKS.stream()
                .filter(block -> block.is("sh"))
                .flatMap(block -> block.text().lines())
                .filter(line -> !line.startsWith(LAB))
                .map(line -> line.replaceFirst(" *#.*", ""));
    }

    @Tag("daemon")
    @ParameterizedTest
    @MethodSource("commands")
    void aCommandRuns(String line) throws IOException {
        if (line.equals("mvn verify")) {
            assertThat(ROOT.resolve("pom.xml")).exists();
            return;
        }
        String vm = Files.writeString(folder.resolve("vm.xml"), DOMAIN).toString();
        String[] demo = {"demo", "--html", folder.resolve("demo.html").toString()};
        String[] words =
                line.replaceFirst(".* \\| ", "").replaceFirst(" > .*", "").split(" ");
        assertThat(words[0]).isEqualTo("./netfailover");
        String[] arguments = Stream.of(words)
                .skip(1)
                .map(word -> word.equals("vm.xml") ? vm : word)
                .flatMap(word -> Stream.of(word.equals("demo") ? demo : new String[] {word}))
                .toArray(String[]::new);

        Cli run = line.contains("qemu+ssh:") ? onHosts(arguments) : Cli.runOn(DOMAIN, arguments);

        assertThat(run.status()).isEqualTo(arguments[0].equals("check") ? 1 : 0);
        assertThat(run.out()).isNotEmpty();
    }

    /** Runs a command on hosts of which one has the page's domain, put right, with its pair remembered. */
    private static Cli onHosts(String[] arguments) {
        SimulatedHosts hosts = new SimulatedHosts();
        String domain = SimulatedHosts.domain(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY)
                .replace("<name>vm<", "<name>vm-42<");
        hosts.a.machines().start(domain);
        List<TeamingPair> pairs = DomainXml.parse(domain).pairs().stream()
                .map(pair -> pair.assured().orElseThrow())
                .toList();
        Reconciler.of(hosts.a).timing(hosts.timing()).remember("vm-42", pairs);
        return hosts.run("", List.of(arguments));
    }

    @Test
    void theLauncherIsThereAndNothingBesideTheRepositoryIsSpokenOf() {
        assertThat(ROOT.resolve("netfailover")).isExecutable();
        assertThat(PAGE).doesNotContain("../");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(Pattern.compile("]\\((.*?)\\)").matcher(PAGE).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link.substring(2, link.length() - 1)))
                        .exists());
    }
}
