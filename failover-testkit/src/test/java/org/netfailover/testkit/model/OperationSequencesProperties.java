package org.netfailover.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.GuestAnswer;

/**
 * Whatever is asked for, and whatever goes wrong: no guest loses its path without a word, nothing is held by nobody, one
 * MAC is in one place, what is undone is as it was, and what an outcome says is so.
 */
class OperationSequencesProperties {
    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsSaidIsSo(@ForAll("sequences") List<Step> steps) {
        new Judge().walk(steps, Statistics::collect);
        Statistics.coverage(coverage -> {
            coverage.check("Completed").percentage(percentage -> percentage > 10);
            coverage.check("RolledBack").percentage(percentage -> percentage > 1);
            coverage.check("Refused").percentage(percentage -> percentage > 1);
            coverage.check("Crashed").percentage(percentage -> percentage > 1);
        });
    }

    @Property(tries = 200_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("soak")
    void whatIsSaidIsSoForLong(@ForAll("sequences") List<Step> steps) {
        new Judge().walk(steps, outcome -> {});
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theSameSequenceGivesTheSameJournals(@ForAll("sequences") List<Step> steps) {
        Judge first = new Judge();
        Judge second = new Judge();
        first.walk(steps, outcome -> {});
        second.walk(steps, outcome -> {});

        assertThat(second.story()).isEqualTo(first.story());
    }

    @Example
    void aRepairWhoseHostDiesAfterItsFirstLegHasAnOutcome() {
        Trouble dies = new Trouble.DaemonDies(false, Duration.ofMillis(53), Duration.ofMillis(15_011));
        Judge judge = new Judge();

        judge.walk(List.of(new Step(new Act.Repair(false, true), dies)), outcome -> {});

        assertThat(judge.story()).singleElement().asString().contains("\"outcome\"");
    }

    @Example
    void aRefusalOfARequestThatWasNotAnsweredIsNoAnswerToTheNext() {
        Step plug = new Step(new Act.Plug(0, false), new Trouble.None());
        Step once = new Step(new Act.GuestOnce(new GuestAnswer.Refuses(Duration.ofMillis(1))), new Trouble.None());
        Trouble silence = new Trouble.AtChange(false, 1, new Fault.NoAnswer(true));
        Judge judge = new Judge();

        judge.walk(List.of(plug, once, new Step(new Act.Unplug(0, false, false), silence)), outcome -> {});

        assertThat(judge.story()).hasSize(2);
    }

    @Example
    void aPlugThatIsUndoneLeavesADefinitionThatHadTheDeviceBefore() {
        Judge judge = new Judge();

        judge.walk(
                List.of(
                        new Step(new Act.Plug(0, true), new Trouble.None()),
                        new Step(new Act.Unplug(0, false, false), new Trouble.None()),
                        new Step(new Act.Plug(0, true), new Trouble.Cancel(Duration.ofMillis(14)))),
                outcome -> {});

        assertThat(judge.story()).last().asString().contains("ROLLED_BACK");
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Steps.sequences();
    }
}
