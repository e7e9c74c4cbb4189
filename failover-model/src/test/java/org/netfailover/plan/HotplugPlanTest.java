package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.plan.Scene.bare;
import static org.netfailover.plan.Scene.errors;
import static org.netfailover.plan.Scene.nics;
import static org.netfailover.plan.Scene.pooled;
import static org.netfailover.plan.Scene.ready;
import static org.netfailover.plan.Scene.running;
import static org.netfailover.plan.Scene.standby;
import static org.netfailover.plan.Scene.virtio;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.Origin;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;

/** What plugging and unplugging come to. */
class HotplugPlanTest {
    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(MacAddress.parse(Scene.mac(1)))
            .standby(Standby.bridge("br0").alias("ua-net1"))
            .primary(Primary.pooled("pool").alias("ua-vf1"))
            .build();

    private static PlugOrder.Builder into(ObservedDomain domain) {
        return PlugOrder.of(domain).host(Scene.host("a").build());
    }

    private static UnplugOrder.Builder from(Nic.Builder... builders) {
        return UnplugOrder.of(running(builders).build());
    }

    private static List<String> steps(Plan plan) {
        return ready(plan).steps().stream().map(Step::toString).toList();
    }

    /** Item 3: the other order shows the guest two NICs with one MAC. Item 4: the first half is undone after the second. */
    @Test
    void aStandbyIsPluggedBeforeItsPrimary() {
        assertThat(Planner.plug(into(running().build()).addPair(PAIR).build())).hasToString("""
                        vm
                        1. source: reserve a VF of pool for ua-vf1 (within 15 s)
                        2. source: plug ua-net1 (within 30 s; undone by: unplug ua-net1)
                        3. source: plug ua-vf1 (within 30 s; undone by: unplug ua-vf1)""");
        Plan reversed = Planner.plug(into(running().build())
                .addNics(PAIR.described().primary(), PAIR.described().standby())
                .config(true)
                .build());
        assertThat(steps(reversed))
                .containsExactly(
                        "reserve a VF of pool for ua-vf1",
                        "plug ua-net1, also into the definition",
                        "plug ua-vf1, also into the definition");
    }

    /** Item 5: QEMU may refuse another alias after a failed attach of a primary; the same one can be tried again. */
    @Test
    void aPrimaryThatIsMissingIsPluggedUnderItsOwnAlias() {
        Plan plan = Planner.plug(
                into(running(standby(1)).build()).addNics(pooled(1).build()).build());
        assertThat(steps(plan)).containsExactly("reserve a VF of pool for ua-vf1", "plug ua-vf1");
    }

    @Test
    void anyOtherNicIsPluggedAsItIs() {
        assertThat(steps(Planner.plug(into(running().build())
                        .addNics(virtio(1, "ua-a").build())
                        .build())))
                .containsExactly("plug ua-a");
    }

    @Test
    void aPrimaryWithoutAStandbyIsRefused() {
        assertThat(errors(Planner.plug(
                        into(running().build()).addNics(pooled(1).build()).build())))
                .containsExactly("REFERENCE_DANGLING");
    }

    @Test
    void whatIsTakenIsNotPlugged() {
        ObservedDomain domain = running(standby(1), pooled(1)).build();
        assertThat(errors(Planner.plug(
                        into(domain).addNics(virtio(2, "ua-vf1").build()).build())))
                .contains("ALIAS_TWICE");
        assertThat(errors(Planner.plug(
                        into(domain).addNics(virtio(1, "ua-a").build()).build())))
                .contains("PAIR_MAC_REUSED");
        assertThat(errors(Planner.plug(into(running(virtio(1)).build())
                        .addNics(virtio(1, "ua-a").build())
                        .build())))
                .containsExactly("PLUGGED_MAC_TAKEN");
        assertThat(errors(Planner.plug(
                        into(domain).addNics(virtio(2, "net0").build()).build())))
                .containsExactly("PLUGGED_WITHOUT_ALIAS");
    }

    @Test
    void qemusRulesAreAskedForANewPair() {
        DomainNics conventional =
                DomainNics.builder().name("vm").machine("pc-i440fx-7.2").build();
        ObservedDomain domain = ObservedDomain.builder()
                .uuid(Scene.UUID_OF_VM)
                .name("vm")
                .state(DomainState.RUNNING)
                .nics(conventional)
                .build();
        PlugOrder order = PlugOrder.of(domain)
                .host(Scene.networks("a").addPools(Scene.pool("3b:02.0")).build())
                .addPair(PAIR)
                .build();
        assertThat(errors(Planner.plug(order))).containsExactly("MACHINE_WITHOUT_PCI_EXPRESS");
    }

    @Test
    void aNewPairAsksForAGuestThatKnowsPairs() {
        assertThat(errors(Planner.plug(into(running().build())
                        .addPair(PAIR)
                        .guest(Guest.parse("linux:3.10"))
                        .build())))
                .containsExactly("GUEST_KERNEL_TOO_OLD");
    }

    @Test
    void anEmptyPoolIsARefusal() {
        HostInventory none = Scene.networks("a").addPools(Scene.pool()).build();
        assertThat(errors(Planner.plug(
                        PlugOrder.of(running().build()).host(none).addPair(PAIR).build())))
                .containsExactly("POOL_WITHOUT_FREE_VF");
    }

