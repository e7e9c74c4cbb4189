package org.netfailover.testkit.assertions;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.plan.Plan;
import org.netfailover.rules.Report;

/**
 * Assertions about a plan.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * for (String name : List.of("host-a", "host-b")) {
 *     site.host(name).hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * }
 * SimulatedHost a = site.hosts().get(0);
 * a.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * Migration move = Migration.of("vm").from(a).to(site.hosts().get(1)).timing(site.time());
 * Plan plan = move.strategy(Strategy.EXPLICIT_FAILOVER).plan().plan();
 * assertThat(plan).isReady().hasSteps("unplug ua-net0-vf", "migrate", "plug ua-net0-vf");
 * }</pre>
 */
public final class PlanAssert extends AbstractAssert<PlanAssert, Plan> {
    PlanAssert(@Nullable Plan actual) {
        super(actual, PlanAssert.class);
    }

    /**
     * Verifies that it can be done.
     *
     * @return assertions about what is to be done
     */
    public ReadyPlanAssert isReady() {
        isNotNull();
        if (actual instanceof Plan.Ready ready) {
            return Words.described(new ReadyPlanAssert(ready), descriptionText());
        }
        throw failure(
                "%s",
                "Expected the plan to be ready, but it is refused because of\n"
                        + Words.ofFindings(Words.errors(actual.report().findings())));
    }

    /**
     * Verifies that it cannot be done.
     *
     * @return assertions about why
     */
    public RefusalAssert isRefused() {
        isNotNull();
        if (actual instanceof Plan.Ready ready) {
            failWithMessage("%s", "Expected the plan to be refused, but it is ready:\n" + ReadyPlanAssert.text(ready));
        }
        return Words.described(new RefusalAssert(actual.report(), ""), descriptionText());
    }

    /**
     * Goes on with what was found about the domain and its hosts.
     *
     * @return assertions about the report, warnings among it
     */
    public ReportAssert report() {
        isNotNull();
        Report report = actual.report();
        return Words.described(new ReportAssert(report), descriptionText());
    }
}
