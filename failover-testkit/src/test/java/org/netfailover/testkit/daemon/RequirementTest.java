package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

@Isolated("changes a system property")
class RequirementTest {
    private static final Optional<String> MISSING = Optional.of("no libvirtd");

    private final String before = System.getProperty(Requirement.PROPERTY, "");

    @BeforeEach
    void nothingIsRequired() {
        System.clearProperty(Requirement.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.setProperty(Requirement.PROPERTY, before);
    }

    @Test
    void whatIsMissingSkipsATestWithItsReason() {
        assertThat(Requirement.LIBVIRT.skip(MISSING)).contains("no libvirtd");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Requirement.LIBVIRT.assume(MISSING))
                .withMessage("no libvirtd");
    }

    @Test
    void whatIsMissingFailsATestWhereItIsRequired() {
        System.setProperty(Requirement.PROPERTY, "corpus, libvirt");

        assertThatIllegalStateException()
                .isThrownBy(() -> Requirement.LIBVIRT.skip(MISSING))
                .withMessage("no libvirtd, and netfailover.require asks for libvirt");
    }

    @Test
    void anotherRequirementDoesNotCount() {
        System.setProperty(Requirement.PROPERTY, "corpus,libvirtish");

        assertThat(Requirement.LIBVIRT.skip(MISSING)).isPresent();
    }

    @Test
    void whereNothingIsMissingNothingIsSkipped() {
        System.setProperty(Requirement.PROPERTY, "libvirt");

        assertThat(Requirement.LIBVIRT.skip(Optional.empty())).isEmpty();
        Requirement.LIBVIRT.assume(Optional.empty());
    }
}
