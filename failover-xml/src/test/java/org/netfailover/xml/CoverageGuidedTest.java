package org.netfailover.xml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of any bytes, tried on those that Jazzer breeds from our samples by what code they reach. Without the
 * {@code soak} profile, which sets {@code JAZZER_FUZZ}, it would only try the samples themselves.
 */
@Tag("soak")
class CoverageGuidedTest {
    private static final Invariants INVARIANTS = new Invariants();

    static Stream<byte[]> samples() {
        return Seeds.own().stream();
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "30m", maxExecutions = 500_000)
    void whatever_is_bred_is_refused_or_kept(byte[] bytes) {
        INVARIANTS.check(bytes);
    }

    @AfterAll
    static void tell() {
        System.out.println("coverage-guided: " + INVARIANTS);
    }
}
