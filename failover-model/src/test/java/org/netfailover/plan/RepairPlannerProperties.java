package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netfailover.plan.Observations.DESIRED;
import static org.netfailover.plan.Observations.POOLED;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingPair;

class RepairPlannerProperties {
    private static final RepairPlanner PLANNER = RepairPlanner.DEFAULT;

    @Provide
    Arbitrary<DomainNics> domains() {
        return Observations.domains();
    }

    @Property(tries = 2000)
    void whatIsNotRefusedEndsAsPairsInTheOrderThatAGuestTakes(@ForAll("domains") DomainNics domain) {
        DomainNics now = domain;
        for (PairRepair repair : PLANNER.plan(DESIRED, Observations.running(domain))) {
            Statistics.label("state").collect(repair.status().state());
            GuestOfNics guest = new GuestOfNics(now, repair.status().pair());
            guest.walk(repair.steps());
            now = guest.now();
            assertThat(repair.interrupts() || !guest.wasWithoutPath() || hadNoPath(repair))
                    .as("%s", repair)
                    .isTrue();
        }
        assertThat(PLANNER.plan(DESIRED, Observations.running(now)))
                .allSatisfy(again -> assertThat(again.steps()).isEmpty())
                .allSatisfy(again -> assertThat(again.status().state() == PairState.PAIRED
                                || again.refusal().isPresent())
                        .isTrue());
    }

    @Test
    void aPrimaryThatNoGuestUsesIsPluggedAnewAndTheStandbyStays() {
        DomainNics right = Observations.domain(Observations.standby(POOLED), Observations.primary(POOLED));
        String vf = POOLED.primary().alias().value();
        Sighting.Known seen = Observations.known("a", DomainState.RUNNING, false, right);
        Sighting.Known unused = seen.withUnused(Set.of(vf));

        PairRepair repair =
                PLANNER.plan(List.of(POOLED), new Whereabouts(List.of(unused))).get(0);

        assertThat(repair.status().state()).isEqualTo(PairState.PRIMARY_UNUSED);
        assertThat(repair.interrupts()).isFalse();
        assertThat(repair.steps()).hasSize(3);
        assertThat(repair.steps().get(0))
                .isInstanceOfSatisfying(
                        Step.Detach.class, step -> assertThat(step.alias()).isEqualTo(vf));
        assertThat(repair.steps().get(1)).isInstanceOf(Step.Reserve.class);
        assertThat(repair.steps().get(2))
                .isInstanceOfSatisfying(
                        Step.Attach.class, step -> assertThat(step.alias()).isEqualTo(vf));
    }

    private static boolean hadNoPath(PairRepair repair) {
        return repair.status().state() == PairState.ABSENT;
    }

    @Property(tries = 2000)
    void onlyDevicesOfThePairAreTouched(@ForAll("domains") DomainNics domain) {
        for (PairRepair repair : PLANNER.plan(DESIRED, Observations.running(domain))) {
            TeamingPair pair = repair.status().pair();
            Set<String> own = Set.of(
                    pair.standby().alias().value(), pair.primary().alias().value());
            Set<String> unnamed = domain.nics().stream()
                    .filter(nic -> !nic.aliasText().orElse("").startsWith("ua-"))
                    .flatMap(nic -> nic.aliasText().stream())
                    .collect(Collectors.toSet());
            assertThat(repair.steps())
                    .allSatisfy(step -> assertThat(step.side()).isEqualTo(Side.SOURCE));
            assertThat(repair.steps())
                    .filteredOn(Step.Detach.class::isInstance)
                    .extracting(step -> ((Step.Detach) step).alias())
                    .allMatch(alias -> own.contains(alias) || unnamed.contains(alias));
        }
    }

    @Property(tries = 2000)
    void aGuestThatStandsStillIsAskedToUnplugNothing(@ForAll("domains") DomainNics domain) {
        Whereabouts where = new Whereabouts(List.of(Observations.known("a", DomainState.PAUSED, false, domain)));
        assertThat(PLANNER.plan(DESIRED, where))
                .flatExtracting(PairRepair::steps)
                .noneMatch(Step.Detach.class::isInstance);
    }

    @Property(tries = 2000)
    void keepingThePathNeverInterruptsAndOtherwiseDoesTheSame(@ForAll("domains") DomainNics domain) {
        List<PairRepair> free = PLANNER.plan(DESIRED, Observations.running(domain));
        List<PairRepair> careful = PLANNER.keepingPath().plan(DESIRED, Observations.running(domain));
        for (int i = 0; i < free.size(); i++) {
            if (free.get(i).interrupts()) {
                assertThat(careful.get(i).refusal()).isPresent();
            } else {
                assertThat(careful.get(i)).isEqualTo(free.get(i));
            }
        }
    }

    @Test
    void aLinkThatIsDownIsSetUpBeforeTheVfIsReplaced() {
        Nic down = Nic.builder(Nic.Element.INTERFACE, "bridge")
                .mac(POOLED.mac().toString())
                .teaming(Observations.standby(POOLED).teaming())
                .aliasText("ua-net0")
                .link("down")
                .build();
        Nic nameless = Nic.builder(Nic.Element.INTERFACE, "hostdev")
                .mac(POOLED.mac().toString())
                .teaming(Observations.primary(POOLED).teaming())
                .aliasText("hostdev0")
                .build();

        PairRepair repair = PLANNER.plan(List.of(POOLED), Observations.running(Observations.domain(down, nameless)))
                .get(0);

        assertThat(repair)
                .hasToString("ua-net0 + ua-net0-vf: ALIAS_LOST: set the link of ua-net0 up, unplug hostdev0,"
                        + " reserve a VF of vfpool for ua-net0-vf, plug ua-net0-vf");
        assertThat(repair.interrupts()).isFalse();
    }

    @Test
    void anOrphanIsUnpluggedBeforeItsStandbyComes() {
        PairRepair repair = PLANNER.plan(
                        List.of(POOLED), Observations.running(Observations.domain(Observations.primary(POOLED))))
                .get(0);

        assertThat(repair)
                .hasToString(
                        "ua-net0 + ua-net0-vf: ORPHAN_VF: unplug ua-net0-vf, plug ua-net0, reserve a VF of vfpool for ua-net0-vf, plug ua-net0-vf; no path"
                                + " by this pair meanwhile");
    }

    @Test
    void pairsThatClaimTheSameAreNoneToBeDesired() {
        TeamingPair other = TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:aa:bb:09"))
                .standby(POOLED.standby())
                .primary(Observations.PLAIN.primary())
                .build();
        assertThatThrownBy(() -> PairStatus.of(List.of(POOLED, other), Observations.domain()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ua-net0");
    }
}