    @Test
    void aFaultElsewhereInTheDomainIsNoReason() {
        Nic.Builder faulty = Nic.builder(Nic.Element.INTERFACE, "user").mac("not a MAC");
        assertThat(Planner.plug(into(running(faulty).build()).addPair(PAIR).build()))
                .isInstanceOf(Plan.Ready.class);
    }

    /** Item 19: an attach during a migration blocks, and fails when the domain has gone. */
    @Test
    void nothingIsPluggedOrUnpluggedWhileAJobRuns() {
        ObservedDomain busy = running(virtio(2)).hasJob(true).build();
        assertThat(errors(Planner.plug(into(busy).addPair(PAIR).build()))).containsExactly("DOMAIN_HAS_JOB");
        assertThat(errors(Planner.unplug(UnplugOrder.of(busy).addAliases("net2").build())))
                .containsExactly("DOMAIN_HAS_JOB");
    }

    @Test
    void aTransientDomainHasNoDefinitionToChange() {
        ObservedDomain domain = running(virtio(2)).persistent(false).build();
        assertThat(errors(Planner.plug(into(domain).addPair(PAIR).config(true).build())))
                .containsExactly("DOMAIN_WITHOUT_DEFINITION");
        assertThat(errors(Planner.unplug(
                        UnplugOrder.of(domain).addAliases("net2").config(true).build())))
                .containsExactly("DOMAIN_WITHOUT_DEFINITION");
    }

    /** Item 3 backwards, and item 6: a pair's MAC is ambiguous, its aliases are not. */
    @Test
    void aPairIsUnpluggedPrimaryFirstByWhicheverHalfIsNamed() {
        for (String half : List.of("ua-net1", "ua-vf1")) {
            assertThat(Planner.unplug(from(standby(1), pooled(1), virtio(2))
                            .addAliases(half)
                            .build()))
                    .hasToString("""
                            vm
                            1. source: unplug ua-vf1 (within 30 s; undone by: plug ua-vf1)
                            2. source: unplug ua-net1 (within 30 s; undone by: plug ua-net1)""");
        }
    }

    @Test
    void severalDevicesAreUnpluggedOnce() {
        Plan plan = Planner.unplug(from(standby(1), pooled(1), standby(2), pooled(2), virtio(3), bare(4, "5e:02.0"))
                .addAliases("net3", "ua-net1", "ua-vf1", "net3", "ua-vf2")
                .config(true)
                .build());
        assertThat(steps(plan))
                .containsExactly(
                        "unplug ua-vf1, also from the definition",
                        "unplug ua-vf2, also from the definition",
                        "unplug net3, also from the definition",
                        "unplug ua-net1, also from the definition",
                        "unplug ua-net2, also from the definition");
        assertThat(ready(plan).steps().get(2).undo())
                .map(Step::toString)
                .contains("plug net3 as ua-net3, also into the definition");
    }

    @Test
    void aStandbyTakesEveryPrimaryAlong() {
        Nic.Builder second = pooled(1, "ua-second");
        assertThat(steps(Planner.unplug(from(standby(1), pooled(1), second)
                        .addAliases("ua-net1")
                        .build())))
                .containsExactly("unplug ua-vf1", "unplug ua-second", "unplug ua-net1");
        assertThat(steps(Planner.unplug(from(standby(1), pooled(1), pooled(1, "ua-second"))
                        .addAliases("ua-second")
                        .build())))
                .containsExactly("unplug ua-second");
    }

    @Test
    void aHalfAloneIsThePrimary() {
        assertThat(steps(Planner.unplug(from(standby(1), pooled(1))
                        .addAliases("ua-vf1")
                        .halves(true)
                        .build())))
                .containsExactly("unplug ua-vf1");
        assertThat(errors(Planner.unplug(from(standby(1), pooled(1))
                        .addAliases("ua-net1")
                        .halves(true)
                        .build())))
                .containsExactly("STANDBY_UNPLUGGED_BEFORE_PRIMARY");
    }

    /** Item 9: absent counts as detached. */
    @Test
    void aDeviceThatIsNotThereIsUnplugged() {
        Plan.Ready plan = ready(Planner.unplug(
                from(standby(1), pooled(1)).addAliases("ua-nothing").build()));
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.report().codes()).containsExactly("UNPLUGGED_NOT_THERE");
    }

    @Test
    void whatIsNoNicIsNotUnplugged() {
        DomainDevice disk = new DomainDevice(
                "disk", Optional.of("ua-disk"), Optional.empty(), Origin.ofPath("/domain/devices/disk"));
        ObservedDomain domain = ObservedDomain.builder()
                .uuid(Scene.UUID_OF_VM)
                .name("vm")
                .state(DomainState.RUNNING)
                .nics(nics(virtio(1)).addOtherDevices(disk).build())
                .build();
        assertThat(errors(Planner.unplug(
                        UnplugOrder.of(domain).addAliases("ua-disk").build())))
                .containsExactly("UNPLUGGED_NO_NIC");
    }
}
