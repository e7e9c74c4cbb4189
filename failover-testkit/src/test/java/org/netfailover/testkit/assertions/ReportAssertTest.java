package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netfailover.rules.Report;

class ReportAssertTest {
    private static final String MAC = "/domain/devices/interface[2]/mac";
    private static final String FINDING = "ERROR MACS_DIFFER at 13:7 " + MAC
            + ": the primary's MAC is 52:54:00:aa:bb:10 and the standby's is 52:54:00:aa:bb:01; the rule: "
            + "Both halves of a pair have one MAC; upper and lower case are the same.";

    private final Report broken = Examples.broken();
    private final Report clean = Examples.clean();

    @Test
    void whatIsSoIsAccepted() {
        assertThat(clean).isAccepted().isClean().isComplete().hasOnly().lacks("MACS_DIFFER");
        assertThat(broken).hasOnly("MACS_DIFFER").lacks("VLANS_DIFFER");
        assertThat(broken).hasFinding("MACS_DIFFER").once().at(MAC).atLine(13).saying("give both halves the same MAC");
    }

    @Test
    void anErrorIsToldWithCodePlaceAndRequirement() {
        assertThat(said(() -> assertThat(broken).isAccepted()))
                .isEqualTo("Expected no error, but there is\n  " + FINDING);
        assertThat(said(() -> assertThat(broken).isClean()))
                .isEqualTo("Expected nothing to be found, but there is\n  " + FINDING);
        assertThat(said(() -> assertThat(broken).lacks("MACS_DIFFER")))
                .isEqualTo("Expected no finding MACS_DIFFER, but there is\n  " + FINDING);
    }

    @Test
    void aFindingThatIsMissingIsToldWithWhatItsRuleRequires() {
        assertThat(said(() -> assertThat(clean).hasFinding("MACS_DIFFER")))
                .isEqualTo(
                        "Expected a finding MACS_DIFFER (Both halves of a pair have one MAC; upper and lower case are"
                                + " the same.), but there is\n  nothing");
    }

    @Test
    void aCodeThatNoRuleHasIsToldToBeNone() {
        assertThat(said(() -> assertThat(broken).hasFinding("MAC_DIFFERS")))
                .startsWith("Expected a finding MAC_DIFFERS (no rule of the catalogue has this code), but there is\n");
    }

    @Test
    void aRuleThatWasNotAskedIsToldToLackSomething() {
        assertThat(said(() -> assertThat(broken).hasFinding("VF_NOT_PRESENT")))
                .contains("which was not asked for want of the host's inventory");
        assertThat(said(() -> assertThat(broken).isComplete()))
                .startsWith("Expected every rule to be asked, but\n")
                .contains("  VF_NOT_PRESENT not checked: the host's inventory was not given");
    }

    @Test
    void bothWhatIsMissingAndWhatIsTooMuchIsTold() {
        assertThat(said(() -> assertThat(broken).hasOnly("VLANS_DIFFER")))
                .isEqualTo("Expected only [VLANS_DIFFER]; missing are\n"
                        + "  VLANS_DIFFER (Both halves of a pair are on one VLAN.)\n"
                        + "and found besides is\n  " + FINDING);
    }

    @Test
    void anotherPlaceIsToldWithTheRightOne() {
        assertThat(said(() -> assertThat(broken).hasFinding("MACS_DIFFER").at("/domain/devices/interface[1]/mac")))
                .isEqualTo("Expected a finding at /domain/devices/interface[1]/mac, but there is\n  " + FINDING);
        assertThat(said(() -> assertThat(broken).hasFinding("MACS_DIFFER").atLine(6)))
                .isEqualTo("Expected a finding in line 6, but there is\n  " + FINDING);
        assertThat(said(() -> assertThat(broken).hasFinding("MACS_DIFFER").saying("VLAN")))
                .startsWith("Expected a finding that says \"VLAN\", but there is\n");
    }

    @Test
    void oneFindingIsNotTwo() {
        Report twice =
                new Report(List.of(broken.findings().get(0), broken.findings().get(0)), List.of());

        assertThat(said(() -> assertThat(twice).hasFinding("MACS_DIFFER").once()))
                .isEqualTo("Expected one finding, but there are\n  " + FINDING + "\n  " + FINDING);
    }

    @Test
    void aDescriptionGoesAlong() {
        assertThat(said(() -> assertThat(broken)
                        .as("100%% of %s", "vm-42")
                        .hasFinding("MACS_DIFFER")
                        .atLine(1)))
                .startsWith("[100% of vm-42] Expected a finding in line 1");
    }

    @Test
    void nullIsNoReport() {
        Report none = null;

        assertThat(said(() -> assertThat(none).isAccepted())).contains("not to be null");
    }
}
