package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.plan.Scene.addressed;
import static org.netfailover.plan.Scene.bare;
import static org.netfailover.plan.Scene.errors;
import static org.netfailover.plan.Scene.migration;
import static org.netfailover.plan.Scene.nics;
import static org.netfailover.plan.Scene.pooled;
import static org.netfailover.plan.Scene.ready;
import static org.netfailover.plan.Scene.running;
import static org.netfailover.plan.Scene.standby;
import static org.netfailover.plan.Scene.virtio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Resident;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingText;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VirtualFunction;
import org.netfailover.rules.Finding;

/** What is known to go wrong with a migration, and what its plan does about it beforehand. */
class MigrationFailureModesTest {
    private static ObservedDomain in(DomainState state) {
        return ObservedDomain.builder()
                .uuid(Scene.UUID_OF_VM)
                .name("vm")
                .state(state)
                .nics(nics(virtio(1)).build())
                .build();
    }

    private static MigrationOrder.Builder to(HostInventory destination, Nic.Builder... builders) {
        return migration(running(builders).build(), Scene.host("a").build(), destination);
    }

    private static List<String> refused(MigrationOrder.Builder order) {
        return errors(Planner.migration(order.build()));
    }

    /** Item 10: QEMU's wait for the unplug has no deadline of its own, and an abort takes up to 30 s more. */
    @Test
    void theWaitForTheGuestHasADeadlineAndAnAbortItsGrace() {
        Step.Migrate migrate = ready(
                        Planner.migration(migration(standby(1), pooled(1)).build()))
                .steps()
                .stream()
                .filter(Step.Migrate.class::isInstance)
                .map(Step.Migrate.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(migrate.unplugs()).containsExactly("ua-vf1");
        assertThat(migrate.waitUnplug()).hasSeconds(30);
        assertThat(migrate.grace()).isGreaterThan(Duration.ofSeconds(30));
    }

    /** Item 14: an XML for the destination that was made before a detach counts a device too many. */
    @Test
    void theXmlForTheDestinationLacksWhatIsDetachedBefore() {
        DomainNics both = nics(standby(1), pooled(1)).build();
        DomainNics one = nics(standby(1)).build();
        for (DomainNics destination : List.of(both, one)) {
            Plan.Ready plan = ready(Planner.migration(migration(standby(1), pooled(1))
                    .strategy(Strategy.EXPLICIT_FAILOVER)
                    .destinationNics(destination)
                    .build()));
            assertThat(plan.destination().running()).containsExactly(new NicChange.LeftOut(1, Optional.of("ua-vf1")));
        }
        assertThat(refused(migration(standby(1), pooled(1)).destinationNics(one)))
                .containsExactly("DESTINATION_DROPS_NIC");
        assertThat(refused(migration(standby(1)).destinationNics(both))).containsExactly("DESTINATION_ADDS_NIC");
    }

    /** The state of a pair cannot be loaded where the destination's XML has no teaming. */
    @Test
    void aDestinationXmlWithoutTeamingIsRefused() {
        DomainNics without = nics(
                        standby(1),
                        Nic.builder(Nic.Element.INTERFACE, "network")
                                .source(pooled(1).build().source())
                                .mac(Scene.mac(1))
                                .aliasText("ua-vf1"))
                .build();
        assertThat(refused(migration(standby(1), pooled(1)).destinationNics(without)))
                .contains("DESTINATION_DROPS_TEAMING");
    }

    /** Items 15 and 16: of several primaries one may stay, or the move may fail later; what is out comes back. */
    @Test
    void whatIsUnpluggedOnTheSourceIsPluggedThereAgainWhenAnythingFails() {
        Plan.Ready plan = ready(Planner.migration(
                migration(standby(1), pooled(1), standby(2), addressed(2, "5e:02.0"), bare(3, "5e:02.1"))
                        .strategy(Strategy.EXPLICIT_FAILOVER)
                        .build()));
        assertThat(plan.steps())
                .filteredOn(Step.Detach.class::isInstance)
                .hasSize(3)
                .allSatisfy(step -> {
                    Step.Attach undo = (Step.Attach) step.undo().orElseThrow();
                    assertThat(undo.side()).isEqualTo(Side.SOURCE);
                    assertThat(undo.device()).isEqualTo(((Step.Detach) step).alias());
                    assertThat(step.onFailure()).isEqualTo(OnFailure.UNDO);
                });
    }

    /** Item 17: a domain that has moved is not moved back because its primary does not come. */
    @Test
    void whatFailsAfterTheMoveMakesItADegradedOne() {
        Plan.Ready plan = ready(Planner.migration(migration(standby(1).link("down"), pooled(1))
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .build()));
        assertThat(plan.steps())
                .extracting(Step::onFailure)
                .containsExactly(
                        OnFailure.UNDO,
                        OnFailure.UNDO,
                        OnFailure.UNDO,
                        OnFailure.UNDO,
                        OnFailure.DEGRADE,
                        OnFailure.DEGRADE,
                        OnFailure.DEGRADE);
    }

    /** Item 18: a guest that stands still cannot unplug anything. */
    @Test
    void aDomainThatDoesNotRunIsRefused() {
        assertThat(refused(migration(in(DomainState.PAUSED)))).containsExactly("GUEST_STANDS_STILL");
        assertThat(refused(migration(in(DomainState.SUSPENDED)))).containsExactly("GUEST_STANDS_STILL");
        assertThat(refused(migration(in(DomainState.SHUT_OFF)))).containsExactly("DOMAIN_NOT_RUNNING");
        assertThat(refused(migration(in(DomainState.CRASHED)))).containsExactly("DOMAIN_NOT_RUNNING");
        assertThat(Planner.migration(migration(in(DomainState.BLOCKED)).build()))
                .isInstanceOf(Plan.Ready.class);
    }

    /** Items 18 and 19: a save, a snapshot or another migration runs. */
    @Test
    void aDomainWithAJobIsRefused() {
        assertThat(refused(migration(running(virtio(1)).hasJob(true).build()))).containsExactly("DOMAIN_HAS_JOB");
    }

    /** Item 20: VFs are set aside all or none. */
    @Test
    void vfsAreClaimedForEveryPrimaryOrTheMoveIsRefused() {
        Nic.Builder[] three = {standby(1), pooled(1), standby(2), pooled(2), standby(3), pooled(3)};
        Plan.Ready plan = ready(Planner.migration(migration(three).build()));
        assertThat(plan.steps().get(0))
                .isEqualTo(new Step.Reserve(
                        Side.DESTINATION,
                        List.of(
                                new VfClaim.FromPool("pool", "ua-vf1"),
                                new VfClaim.FromPool("pool", "ua-vf2"),
                                new VfClaim.FromPool("pool", "ua-vf3")),
                        Duration.ofSeconds(15)));

        HostInventory two =
                Scene.networks("b").addPools(Scene.pool("3b:02.0", "3b:02.1")).build();
        assertThat(refused(to(two, standby(1), pooled(1), standby(2), pooled(2), standby(3), pooled(3))))
                .containsExactly("POOL_WITHOUT_FREE_VF");
    }

    /** Item 20, within one domain. */
    @Test
    void twoNicsThatWantOneVfAreRefused() {
        assertThat(refused(migration(bare(1, "5e:02.0"), bare(2, "5e:02.1"))
                        .addMap(new VfMapping("5e:02.0", "5e:02.2"), new VfMapping("5e:02.1", "5e:02.2"))))
                .contains("VF_TWICE", "MAP_DESTINATION_TWICE");
        assertThat(refused(migration(
                                standby(1), pooled(1), standby(2), pooled(2), standby(3), pooled(3), bare(4, "5e:02.0"))
                        .addMap(new VfMapping("5e:02.0", "3b:02.2"))))
                .containsExactly("POOL_TAKEN_BY_ADDRESS");
    }

    @Test
    void aVfOfAnotherDomainOfTheSameNameIsNotFree() {
        HostInventory held = Scene.networks("b")
                .addFunctions(VirtualFunction.at(PciAddress.parse("5e:02.0"))
                        .heldBy("vm")
                        .build())
                .build();
        assertThat(refused(to(held, bare(1, "5e:02.0")))).containsExactly("VF_IN_USE");
    }

    @Test
    void networksBridgesAndMachineAreLookedForOnTheDestination() {
        HostInventory empty = HostInventory.named("b")
                .addBridges(new HostInventory.Bridge("br9"))
                .addMachines("pc-q35-9.2")
                .build();
        assertThat(refused(to(empty, standby(1), pooled(1), virtio(2))))
                .containsExactlyInAnyOrder(
                        "BRIDGE_UNKNOWN", "NETWORK_UNKNOWN", "DESTINATION_NETWORK_UNKNOWN", "MACHINE_NOT_OFFERED");
        HostInventory inactive = HostInventory.named("b")
                .addNetworks(Scene.network(NetworkDefinition.named("lan").forwardMode("nat"), false))
                .build();
        assertThat(refused(to(inactive, virtio(2)))).containsExactly("DESTINATION_NETWORK_INACTIVE");
    }

    @Test
    void theDestinationIsAnotherHostThatHasNoSuchDomain() {
        UUID host = new UUID(7, 7);
        assertThat(refused(migration(virtio(1)).sourceHost(host).destinationHost(host)))
                .containsExactly("DESTINATION_IS_SOURCE");
        assertThat(Planner.migration(migration(virtio(1)).build())).isInstanceOf(Plan.Ready.class);
        assertThat(refused(
                        migration(virtio(1)).addResidents(new Resident(Scene.UUID_OF_VM, "vm", DomainState.RUNNING))))
                .containsExactly("DOMAIN_RUNS_ON_DESTINATION");
        assertThat(refused(migration(virtio(1)).addResidents(new Resident(host, "vm", DomainState.SHUT_OFF))))
                .containsExactly("DOMAIN_CLASHES_ON_DESTINATION");
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() {
        assertThat(refused(migration(virtio(1)).tunnelled(true).postCopy(true).migrateUri("tcp://10.0.0.2")))
                .containsExactly("TUNNELLED_WITH_POST_COPY", "TUNNELLED_WITH_URI");
        MigrationOrder managed = MigrationOrder.of(running(virtio(1)).build())
                .source(Scene.host("a").build())
                .destination(Scene.host("b").build())
                .mode(MigrationMode.MANAGED)
                .tunnelled(true)
                .build();
        assertThat(errors(Planner.migration(managed))).containsExactly("TUNNELLED_NOT_PEER_TO_PEER");
    }

    @Test
    void whatBecomesOfTheDefinitionIsWarnedOf() {
        ObservedDomain transientDomain = running(virtio(1)).persistent(false).build();
        assertThat(codes(migration(virtio(1)).persist(true))).containsExactly("DEFINITION_ON_BOTH_HOSTS");
        assertThat(codes(migration(virtio(1)).undefineSource(true))).containsExactly("DEFINITION_LOST");
        assertThat(codes(migration(transientDomain).undefineSource(true))).containsExactly("DEFINITION_NOT_THERE");
        assertThat(codes(migration(virtio(1)).persist(true).undefineSource(true)))
                .isEmpty();
    }

    private static List<String> codes(MigrationOrder.Builder order) {
        return ready(Planner.migration(order.build())).report().codes();
    }

    @Test
    void impossibleStrategiesAreRefused() {
        assertThat(refused(migration(bare(1, "5e:02.0")).putStrategies("hostdev1", Strategy.EXPLICIT_FAILOVER)))
                .containsExactly("FAILOVER_WITHOUT_PAIR");
        assertThat(refused(migration(standby(1), pooled(1)).putStrategies("ua-net1", Strategy.VARIANT_DRIVER)))
                .containsExactly("VARIANT_DRIVER_IMPOSSIBLE");
        assertThat(refused(migration(standby(1), pooled(1)).putStrategies("ua-vf1", Strategy.NONE)))
                .containsExactly("NIC_NEEDS_STRATEGY");
        assertThat(refused(migration(virtio(1)).putStrategies("net7", Strategy.DETACH_ATTACH)))
                .containsExactly("STRATEGY_FOR_NO_NIC");
        assertThat(refused(migration(bare(1, "5e:02.0")).putStrategies("hostdev1", Strategy.VARIANT_DRIVER)))
                .containsExactlyInAnyOrder(
                        "VF_NOT_LIVE_MIGRATABLE", "LIBVIRT_WITHOUT_VARIANT_DRIVERS", "QEMU_WITHOUT_VARIANT_DRIVERS");
    }

    @Test
    void aStandbyWhoseLinkIsDownCannotCarryTheGuest() {
        assertThat(refused(migration(standby(1).link("down"), pooled(1)))).containsExactly("STANDBY_DOWN_WHILE_MOVING");
    }

    @Test
    void aDomainThatRunsInSpiteOfAFaultMovesInSpiteOfIt() {
        Nic.Builder faulty = Nic.builder(Nic.Element.INTERFACE, "network")
                .source(virtio(2).build().source())
                .mac("not a MAC")
                .aliasText("net2");
        Plan.Ready plan = ready(Planner.migration(migration(standby(1), pooled(1), faulty)
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .build()));
        assertThat(plan.report().codes()).doesNotContain("MAC_MALFORMED");
    }

    @Test
    void aFaultOfAPairThatHasToCarryTheGuestIsNoneThatCanBePassedOver() {
        Nic.Builder otherMac = Nic.builder(Nic.Element.INTERFACE, "network")
                .source(pooled(1).build().source())
                .mac(Scene.mac(9))
                .teaming(TeamingText.ofTransient("ua-net1"))
                .aliasText("ua-vf1");
        assertThat(refused(migration(standby(1), otherMac))).containsExactly("MACS_DIFFER");
    }

    @Test
    void aGuestThatCannotFailOverIsToldToBeDetached() {
        Guest old = Guest.parse("linux:3.10");
        assertThat(refused(migration(standby(1), pooled(1)).guest(old))).containsExactly("GUEST_KERNEL_TOO_OLD");
        assertThat(ready(Planner.migration(migration(standby(1), pooled(1))
                                .guest(old)
                                .strategy(Strategy.DETACH_ATTACH)
                                .build()))
                        .report()
                        .findings())
                .extracting(Finding::found)
                .contains("the guest is without ua-vf1 while it moves", "the guest is without ua-net1 while it moves");
    }

    @Test
    void aRefusalSaysWhatToDo() {
        assertThat(Planner.migration(migration(in(DomainState.PAUSED)).build()))
                .hasToString(
                        "vm is refused\n/domain: ERROR GUEST_STANDS_STILL the domain is paused; resume the domain, or"
                                + " wake the guest up");
    }
}
