package org.netfailover.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.testkit.daemon.PrivateLibvirt;
import org.netfailover.testkit.daemon.Requirement;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.examples.Example.Need;

/** The documentation of every public type of the kit shows how it is used, and what it shows is so. */
class JavadocExamplesTest {
    private static final List<PublicType> TYPES = PublicType.below(Path.of("src", "main", "java"));
    private static final List<Example> EXAMPLES =
            TYPES.stream().flatMap(type -> type.example().stream()).toList();
    private static final int MOST_LINES = 12;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** What statements find in {@code xml}: a domain with a pair, for a host with a bridge and a pool of VFs. */
    private static final String XML = """
            <domain type='qemu'>
              <name>vm</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
              </os>
              <devices>
                <controller type='pci' index='0' model='pcie-root'/>
                <controller type='pci' index='1' model='pcie-root-port'/>
                <controller type='pci' index='2' model='pcie-root-port'/>
                <controller type='pci' index='3' model='pcie-root-port'/>
                <controller type='pci' index='4' model='pcie-root-port'/>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-net0'/>
                </interface>
                <interface type='network'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source network='vfpool'/>
                  <teaming type='transient' persistent='ua-net0'/>
                  <alias name='ua-net0-vf'/>
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private static Path folder;

    private static URLClassLoader classes;

    @BeforeAll
    static void compile() throws IOException {
        Compilation.into(folder, EXAMPLES.stream().collect(Collectors.toMap(Example::className, Example::unit)));
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavadocExamplesTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        classes.close();
    }

    @Test
    void everyPublicTypeHasAnExample() {
        assertThat(TYPES).isNotEmpty();
        assertThat(TYPES)
                .filteredOn(type -> type.example().isEmpty())
                .extracting(PublicType::name)
                .isEmpty();
    }

    @Test
    void noExampleIsLong() {
        assertThat(EXAMPLES)
                .filteredOn(example -> example.code().lines().count() > MOST_LINES)
                .extracting(Example::type)
                .isEmpty();
    }

    private static Stream<Example> that(Need need) {
        return EXAMPLES.stream().filter(example -> example.need() == need);
    }

    @TestFactory
    Stream<DynamicTest> theExampleHolds() {
        return that(Need.NOTHING)
                .map(example -> DynamicTest.dynamicTest(
                        example.type(), () -> assertTimeoutPreemptively(SOON, () -> run(example))));
    }

    @Tag("daemon")
    @TestFactory
    Stream<DynamicTest> theExampleHoldsOnADaemon() {
        return that(Need.DAEMON)
                .map(example -> DynamicTest.dynamicTest(example.type(), () -> {
                    Optional<String> missing = example.isOfTwoHosts() ? TwoHosts.missing() : PrivateLibvirt.missing();
                    Requirement.LIBVIRT.skip(missing).ifPresent(reason -> Assumptions.abort(reason));
                    assertTimeoutPreemptively(SOON, () -> run(example));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theExampleIsCompiledAndNotRun() {
        return that(Need.COMPILER)
                .map(example -> DynamicTest.dynamicTest(
                        example.type() + (example.isClass() ? ", a class of tests" : ", of a lab"),
                        () -> Class.forName(example.className(), true, classes)));
    }

    private static void run(Example example) throws Throwable {
        Method method = classes.loadClass(example.className()).getMethod("run", String.class);
        if (example.code().contains(".sample")) {
            JqwikSession.run(() -> invoke(method));
        } else {
            invoke(method);
        }
    }

    private static void invoke(Method method) throws Throwable {
        try {
            method.invoke(null, XML);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
