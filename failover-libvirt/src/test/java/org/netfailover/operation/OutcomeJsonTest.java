package org.netfailover.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.plan.Side;
import org.netfailover.rules.Report;

class OutcomeJsonTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Failure CAUSE = Failure.of("migrate", new LibvirtException(9, 10, "it \"failed\""));
    private static final String CAUSE_JSON =
            "{\"what\":\"migrate\",\"message\":\"it \\\"failed\\\"\",\"kind\":\"FAILED\",\"code\":9,\"domain\":10,"
                    + "\"suppressed\":[]}";
    private static final Journal JOURNAL = new Journal(
            new UUID(0, 1),
            "vm",
            START,
            START.plusSeconds(2),
            List.of(new Journal.Entry(
                    START,
                    Duration.ofMillis(1500),
                    Side.SOURCE,
                    "migrate",
                    false,
                    Journal.Result.FAILED,
                    Optional.of(CAUSE),
                    List.of("phase: MEMORY"))));
    private static final String JOURNAL_JSON = "\"journal\":{\"domain\":\"00000000-0000-0000-0000-000000000001\","
            + "\"name\":\"vm\",\"started\":\"2026-01-02T03:04:05Z\",\"ended\":\"2026-01-02T03:04:07Z\",\"entries\":["
            + "{\"at\":\"2026-01-02T03:04:05Z\",\"tookMillis\":1500,\"side\":\"SOURCE\",\"what\":\"migrate\","
            + "\"undo\":false,\"result\":\"FAILED\",\"failure\":" + CAUSE_JSON
            + ",\"observed\":[\"phase: MEMORY\"]}]}}";

    @Test
    void aCompletedOne() {
        assertThat(new Outcome.Completed("done", JOURNAL).toJson())
                .isEqualTo("{\"outcome\":\"COMPLETED\",\"summary\":\"done\"," + JOURNAL_JSON);
    }

    @Test
    void aDegradedOneTellsWhatIsMissing() {
        assertThat(new Outcome.Degraded(List.of("ua-a"), "less", List.of(CAUSE), JOURNAL).toJson())
                .isEqualTo("{\"outcome\":\"DEGRADED\",\"summary\":\"less\",\"missing\":[\"ua-a\"],\"failures\":["
                        + CAUSE_JSON + "]," + JOURNAL_JSON);
    }

    @Test
    void aRefusedOneHasItsFindings() {
        assertThat(new Outcome.Refused(new Report(List.of(), List.of()), "no", JOURNAL).toJson())
                .isEqualTo(
                        "{\"outcome\":\"REFUSED\",\"summary\":\"no\",\"findings\":[],\"unchecked\":[]," + JOURNAL_JSON);
    }

    @Test
    void aRolledBackOneHasItsCause() {
        assertThat(new Outcome.RolledBack(CAUSE, "back", JOURNAL).toJson())
                .isEqualTo("{\"outcome\":\"ROLLED_BACK\",\"summary\":\"back\",\"cause\":" + CAUSE_JSON + ","
                        + JOURNAL_JSON);
    }

    @Test
    void oneThatNeedsAttentionHasWhatIsLeft() {
        Failure both = Failure.of("look", new TimeoutException()).and(Failure.of("plug", "no"));

        assertThat(new Outcome.NeedsAttention(CAUSE, List.of(both), "help", JOURNAL).toJson())
                .isEqualTo("{\"outcome\":\"NEEDS_ATTENTION\",\"summary\":\"help\",\"cause\":" + CAUSE_JSON
                        + ",\"left\":[{\"what\":\"look\",\"message\":\"the host did not answer in time\",\"suppressed\":"
                        + "[{\"what\":\"plug\",\"message\":\"no\",\"suppressed\":[]}]}]," + JOURNAL_JSON);
    }
}
