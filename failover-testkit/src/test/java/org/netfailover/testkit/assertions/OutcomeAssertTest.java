package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Outcome;

class OutcomeAssertTest {
    private final Outcome completed = new Outcome.Completed("vm-42 runs on host-b", Examples.journal());
    private final Outcome degraded = new Outcome.Degraded(
            List.of("ua-net0-vf"),
            "vm-42 runs on host-b without ua-net0-vf",
            List.of(Failure.of("plug ua-net0-vf", "the VF is in use")),
            Examples.journal());
    private final Outcome refused = new Outcome.Refused(Examples.broken(), "vm-42 is refused", Examples.empty());
    private final Outcome busy =
            new Outcome.Refused(Examples.clean(), "another operation is under way", Examples.empty());
    private final Outcome rolledBack =
            new Outcome.RolledBack(Examples.failure(), "it failed and was undone", Examples.undone());
    private final Outcome attention = new Outcome.NeedsAttention(
            Examples.failure(),
            List.of(Failure.of("look for what is left", "a definition stays on the destination")),
            "it failed and something is left",
            Examples.undone());

    @Test
    void whatIsSoIsAccepted() {
        assertThat(completed).isCompleted().journal().hasNoFailure();
        assertThat(degraded)
                .isDegraded()
                .missing("ua-net0-vf")
                .because("in use")
                .journal()
                .did("migrate");
        assertThat(refused).isRefused().onlyBecause("MACS_DIFFER");
        assertThat(busy).isRefused().onlyBecause();
        assertThat(rolledBack)
                .isRolledBack()
                .because("connection was lost")
                .journal()
                .failedAt("migrate");
        assertThat(attention)
                .needsAttention()
                .because("migrate")
                .left("a definition stays")
                .journal()
                .undidBy("plug ua-net0-vf");
    }

    @Test
    void anotherOutcomeIsToldWithItsSummaryAndItsJournal() {
        assertThat(said(() -> assertThat(rolledBack).isCompleted()))
                .isEqualTo("Expected the operation to be completed, but it is rolled back: it failed and was undone\n"
                        + "  source: unplug ua-net0-vf: done after 12 ms\n"
                        + "      DEVICE_REMOVED came\n"
                        + "  source: migrate: failed after 12 ms (the connection was lost)\n"
                        + "      DEVICE_REMOVED came\n"
                        + "  source: undo: plug ua-net0-vf: done after 12 ms\n"
                        + "      DEVICE_REMOVED came");
        assertThat(said(() -> assertThat(attention).isDegraded()))
                .startsWith("Expected the operation to be degraded, but it is in need of attention: it failed and ");
        assertThat(said(() -> assertThat(completed).isRolledBack()))
                .startsWith("Expected the operation to be rolled back, but it is completed: vm-42 runs on host-b\n");
        assertThat(said(() -> assertThat(completed).needsAttention()))
                .startsWith("Expected the operation to be in need of attention, but it is completed: ");
        assertThat(said(() -> assertThat(refused).isCompleted()))
                .isEqualTo("Expected the operation to be completed, but it is refused: vm-42 is refused\n  nothing");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(said(() -> assertThat(degraded).isDegraded().missing("ua-net1-vf", "ua-net0-vf")))
                .startsWith(
                        "Expected [ua-net0-vf, ua-net1-vf] to be missing, but [ua-net0-vf] are in what is degraded: ");
        assertThat(said(() -> assertThat(degraded).isDegraded().because("no bridge")))
                .isEqualTo("Expected a failure that says \"no bridge\", but there is\n"
                        + "  plug ua-net0-vf: the VF is in use");
    }

    @Test
    void causeAndWhatIsLeftAreTold() {
        assertThat(said(() -> assertThat(rolledBack).isRolledBack().because("cancelled")))
                .isEqualTo("Expected the cause to say \"cancelled\", but it is\n  migrate: the connection was lost");
        assertThat(said(() -> assertThat(rolledBack).isRolledBack().left("a port")))
                .isEqualTo("Expected to be left what says \"a port\", but left is\n  nothing");
        assertThat(said(() -> assertThat(attention).needsAttention().left("a port")))
                .endsWith("\n  look for what is left: a definition stays on the destination");
    }

    @Test
    void aRefusalWithoutARuleIsToldByItsSummary() {
        assertThat(said(() -> assertThat(busy).isRefused().because("MACS_DIFFER")))
                .endsWith("but the reasons are\n  another operation is under way");
    }
}
