package org.netfailover.testkit.assertions;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.model.Strategy;
import org.netfailover.plan.Decision;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Step;

/**
 * Assertions about what a plan decides and does.
 *
 * <p>A step is named by its text, such as {@code unplug ua-net0-vf}. The beginning of it is enough where a blank or a
 * comma follows: {@code migrate} means {@code migrate, while QEMU unplugs ua-net0-vf} as well.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * for (String name : List.of("host-a", "host-b")) {
 *     site.host(name).hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * }
 * SimulatedHost a = site.hosts().get(0);
 * a.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Migration move = Migration.of("vm").from(a).to(site.hosts().get(1)).timing(site.time());
 * assertThat(move.plan().plan())
 *         .isReady()
 *         .decides("ua-net0-vf", Strategy.AUTOMATIC_FAILOVER)
 *         .hasSteps("migrate", "verify ua-net0-vf")
 *         .hasNoStep("unplug ua-net0");
 * }</pre>
 */
public final class ReadyPlanAssert extends AbstractAssert<ReadyPlanAssert, Plan.Ready> {
    ReadyPlanAssert(Plan.Ready actual) {
        super(actual, ReadyPlanAssert.class);
    }

    /**
     * Verifies what becomes of a NIC.
     *
     * @param alias the NIC's alias as written; of a pair that of the primary
     * @param strategy what becomes of it
     * @return this
     */
    public ReadyPlanAssert decides(String alias, Strategy strategy) {
        Optional<Decision> decision = actual.decisions().stream()
                .filter(one -> one.nic().aliasText().equals(Optional.of(alias)))
                .findFirst();
        if (decision.filter(one -> one.strategy() == strategy).isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expected " + strategy + " for " + alias + ", but decided is\n"
                            + Words.lines(decision.map(Stream::of)
                                    .orElseGet(() -> actual.decisions().stream())
                                    .map(Decision::toString)));
        }
        return this;
    }

    /**
     * Verifies that there are these steps in this order; others may be between them.
     *
     * @param steps the steps' texts, or their beginnings
     * @return this
     */
    public ReadyPlanAssert hasSteps(String... steps) {
        int found = 0;
        for (Step step : actual.steps()) {
            if (found < steps.length && StepText.isStep(step.toString(), steps[found])) {
                found++;
            }
        }
        if (found < steps.length) {
            failWithMessage(
                    "%s",
                    "Expected the steps " + List.of(steps) + " in this order, but \"" + steps[found]
                            + "\" is not where it should be in\n" + text(actual));
        }
        return this;
    }

    /**
     * Verifies that there are these steps in this order and no others.
     *
     * @param steps the steps' texts, or their beginnings
     * @return this
     */
    public ReadyPlanAssert hasOnlySteps(String... steps) {
        List<Step> all = actual.steps();
        boolean same = all.size() == steps.length
                && IntStream.range(0, steps.length)
                        .allMatch(i -> StepText.isStep(all.get(i).toString(), steps[i]));
        if (!same) {
            failWithMessage("%s", "Expected only the steps " + List.of(steps) + ", but there are\n" + text(actual));
        }
        return this;
    }

    /**
     * Verifies that there is no such step.
     *
     * @param step the step's text, or its beginning
     * @return this
     */
    public ReadyPlanAssert hasNoStep(String step) {
        if (actual.steps().stream().anyMatch(one -> StepText.isStep(one.toString(), step))) {
            failWithMessage("%s", "Expected no step \"" + step + "\", but there are\n" + text(actual));
        }
        return this;
    }

    /**
     * Goes on with what was found about the domain and its hosts.
     *
     * @return assertions about the report, in which there is no error
     */
    public ReportAssert report() {
        return Words.described(new ReportAssert(actual.report()), descriptionText());
    }

    static String text(Plan.Ready plan) {
        List<Step> steps = plan.steps();
        return Words.lines(IntStream.range(0, steps.size())
                .mapToObj(i -> (i + 1) + ". " + Words.lower(steps.get(i).side()) + ": " + steps.get(i)));
    }
}
