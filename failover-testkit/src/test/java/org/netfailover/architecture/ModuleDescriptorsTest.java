package org.netfailover.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests run on the class path, so the descriptors are read and resolved here. */
class ModuleDescriptorsTest {
    private final ModuleFinder classPath =
            ModuleFinder.of(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toArray(Path[]::new));

    @Test
    void modelExportsValuesPlansAndRulesAndNeedsNothingAtRunTime() {
        ModuleDescriptor model = descriptor("org.netfailover.model");

        assertThat(exports(model))
                .containsExactlyInAnyOrder("org.netfailover.model", "org.netfailover.plan", "org.netfailover.rules");
        assertThat(model.requires())
                .filteredOn(needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void modelResolvesAndGivesItsTypes() throws ClassNotFoundException {
        Class<?> rule = layer("org.netfailover.model")
                .findLoader("org.netfailover.model")
                .loadClass("org.netfailover.rules.Rule");

        assertThat(rule.getModule().getName()).isEqualTo("org.netfailover.model");
    }

    @Test
    void xmlExportsItsDocumentsAndOpensItsBindingToJaxbAlone() {
        ModuleDescriptor xml = descriptor("org.netfailover.xml");

        assertThat(xml.exports()).extracting(Exports::source).containsExactly("org.netfailover.xml");
        assertThat(xml.opens()).singleElement().satisfies(opened -> {
            assertThat(opened.source()).isEqualTo("org.netfailover.xml.binding");
            assertThat(opened.targets()).containsExactly("jakarta.xml.bind");
        });
    }

    @Test
    void xmlReadsADomainAsAModule() throws Exception {
        ClassLoader modules =
                layer("org.netfailover.xml", "org.glassfish.jaxb.runtime").findLoader("org.netfailover.xml");
        Class<?> domainXml = modules.loadClass("org.netfailover.xml.DomainXml");

        Object domain = in(
                modules,
                () -> domainXml
                        .getMethod("parse", String.class)
                        .invoke(null, "<domain><devices><interface type='user'/></devices></domain>"));

        assertThat(domainXml.getModule().getName()).isEqualTo("org.netfailover.xml");
        assertThat(domainXml.getMethod("nics").invoke(domain).toString()).contains("user");
    }

    /** JAXB looks for its implementation where the thread looks for classes. */
    private static Object in(ClassLoader loader, Callable<Object> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ModuleLayer layer(String... roots) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved = boot.configuration().resolve(classPath, ModuleFinder.of(), Set.of(roots));
        return boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
    }

    private ModuleDescriptor descriptor(String name) {
        return classPath.find(name).map(ModuleReference::descriptor).orElseThrow();
    }

    private static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(Exports::source)
                .collect(toSet());
    }
}
