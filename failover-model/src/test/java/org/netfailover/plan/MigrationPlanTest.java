package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.plan.Scene.addressed;
import static org.netfailover.plan.Scene.bare;
import static org.netfailover.plan.Scene.barePooled;
import static org.netfailover.plan.Scene.migration;
import static org.netfailover.plan.Scene.nics;
import static org.netfailover.plan.Scene.plainHostdev;
import static org.netfailover.plan.Scene.pooled;
import static org.netfailover.plan.Scene.ready;
import static org.netfailover.plan.Scene.running;
import static org.netfailover.plan.Scene.standby;
import static org.netfailover.plan.Scene.virtio;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.model.Version;
import org.netfailover.model.VfMapping;
import org.netfailover.rules.Finding;

/** What a migration comes to, as a dry run shows it. */
class MigrationPlanTest {
    private static List<String> steps(Plan plan) {
        return ready(plan).steps().stream().map(Step::toString).toList();
    }

    private static List<String> decisions(Plan plan) {
        return ready(plan).decisions().stream().map(Decision::toString).toList();
    }

    @Test
    void aDomainWithoutVfsJustMoves() {
        assertThat(Planner.migration(migration(virtio(1), virtio(2)).build())).hasToString("""
                        vm
                        net1: NONE, because it moves with the domain
                        net2: NONE, because it moves with the domain
                        1. source: migrate (within 3600 s)""");
    }

    @Test
    void aPairIsLeftToQemu() {
        assertThat(Planner.migration(migration(standby(1), pooled(1)).build())).hasToString("""
                        vm
                        ua-vf1: AUTOMATIC_FAILOVER, because its standby carries the guest while it moves
                        1. destination: reserve a VF of pool for ua-vf1 (within 15 s)
                        2. source: migrate, while QEMU unplugs ua-vf1 (within 3600 s)
                        3. destination: verify ua-vf1 (within 30 s; degraded without)""");
    }

    @Test
    void aPairIsUnpluggedAndPluggedByStepsOfThePlan() {
        Plan plan = Planner.migration(migration(standby(1), addressed(1, "5e:02.0"))
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .addMap(new VfMapping("5e:02.0", "5e:02.1"))
                .build());

        assertThat(plan).hasToString("""
                        vm
                        ua-vf1: EXPLICIT_FAILOVER, because it was asked for all
                        1. destination: reserve the VF 0000:5e:02.1 for ua-vf1 (within 15 s)
                        2. source: unplug ua-vf1 (within 30 s; undone by: plug ua-vf1)
                        3. source: migrate (within 3600 s)
                        4. destination: plug ua-vf1 (within 30 s; degraded without)
                        5. destination: verify ua-vf1 (within 30 s; degraded without)""");
        assertThat(ready(plan).destination().running()).hasToString("[ua-vf1: left out, ua-vf1: on 0000:5e:02.1]");
    }

    @Test
    void whereFramesCanBeLedTheyGoToBothHalvesWhileThePrimaryGoesAndComes() {
        Plan plan = Planner.migration(migration(standby(1), pooled(1))
                .addLeading(Side.SOURCE, Side.DESTINATION)
                .build());

        assertThat(plan).hasToString("""
                        vm
                        ua-vf1: EXPLICIT_FAILOVER, because frames are led to both halves meanwhile, and no VF is opened while\
                         the guest stands still
                        1. destination: reserve a VF of pool for ua-vf1 (within 15 s)
                        2. source: lead the frames for ua-net1 and ua-vf1 to both halves (within 15 s; undone by: lead the\
                         frames for ua-net1 and ua-vf1 to the primary alone)
                        3. source: unplug ua-vf1 (within 30 s; undone by: plug ua-vf1)
                        4. source: migrate (within 3600 s)
                        5. destination: lead the frames for ua-net1 and ua-vf1 to both halves (within 15 s; degraded without)
                        6. source: lead the frames for ua-net1 and ua-vf1 nowhere (within 15 s; degraded without)
                        7. destination: plug ua-vf1 (within 30 s; degraded without)
                        8. destination: verify ua-vf1 (within 30 s; degraded without)
                        9. destination: wait until the guest uses ua-vf1 (within 30 s; degraded without)
                        10. destination: lead the frames for ua-net1 and ua-vf1 to the primary alone (within 15 s; degraded\
                         without)""");
    }

