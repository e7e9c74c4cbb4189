package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.netfailover.operation.Journal;
import org.netfailover.plan.Side;

class JournalAssertTest {
    private static final String FIRST = "  source: unplug ua-net0-vf: done after 12 ms\n      DEVICE_REMOVED came";

    private final Journal journal = Examples.journal();
    private final Journal undone = Examples.undone();

    @Test
    void whatIsSoIsAccepted() {
        assertThat(journal)
                .didInOrder("unplug ua-net0-vf", "migrate", "plug ua-net0-vf")
                .didNot("unplug ua-net0")
                .hasNoFailure();
        assertThat(journal)
                .did("unplug ua-net0-vf")
                .on(Side.SOURCE)
                .within(Duration.ofMillis(12))
                .observed("DEVICE_REMOVED")
                .before("migrate")
                .before("plug ua-net0-vf");
        assertThat(journal).did("migrate").after("unplug ua-net0-vf");
        assertThat(undone).failedAt("migrate").after("unplug ua-net0-vf");
        assertThat(undone).undidBy("plug ua-net0-vf");
    }

    @Test
    void aStepThatFailedOrUndoesAnotherWasNotDone() {
        assertThat(said(() -> assertThat(undone).did("migrate")))
                .startsWith("Expected \"migrate\" to be done, but there is\n" + FIRST + "\n  source: migrate: failed ");
        assertThat(said(() -> assertThat(undone).did("plug ua-net0-vf")))
                .startsWith("Expected \"plug ua-net0-vf\" to be done, but there is\n");
        assertThat(said(() -> assertThat(journal).undidBy("plug ua-net0-vf")))
                .startsWith("Expected \"plug ua-net0-vf\" to be done to undo a step, but there is\n");
        assertThat(said(() -> assertThat(journal).failedAt("migrate")))
                .startsWith("Expected \"migrate\" to fail, but there is\n" + FIRST);
    }

    @Test
    void aStepThatWasTriedIsNotOneThatWasNot() {
        assertThat(said(() -> assertThat(undone).didNot("migrate")))
                .startsWith("Expected nobody to \"migrate\", but there is\n" + FIRST);
        assertThat(said(() -> assertThat(undone).hasNoFailure()))
                .startsWith("Expected no failure, but there is\n" + FIRST);
    }

    @Test
    void anotherOrderIsToldWithTheJournal() {
        assertThat(said(() -> assertThat(journal).did("migrate").before("unplug ua-net0-vf")))
                .startsWith(
                        "Expected \"migrate, while QEMU unplugs ua-net1-vf\" before \"unplug ua-net0-vf\", but there is\n"
                                + FIRST);
        assertThat(said(() -> assertThat(journal).did("migrate").after("plug ua-net0-vf")))
                .contains(" after \"plug ua-net0-vf\", but there is\n");
        assertThat(said(() -> assertThat(journal).didInOrder("migrate", "unplug ua-net0-vf")))
                .startsWith(
                        "Expected [migrate, unplug ua-net0-vf] to be done in this order, but \"unplug ua-net0-vf\" is"
                                + " not where it should be in\n" + FIRST);
    }

    @Test
    void anotherHostTimeOrObservationIsToldWithTheStep() {
        assertThat(said(() -> assertThat(journal).did("unplug ua-net0-vf").on(Side.DESTINATION)))
                .isEqualTo("Expected it on the destination, but there is\n" + FIRST);
        assertThat(said(() -> assertThat(journal).did("unplug ua-net0-vf").within(Duration.ofMillis(11))))
                .isEqualTo("Expected it within 11 ms, but there is\n" + FIRST);
        assertThat(said(() -> assertThat(journal).did("unplug ua-net0-vf").observed("a path")))
                .isEqualTo("Expected to be observed what says \"a path\", but there is\n" + FIRST);
    }
}
