package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netfailover.model.Version;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DomainXml;

/** What libvirt 9.0.0 answered to definitions that were made up for it; asked of the library wherever it is built. */
class RecordedAnswersTest {
    /** An answer; an empty message is acceptance. */
    record Answer(String tried, String message, String devices) {
        String domain() {
            return "<domain type='qemu'><name>vm</name><memory unit='KiB'>65536</memory><vcpu>1</vcpu>"
                    + "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>" + devices
                    + "</devices></domain>";
        }

        @Override
        public String toString() {
            return tried;
        }
    }

    /** What libvirt takes and the library calls refused all the same. */
    private static final Set<String> STRICTER = Set.of(
            // libvirt does not count the first serial port, which is the console's twin; QEMU counts both.
            "two devices with one ua- alias: alias twice, interface and serial",
            // Taken where a byte over 0x7f is a negative character, as on x86, and refused elsewhere.
            "MAC: MAC trailing non-ASCII, standby");

    private static final Rules RULES =
            Rules.forTarget(Target.builder().libvirt(Version.of(9, 0, 0)).build());

    @ParameterizedTest
    @MethodSource("answers")
    void theLibraryAgrees(Answer answer) {
        List<Finding> found = RULES.check(DomainXml.parse(answer.domain()).nics()).findings().stream()
                .filter(finding -> LibvirtsRules.isRefused(finding.rule().code()))
                .toList();

        if (STRICTER.contains(answer.tried())) {
            assertThat(answer.message()).isEmpty();
            assertThat(found).isNotEmpty();
        } else if (answer.message().isEmpty()) {
            assertThat(found).as("libvirt takes it").isEmpty();
        } else {
            assertThat(found)
                    .as("libvirt says: " + answer.message())
                    .anyMatch(finding -> LibvirtsRules.says(finding.rule(), answer.message()));
        }
    }

    @Test
    void thereAreAnswersOfBothKinds() {
        assertThat(answers()).anyMatch(answer -> answer.message().isEmpty());
        assertThat(answers().filter(answer -> !answer.message().isEmpty())).hasSizeGreaterThan(100);
    }

    @Nested
    @WithLibvirt
    @Tag("daemon")
    class TheDaemonStillAnswersSo {
        @Test
        void toEachOfThem() {
            assertThat(answers())
                    .allSatisfy(answer -> assertThat(Daemon.refusal(answer.domain()))
                            .isEqualTo(Optional.of(answer.message()).filter(message -> !message.isEmpty())));
        }
    }

    static Stream<Answer> answers() {
        try (InputStream in = RecordedAnswersTest.class.getResourceAsStream("answers.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "answers.tsv"), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Answer(plain(fields[0]), plain(fields[1]), plain(fields[2])))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String field) {
        return field.translateEscapes();
    }
}