    @Test
    void aStandbyWhoseLinkIsDownIsUpWhileItsPrimaryIsAway() {
        Plan plan = Planner.migration(migration(standby(1).link("down"), pooled(1))
                .strategy(Strategy.EXPLICIT_FAILOVER)
                .build());

        assertThat(steps(plan))
                .containsExactly(
                        "reserve a VF of pool for ua-vf1",
                        "set the link of ua-net1 up",
                        "unplug ua-vf1",
                        "migrate",
                        "plug ua-vf1",
                        "verify ua-vf1",
                        "set the link of ua-net1 down if ua-vf1 is there");
        assertThat(ready(plan).steps().get(1).undo()).map(Step::toString).contains("set the link of ua-net1 down");
    }

    @Test
    void aStandbyKeepsItsLinkUntilThePrimaryIsUsed() {
        Plan plan = Planner.migration(migration(standby(1).link("down"), pooled(1))
                .addLeading(Side.SOURCE, Side.DESTINATION)
                .build());

        assertThat(steps(plan))
                .containsSubsequence(
                        "plug ua-vf1",
                        "wait until the guest uses ua-vf1",
                        "set the link of ua-net1 down if ua-vf1 is there",
                        "lead the frames for ua-net1 and ua-vf1 to the primary alone");
    }

    @Test
    void aPairThatOnlyItsMacMakesIsFailedOverByTheStepsOfTheKernelsDocument() {
        Plan plan = Planner.migration(
                migration(virtio(1).link("down"), bare(1, "5e:02.0")).build());

        assertThat(decisions(plan))
                .containsExactly(
                        "hostdev1: MANUAL_FAILOVER, because a virtio NIC of its MAC carries the guest, and QEMU"
                                + " knows of no pair");
        assertThat(steps(plan))
                .containsExactly(
                        "reserve the VF 0000:5e:02.0 for hostdev1",
                        "set the link of net1 up",
                        "unplug hostdev1",
                        "migrate",
                        "plug hostdev1 as ua-hostdev1",
                        "verify ua-hostdev1",
                        "set the link of net1 down if ua-hostdev1 is there");
    }

