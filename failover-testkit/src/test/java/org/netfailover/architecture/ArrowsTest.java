package org.netfailover.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken by a class that was made to break it, and says so. */
class ArrowsTest {
    private static final String FIXTURE = "org.netfailover.architecture.fixture";

    private final JavaClasses fixture = new ClassFileImporter().importPackages(FIXTURE);

    @ParameterizedTest
    @MethodSource
    void catchesTheOffender(ArchRule rule, String named) {
        assertThat(rule.evaluate(fixture).getFailureReport().getDetails())
                .isNotEmpty()
                .anySatisfy(detail -> assertThat(detail).contains(named));
    }

    static Stream<Arguments> catchesTheOffender() {
        String[] here = {FIXTURE};
        return Stream.of(
                argumentSet("never", Arrows.never(here, FIXTURE + ".one.."), "Offender.one"),
                argumentSet("only", Arrows.only("org.netfailover.libvirt..", "com.sun.jna.."), "Offender.pointer"),
                argumentSet("input or output", Arrows.noInputOrOutput(here), "Offender.reader"),
                argumentSet("cycle", Arrows.noCycles(FIXTURE + ".(**)"), "Slice one"),
                argumentSet("null-marked", Arrows.nullMarked(), "Offender"));
    }
}
