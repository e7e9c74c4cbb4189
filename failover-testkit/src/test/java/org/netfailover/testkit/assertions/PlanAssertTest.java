package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netfailover.model.Strategy;
import org.netfailover.plan.Plan;

class PlanAssertTest {
    private static final String STEPS = "  1. source: unplug ua-net0-vf\n"
            + "  2. source: migrate, while QEMU unplugs ua-net1-vf\n"
            + "  3. destination: plug ua-net0-vf";

    private final Plan ready = Examples.ready();
    private final Plan refusal = Examples.refusal();

    @Test
    void whatIsSoIsAccepted() {
        assertThat(ready)
                .isReady()
                .decides("ua-net0-vf", Strategy.EXPLICIT_FAILOVER)
                .hasSteps("unplug ua-net0-vf", "plug ua-net0-vf")
                .hasOnlySteps("unplug ua-net0-vf", "migrate", "plug ua-net0-vf")
                .hasNoStep("unplug ua-net0")
                .report()
                .isClean();
        assertThat(refusal)
                .isRefused()
                .because("MACS_DIFFER")
                .onlyBecause("MACS_DIFFER")
                .report()
                .hasOnly("MACS_DIFFER");
        assertThat(refusal).report().hasFinding("MACS_DIFFER");
    }

    @Test
    void aRefusalIsToldWithItsReasons() {
        assertThat(said(() -> assertThat(refusal).isReady()))
                .startsWith(
                        "Expected the plan to be ready, but it is refused because of\n  ERROR MACS_DIFFER at 13:7 ");
    }

    @Test
    void aPlanIsToldWithItsSteps() {
        assertThat(said(() -> assertThat(ready).isRefused()))
                .isEqualTo("Expected the plan to be refused, but it is ready:\n" + STEPS);
        assertThat(said(() -> assertThat(ready).isReady().hasSteps("migrate", "unplug ua-net0-vf")))
                .isEqualTo(
                        "Expected the steps [migrate, unplug ua-net0-vf] in this order, but \"unplug ua-net0-vf\" is not"
                                + " where it should be in\n" + STEPS);
        assertThat(said(() -> assertThat(ready).isReady().hasOnlySteps("migrate")))
                .isEqualTo("Expected only the steps [migrate], but there are\n" + STEPS);
        assertThat(said(() -> assertThat(ready).isReady().hasNoStep("migrate")))
                .isEqualTo("Expected no step \"migrate\", but there are\n" + STEPS);
    }

    @Test
    void anotherDecisionIsToldWithItsReason() {
        assertThat(said(() -> assertThat(ready).isReady().decides("ua-net0-vf", Strategy.NONE)))
                .isEqualTo("Expected NONE for ua-net0-vf, but decided is\n"
                        + "  ua-net0-vf: EXPLICIT_FAILOVER, because it was asked for all");
        assertThat(said(() -> assertThat(ready).isReady().decides("ua-net9-vf", Strategy.NONE)))
                .startsWith("Expected NONE for ua-net9-vf, but decided is\n  ua-net0-vf: ");
    }

    @Test
    void anotherReasonIsToldWithWhatItRequires() {
        assertThat(said(() -> assertThat(refusal).isRefused().because("VLANS_DIFFER")))
                .startsWith("Expected a refusal because of\n  VLANS_DIFFER (Both halves of a pair are on one VLAN.)\n"
                        + "but the reasons are\n  ERROR MACS_DIFFER at ");
        assertThat(said(() -> assertThat(refusal).isRefused().onlyBecause()))
                .startsWith("Expected a refusal because of [] only, but there is\n  ERROR MACS_DIFFER at ");
    }
}