    @Test
    void aPairThatOnlyItsMacMakesIsNoneWhereItsVfIsAskedToBeDetachedOrCanMoveWithItsState() {
        MigrationOrder.Builder order = migration(virtio(1), bare(1, "5e:02.0"));
        HostInventory able = Scene.migratable("h", Version.of(10, 0, 0), Version.of(9, 0, 0));

        assertThat(decisions(
                        Planner.migration(order.strategy(Strategy.DETACH_ATTACH).build())))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("net1: NONE"))
                .anyMatch(text -> text.startsWith("hostdev1: DETACH_ATTACH"));
        assertThat(decisions(Planner.migration(migration(
                                running(virtio(1), bare(1, "5e:02.0")).build(), able, able)
                        .build())))
                .anyMatch(text -> text.startsWith("hostdev1: VARIANT_DRIVER"));
    }

    @Test
    void failoverByHandIsRefusedForWhatIsNoSuchPair() {
        Plan teamed = Planner.migration(migration(standby(1), pooled(1))
                .putStrategies("ua-vf1", Strategy.MANUAL_FAILOVER)
                .build());
        Plan threefold = Planner.migration(migration(virtio(1), virtio(1, "net9"), bare(1, "5e:02.0"))
                .putStrategies("hostdev1", Strategy.MANUAL_FAILOVER)
                .build());

        assertThat(((Plan.Refusal) teamed).report().codes()).contains("MANUAL_FAILOVER_IMPOSSIBLE");
        assertThat(((Plan.Refusal) threefold).report().codes()).contains("MANUAL_FAILOVER_IMPOSSIBLE");
    }

    @Test
    void aBareVfCostsThePathAndThePlanNamesIt() {
        Plan plan = Planner.migration(migration(bare(1, "5e:02.0")).build());

        assertThat(decisions(plan))
                .containsExactly("hostdev1: DETACH_ATTACH, because it has no standby and it is not known to be"
                        + " live-migratable on both hosts");
        assertThat(steps(plan))
                .containsExactly(
                        "reserve the VF 0000:5e:02.0 for hostdev1",
                        "unplug hostdev1",
                        "migrate",
                        "plug hostdev1 as ua-hostdev1",
                        "verify ua-hostdev1");
        assertThat(ready(plan).report().findings())
                .extracting(Finding::found)
                .contains("the guest is without hostdev1 while it moves", "hostdev1 comes back as ua-hostdev1");
    }

    @Test
    void whatHasAStandbyGoesFirstAndComesBackLast() {
        Plan plan = Planner.migration(
                migration(bare(3, "5e:02.0"), standby(1), pooled(1), virtio(4), standby(2), pooled(2), barePooled(5))
                        .strategy(Strategy.EXPLICIT_FAILOVER)
                        .putStrategies("ua-net2", Strategy.DETACH_ATTACH)
                        .putStrategies("net4", Strategy.DETACH_ATTACH)
                        .build());

        assertThat(steps(plan).subList(1, 14))
                .containsExactly(
                        "unplug ua-vf1",
                        "unplug ua-vf2",
                        "unplug hostdev3",
                        "unplug hostdev5",
                        "unplug net4",
                        "unplug ua-net2",
                        "migrate",
                        "plug ua-net2",
                        "plug net4 as ua-net4",
                        "plug hostdev5 as ua-hostdev5",
                        "plug hostdev3 as ua-hostdev3",
                        "plug ua-vf2",
                        "plug ua-vf1");
        assertThat(decisions(plan)).hasSize(5);
    }

    @Test
    void aNewAliasIsOneThatNoDeviceHas() {
        Plan plan =
                Planner.migration(migration(bare(1, "5e:02.0"), virtio(2, "ua-hostdev1"), virtio(3, "ua-hostdev1-2"))
                        .build());
        assertThat(steps(plan)).contains("plug hostdev1 as ua-hostdev1-3");
    }

    @Test
    void namesOfNetworksAndBridgesAreThoseOfTheDestination() {
        ObservedDomain domain = running(standby(1), pooled(1), virtio(2))
                .definition(nics(virtio(2, ""), standby(1), pooled(1)).build())
                .build();
        Plan plan = Planner.migration(
                migration(domain, Scene.host("a").build(), Scene.other().build())
                        .putBridges("br0", "br7")
                        .putNetworks("pool", "vfs")
                        .putNetworks("lan", "wan")
                        .build());

        assertThat(ready(plan).destination().running()).hasToString("[ua-net1: on br7, ua-vf1: on vfs, net2: on wan]");
        assertThat(ready(plan).destination().definition())
                .hasToString("[NIC 0: on wan, ua-net1: on br7, ua-vf1: on vfs]");
        assertThat(ready(plan).destination().moved("ua-vf1"))
                .map(NicChange.Moved::source)
                .contains(NicSource.ofNetwork("vfs"));
        assertThat(ready(plan).destination().moved("ua-vf2")).isEmpty();
        assertThat(steps(plan)).contains("reserve a VF of vfs for ua-vf1");
    }

    @Test
    void allAddressesAreMappedAtOnce() {
        Plan plan = Planner.migration(migration(bare(1, "5e:02.0"), plainHostdev(2, "5e:02.1"))
                .addMap(new VfMapping("5e:02.0", "5e:02.1"), new VfMapping("5e:02.1", "5e:02.2"))
                .build());
        assertThat(ready(plan).destination().moved("hostdev1").orElseThrow().source())
                .isEqualTo(NicSource.ofVf(PciAddress.parse("5e:02.1")));
        assertThat(ready(plan).destination().moved("hostdev2").orElseThrow().source())
                .isEqualTo(NicSource.ofVf(PciAddress.parse("5e:02.2")));
    }

    @Test
    void aLiveMigratableVfStays() {
        ObservedDomain domain = running(bare(1, "5e:02.0")).build();
        MigrationOrder.Builder order = migration(domain, Scene.migratable("a"), Scene.migratable("b"));

        assertThat(decisions(Planner.migration(order.build())))
                .containsExactly("hostdev1: VARIANT_DRIVER, because it is live-migratable on both hosts");
        assertThat(steps(Planner.migration(order.build())))
                .containsExactly("reserve the VF 0000:5e:02.0 for hostdev1", "migrate", "verify hostdev1");
        assertThat(decisions(Planner.migration(order.postCopy(true).build())))
                .containsExactly(
                        "hostdev1: DETACH_ATTACH, because it has no standby and post-copy cannot move its state");
    }

    @Test
    void aLiveMigratableVfOfAnOldHostIsDetached() {
        ObservedDomain domain = running(bare(1, "5e:02.0")).build();
        HostInventory young = Scene.migratable("a");
        for (HostInventory old : List.of(
                Scene.migratable("b", Version.of(10, 0, 0), Version.of(8, 2, 1)),
                Scene.migratable("b", Version.of(9, 10, 0), Version.of(8, 2, 2)))) {
            for (MigrationOrder.Builder order : List.of(migration(domain, young, old), migration(domain, old, young))) {
                assertThat(decisions(Planner.migration(order.build())))
                        .containsExactly(
                                "hostdev1: DETACH_ATTACH, because it has no standby and libvirt or QEMU of a host"
                                        + " is too old to move it with its state");
            }
        }
    }

    @Test
    void aVfOfAPoolIsChosenAnew() {
        assertThat(decisions(Planner.migration(migration(barePooled(1)).build())))
                .containsExactly("hostdev1: DETACH_ATTACH, because it has no standby and libvirt chooses its VF anew");
    }

    @Test
    void aStrategyForAllIsForThosePairsAndVfsThatCanHaveIt() {
        MigrationOrder.Builder order =
                migration(standby(1), pooled(1), bare(2, "5e:02.0"), virtio(3)).strategy(Strategy.EXPLICIT_FAILOVER);
        assertThat(ready(Planner.migration(order.build())).decisions())
                .extracting(Decision::strategy)
                .containsExactly(Strategy.EXPLICIT_FAILOVER, Strategy.DETACH_ATTACH, Strategy.NONE);
        order = migration(standby(1), pooled(1), bare(2, "5e:02.0"), virtio(3))
                .strategy(Strategy.DETACH_ATTACH)
                .putStrategies("ua-net1", Strategy.AUTOMATIC_FAILOVER);
        assertThat(ready(Planner.migration(order.build())).decisions())
                .extracting(Decision::strategy)
                .containsExactly(Strategy.AUTOMATIC_FAILOVER, Strategy.DETACH_ATTACH, Strategy.NONE);
    }

    @Test
    void everyStepHasTheDeadlineThatWasAskedFor() {
        Deadlines deadlines = Deadlines.builder()
                .attach(Duration.ofSeconds(1))
                .detach(Duration.ofSeconds(2))
                .waitUnplug(Duration.ofSeconds(3))
                .migration(Duration.ofSeconds(4))
                .grace(Duration.ofSeconds(5))
                .host(Duration.ofSeconds(6))
                .build();
        Plan plan =
                Planner.migration(migration(standby(1), pooled(1), standby(2).link("down"), pooled(2))
                        .putStrategies("ua-vf2", Strategy.EXPLICIT_FAILOVER)
                        .deadlines(deadlines)
                        .build());

        assertThat(ready(plan).steps())
                .extracting(step -> step.deadline().toSeconds())
                .containsExactly(6L, 6L, 2L, 4L, 1L, 1L, 6L);
        Step.Migrate migrate = (Step.Migrate) ready(plan).steps().get(3);
        assertThat(migrate.waitUnplug()).hasSeconds(3);
        assertThat(migrate.grace()).hasSeconds(5);
        assertThat(ready(plan).steps().get(2).undo().orElseThrow().deadline()).hasSeconds(1);
    }
}
