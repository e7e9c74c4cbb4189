package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.netfailover.model.DomainState;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.rules.Report;

/** What holds for every plan, whatever domain it is for and whatever is asked. */
class PlanProperties {
    /** What a domain of these properties is made of. */
    enum Unit {
        POOLED_PAIR,
        ADDRESSED_PAIR,
        LONELY_STANDBY,
        BARE,
        BARE_POOLED,
        VIRTIO;

        List<Nic.Builder> nics(int n, boolean down) {
            String address = "5e:0" + (1 + n) + ".0";
            Nic.Builder standby = Scene.standby(n);
            if (down) {
                standby.link("down");
            }
            return switch (this) {
                case POOLED_PAIR -> List.of(standby, Scene.pooled(n));
                case ADDRESSED_PAIR -> List.of(Scene.addressed(n, address), standby);
                case LONELY_STANDBY -> List.of(standby);
                case BARE -> List.of(Scene.bare(n, address));
                case BARE_POOLED -> List.of(Scene.barePooled(n));
                case VIRTIO -> List.of(Scene.virtio(n));
            };
        }

        boolean takesVf() {
            return this != VIRTIO && this != LONELY_STANDBY;
        }
    }

    /** An order and what it was made of. */
    record Case(List<Unit> units, MigrationOrder order) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Unit>> units = Arbitraries.of(Unit.class).list().ofMaxSize(5);
        Arbitrary<List<Strategy>> strategies =
                Arbitraries.of(Strategy.class).list().ofMaxSize(2);
        Arbitrary<DomainState> states = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(DomainState.RUNNING)), Tuple.of(1, Arbitraries.of(DomainState.class)));
        Arbitrary<Integer> free = Arbitraries.integers().between(0, 6);
        Arbitrary<Boolean> young = Arbitraries.of(true, false);
        Arbitrary<Boolean> down =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
        Arbitrary<Boolean> postCopy = Arbitraries.of(true, false);
        return Combinators.combine(units, strategies, states, free, young, down, postCopy)
                .as(PlanProperties::order);
    }

    private static Case order(
            List<Unit> units,
            List<Strategy> strategies,
            DomainState state,
            int free,
            boolean young,
            boolean down,
            boolean postCopy) {
        List<Nic.Builder> nics = new ArrayList<>();
        for (int n = 0; n < units.size(); n++) {
            nics.addAll(units.get(n).nics(n, down));
        }
        ObservedDomain domain = ObservedDomain.builder()
                .uuid(Scene.UUID_OF_VM)
                .name("vm")
                .state(state)
                .nics(Scene.nics(nics.toArray(Nic.Builder[]::new)).build())
                .build();
        MigrationOrder.Builder order = Scene.migration(domain, host("a", 9, young), host("b", free, young))
                .postCopy(postCopy);
        strategies.stream().limit(1).forEach(order::strategy);
        strategies.stream()
                .skip(1)
                .forEach(strategy -> domain.nics().nics().stream()
                        .limit(1)
                        .flatMap(nic -> nic.aliasText().stream())
                        .forEach(alias -> order.putStrategies(alias, strategy)));
        return new Case(units, order.build());
    }

    private static HostInventory host(String name, int pooled, boolean young) {
        VfPool.Builder pool = VfPool.named("pool");
        for (int i = 0; i < pooled; i++) {
            pool.addFunctions(
                    VirtualFunction.at(new PciAddress(0, 0x3b, 2 + i, 0)).build());
        }
        List<VirtualFunction> named = IntStream.range(0, 5)
                .mapToObj(n -> VirtualFunction.at(new PciAddress(0, 0x5e, 1 + n, 0))
                        .liveMigratable(n % 2 == 0 ? LiveMigratable.YES : LiveMigratable.UNSET)
                        .build())
                .toList();
        return Scene.networks(name)
                .addPools(pool.build())
                .addAllFunctions(named)
                .libvirt(young ? Version.of(10, 0, 0) : Version.of(9, 0, 0))
                .qemu(young ? Version.of(8, 2, 2) : Version.of(7, 2, 0))
                .build();
    }

    private static Plan.Ready readyOrNothing(Case given) {
        return Planner.migration(given.order()) instanceof Plan.Ready ready ? ready : NOTHING;
    }

    private static final Plan.Ready NOTHING = new Plan.Ready(
            Scene.UUID_OF_VM, "", List.of(), List.of(), DestinationChanges.NONE, new Report(List.of(), List.of()));

    private static <T> List<T> all(Plan.Ready plan, Class<T> kind) {
        return plan.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aRefusalHasAnErrorAndAReadyPlanNone(@ForAll("cases") Case given) {
        Plan plan = Planner.migration(given.order());
        Statistics.collect(plan.getClass().getSimpleName());
        assertThat(plan.report().hasErrors()).isEqualTo(plan instanceof Plan.Refusal);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void equalOrdersGiveEqualPlans(@ForAll("cases") Case given) {
        assertThat(Planner.migration(given.order())).isEqualTo(Planner.migration(given.order()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsDetachedIsAttachedOnTheDestinationAndComesBackWhenItIsUndone(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        List<String> detached =
                all(plan, Step.Detach.class).stream().map(Step.Detach::alias).toList();
        List<String> attached =
                all(plan, Step.Attach.class).stream().map(Step.Attach::device).toList();
        assertThat(attached).containsExactlyInAnyOrderElementsOf(detached).doesNotHaveDuplicates();
        for (Step.Detach detach : all(plan, Step.Detach.class)) {
            assertThat(detach.side()).isEqualTo(Side.SOURCE);
            assertThat(detach.undo().orElseThrow())
                    .isEqualTo(new Step.Attach(
                            Side.SOURCE, detach.backAs(), detach.alias(), false, detach.back(), detach.deadline()));
        }
        for (Step.Attach attach : all(plan, Step.Attach.class)) {
            assertThat(attach.side()).isEqualTo(Side.DESTINATION);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPrimaryIsUnpluggedBeforeItsStandbyAndPluggedAfterIt(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        List<String> order = plan.steps().stream()
                .map(step -> step instanceof Step.Migrate ? "migrate" : step.toString())
                .toList();
        for (NicPair pair : given.order().domain().nics().pairs()) {
            String standby = pair.standby().alias().orElseThrow();
            String primary = pair.primary().alias().orElseThrow();
            if (order.contains("unplug " + standby)) {
                assertThat(order)
                        .containsSubsequence("unplug " + primary, "unplug " + standby, "migrate")
                        .containsSubsequence("migrate", "plug " + standby, "plug " + primary);
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void noStepTouchesWhatJustMoves(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        String text = plan.steps().stream().map(Step::toString).collect(Collectors.joining("\n"));
        Set<String> words = new HashSet<>(List.of(text.split("[ ,\n]+")));
        for (Decision decision : plan.decisions()) {
            if (decision.strategy() == Strategy.NONE) {
                assertThat(words).doesNotContain(decision.nic().aliasText().orElseThrow());
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aVfIsClaimedForEachDeviceThatNeedsOneAndAllAtOnceBeforeAnythingElse(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        if (plan == NOTHING) {
            return;
        }
        long needed = given.units().stream().filter(Unit::takesVf).count();
        List<Step.Reserve> reserves = all(plan, Step.Reserve.class);
        assertThat(reserves).hasSize(needed == 0 ? 0 : 1);
        if (needed > 0) {
            assertThat(plan.steps().get(0)).isSameAs(reserves.get(0));
            assertThat(reserves.get(0).claims()).hasSize((int) needed).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aDomainWithoutVfsOnlyMoves(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        boolean asked = !given.order().strategies().isEmpty();
        if (plan != NOTHING && !asked && given.units().stream().noneMatch(Unit::takesVf)) {
            assertThat(plan.steps()).hasSize(1).first().isInstanceOf(Step.Migrate.class);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aDomainMovesOnceAndWhatFollowsIsOnTheDestination(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        if (plan == NOTHING) {
            return;
        }
        int move = plan.steps().indexOf(all(plan, Step.Migrate.class).get(0));
        assertThat(all(plan, Step.Migrate.class)).hasSize(1);
        assertThat(plan.steps().subList(0, move + 1)).allMatch(step -> step.onFailure() == OnFailure.UNDO);
        assertThat(plan.steps().subList(move + 1, plan.steps().size()))
                .allMatch(step -> step.side() == Side.DESTINATION && step.onFailure() == OnFailure.DEGRADE);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyDeviceThatWasAwayIsLookedForInTheEnd(@ForAll("cases") Case given) {
        Plan.Ready plan = readyOrNothing(given);
        Set<String> away =
                all(plan, Step.Attach.class).stream().map(Step.Attach::alias).collect(Collectors.toSet());
        all(plan, Step.Migrate.class).forEach(step -> away.addAll(step.unplugs()));
        Set<String> verified = all(plan, Step.Verify.class).stream()
                .flatMap(step -> step.aliases().stream())
                .collect(Collectors.toSet());
        assertThat(verified).containsAll(away);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsPluggedInOrderIsUnpluggedInReverse(@ForAll("cases") Case given) {
        List<Nic> nics = given.order().domain().nics().nics().stream()
                .filter(nic -> nic.alias().isPresent())
                .toList();
        ObservedDomain empty = Scene.running().build();
        Plan plug = Planner.plug(
                PlugOrder.of(empty).host(host("a", 9, true)).addAllNics(nics).build());
        Plan unplug = Planner.unplug(UnplugOrder.of(given.order().domain())
                .addAllAliases(
                        nics.stream().map(nic -> nic.alias().orElseThrow()).toList())
                .build());
        if (plug instanceof Plan.Ready plugged && unplug instanceof Plan.Ready unplugged) {
            Function<Plan.Ready, Set<String>> touched = plan -> plan.steps().stream()
                    .filter(step -> !(step instanceof Step.Reserve))
                    .map(step -> step instanceof Step.Attach attach ? attach.alias() : ((Step.Detach) step).alias())
                    .collect(Collectors.toSet());
            assertThat(touched.apply(plugged)).isEqualTo(touched.apply(unplugged));
        }
        for (NicPair pair : given.order().domain().nics().pairs()) {
            String standby = pair.standby().alias().orElseThrow();
            String primary = pair.primary().alias().orElseThrow();
            if (plug instanceof Plan.Ready plugged) {
                assertThat(plugged.steps().stream().map(Step::toString))
                        .containsSubsequence("plug " + standby, "plug " + primary);
            }
            if (unplug instanceof Plan.Ready unplugged) {
                assertThat(unplugged.steps().stream().map(Step::toString))
                        .containsSubsequence("unplug " + primary, "unplug " + standby);
            }
        }
    }
}
