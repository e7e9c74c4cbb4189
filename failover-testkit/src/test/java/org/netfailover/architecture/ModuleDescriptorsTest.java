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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests run on the class path, so the descriptors are read and resolved here. */
class ModuleDescriptorsTest {
    private final ModuleFinder classPath =
            ModuleFinder.of(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toArray(Path[]::new));

    @Test
    void modelExportsValuesAndRulesAndNeedsNothingAtRunTime() {
        ModuleDescriptor model = descriptor("org.netfailover.model");

        assertThat(exports(model)).contains("org.netfailover.model", "org.netfailover.rules");
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

    private ModuleLayer layer(String root) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved = boot.configuration().resolve(classPath, ModuleFinder.of(), Set.of(root));
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
