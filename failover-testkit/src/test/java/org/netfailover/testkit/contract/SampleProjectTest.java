package org.netfailover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample project is somebody's management tool, written on the library and tried by the kit: as it is it passes, and
 * each bug that can be put into it is found by the test that is there for it, in words that say what to do. The continuous
 * integration builds the same sources from the installed artifacts.
 */
class SampleProjectTest {
    private static final Path PROJECT = Path.of("src", "test", "projects", "management-tool");

    @TempDir
    private static Path classes;

    private static URLClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(PROJECT.resolve("src"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, SampleProjectTest.class.getClassLoader());
    }

    @AfterAll
    static void unload() throws IOException {
        loader.close();
    }

    private static ContractRun run(String name) throws ClassNotFoundException {
        return ContractRun.of(loader.loadClass("org.example.tool." + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VmToolTest", "VnicXmlTest"})
    void theToolAsItIsPasses(String name) throws ClassNotFoundException {
        ContractRun run = run(name);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isGreaterThan(5);
    }

    static Stream<Arguments> aBugIsFoundByTheTestThatIsThereForIt() {
        return Stream.of(
                argumentSet(
                        "unplugs the standby first",
                        "StandbyFirstBug",
                        Set.of("thePrimaryIsUnpluggedBeforeItsStandby"),
                        List.of(
                                "unplugged the standby ua-eth0 first",
                                "STANDBY_UNPLUGGED_BEFORE_PRIMARY",
                                "half a pair")),
                argumentSet(
                        "trusts the detach of 5 s",
                        "TrustedDetachBug",
                        Set.of("anUnplugIsOverWhenTheGuestHasLetGo", "anUnplugThatTheGuestIgnoresIsNotSaidToBeDone"),
                        List.of(
                                "while the guest still had ua-eth0",
                                "after 5 s, only says that the guest was asked",
                                "while the guest sends on it")),
                argumentSet(
                        "does not plug again after a failed migration",
                        "ForgottenReattachBug",
                        Set.of("afterAMigrationThatFailedThePrimaryIsThereAgain"),
                        List.of(
                                "left the guest on host-a without its primary ua-eth0-vf",
                                "plugged again when the migration fails",
                                "stays on its standby")),
                argumentSet(
                        "reuses an alias",
                        "SharedAliasBug",
                        Set.of("twoPairsOfOneDomainHaveAliasesOfTheirOwn"),
                        List.of("used the alias ua-vfpool again", "ALIAS_TWICE", "libvirt refuses the second pair")),
                argumentSet(
                        "reuses an alias, in XML",
                        "SharedAliasInXmlBug",
                        Set.of("twoPairsHaveAliasesOfTheirOwn"),
                        List.of("used the alias 'ua-vfpool' twice", "ALIAS_TWICE", "libvirt refuses the domain")),
                argumentSet(
                        "leaves the MAC in the FDB",
                        "StaleForwardingBug",
                        Set.of("theHostThatAGuestHasLeftForgetsItsMac"),
                        List.of("left it in the forwarding table (FDB)", "net_failover.rst", "are lost")));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aBugIsFoundByTheTestThatIsThereForIt(String name, Set<String> tests, List<String> words)
            throws ClassNotFoundException {
        ContractRun run = run("bugs." + name);

        assertThat(run.failures().keySet()).isEqualTo(tests);
        assertThat(run.failures().values())
                .allSatisfy(message -> assertThat(message).contains(words))
                .allSatisfy(message -> assertThat(message)
                        .contains("Required: ")
                        .contains("Otherwise: ")
                        .doesNotContain("<interface"));
    }

    @Test
    void everyBugOfTheProjectIsLookedFor() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("src/test/java/org/example/tool/bugs"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(aBugIsFoundByTheTestThatIsThereForIt()
                            .map(bug -> (String) bug.get()[0])
                            .toList());
        }
    }

    @Test
    void theProjectIsBuiltWithTheVersionsOfThisBuild() throws IOException {
        String ours = Files.readString(Path.of("..", "pom.xml"));
        String theirs = Files.readString(PROJECT.resolve("pom.xml"));

        assertThat(element(theirs, "netfailover.version")).isEqualTo(element(ours, "version"));
        assertThat(element(theirs, "junit.version")).isEqualTo(element(ours, "junit.version"));
    }

    /** The text of the first such element after the XML declaration. */
    private static String element(String xml, String name) {
        int start = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(start, xml.indexOf('<', start));
    }
}
