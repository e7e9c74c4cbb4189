package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Journal;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;

/** What can happen while devices are plugged and unplugged, and what is told of it. */
class HotplugScenarioTest {
    private static final Fault.Fail QEMU_SAYS_NO =
            new Fault.Fail(1, 10, "internal error: unable to execute QEMU command");
    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:02"))
            .standby(Standby.bridge("br0").alias("ua-net1"))
            .primary(Primary.pooled("vfpool").alias("ua-net1-vf"))
            .build();

    private final SimulatedSite site = Domains.site(4);
    private final SimulatedHost a = site.hosts().get(0);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    private Hotplug hotplug() {
        return Hotplug.of("vm").on(a).timing(site.time());
    }

    private List<String> devices() {
        return site.truth().devices(vm);
    }

    private static <T extends Outcome> T as(Class<T> kind, Outcome outcome) {
        assertThat(outcome).as(outcome.journal() + "\n" + outcome.summary()).isInstanceOf(kind);
        return kind.cast(outcome);
    }

    @Test
    void theStandbyIsPluggedBeforeItsPrimary() {
        as(Outcome.Completed.class, hotplug().plug(PAIR).run());

        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf", "ua-net1", "ua-net1-vf");
        assertThat(changes()).containsExactly(HostOperation.ATTACH, HostOperation.ATTACH);
    }

    @Test
    void thePrimaryIsGoneBeforeItsStandbyIsAskedFor() {
        Outcome outcome = hotplug().unplug("ua-net0").run();

        as(Outcome.Completed.class, outcome);
        assertThat(devices()).isEmpty();
        assertThat(outcome.journal().entries())
                .extracting(Journal.Entry::what)
                .containsExactly("unplug ua-net0-vf", "unplug ua-net0");
    }

    @Test
    void anEventThatIsLostIsMadeUpForByTheXml() {
        a.faults().atEvent(1, new Fault.Lost()).atEvent(2, new Fault.Lost());

        as(Outcome.Completed.class, hotplug().unplug("ua-net0").run());

        assertThat(devices()).isEmpty();
    }

    @Test
    void aGuestThatRefusesKeepsEverything() {
        a.machines().guest(vm).answers("ua-net0-vf", new GuestAnswer.Refuses(Duration.ofSeconds(1)));

        Outcome.RolledBack back =
                as(Outcome.RolledBack.class, hotplug().unplug("ua-net0").run());

        assertThat(back.cause().message()).contains("refuses");
        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void aStandbyThatIsRefusedBringsThePrimaryBack() {
        a.machines().guest(vm).answers("ua-net0", new GuestAnswer.Refuses(Duration.ofSeconds(1)));
        String before = site.truth().snapshot(vm);

        as(Outcome.RolledBack.class, hotplug().config(true).unplug("ua-net0").run());

        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
        assertThat(site.truth().snapshot(vm)).isEqualTo(before);
        assertThat(site.truth().leaks()).isEmpty();
    }

    @Test
    void anUnplugThatNobodyAnswersIsSaidToBePending() {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());

        Outcome.NeedsAttention attention =
                as(Outcome.NeedsAttention.class, hotplug().unplug("ua-net0").run());

        assertThat(attention.left())
                .singleElement()
                .satisfies(left -> assertThat(left.message()).contains("pending"));
        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void aDeviceThatGoesTooLateIsPluggedBack() {
        a.machines().guest(vm).answersNext(new GuestAnswer.LetsGo(Duration.ofSeconds(35)));

        as(Outcome.RolledBack.class, hotplug().unplug("ua-net0").run());

        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
        assertThat(site.truth().leaks()).isEmpty();
    }

    @Test
    void aPrimaryThatIsRefusedOnceIsTriedAgain() {
        a.faults().at(HostOperation.ATTACH, 2, QEMU_SAYS_NO);

        as(Outcome.Completed.class, hotplug().plug(PAIR).run());

        assertThat(devices()).contains("ua-net1", "ua-net1-vf");
    }

    @Test
    void aPrimaryThatIsRefusedTwiceTakesItsStandbyWithIt() {
        a.faults().at(HostOperation.ATTACH, 2, QEMU_SAYS_NO).at(HostOperation.ATTACH, 3, QEMU_SAYS_NO);

        Outcome.RolledBack back =
                as(Outcome.RolledBack.class, hotplug().plug(PAIR).run());

        assertThat(back.cause().code()).hasValue(1);
        assertThat(back.cause().domain()).hasValue(10);
        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void whatCannotBeUndoneIsToldWithWhatFailed() {
        a.faults()
                .at(HostOperation.ATTACH, 2, QEMU_SAYS_NO)
                .at(HostOperation.ATTACH, 3, QEMU_SAYS_NO)
                .at(HostOperation.DETACH, 1, new Fault.Fail(29, 10, "denied"));

        Outcome.NeedsAttention attention =
                as(Outcome.NeedsAttention.class, hotplug().plug(PAIR).run());

        assertThat(attention.cause().what()).isEqualTo("plug ua-net1-vf");
        assertThat(attention.left())
                .singleElement()
                .satisfies(left -> assertThat(left.what()).isEqualTo("unplug ua-net1"));
        assertThat(devices()).contains("ua-net1");
    }

    @Test
    void whatIsNotThereCountsAsUnplugged() {
        as(Outcome.Completed.class, hotplug().unplug("ua-nothing").run());

        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void aDeviceThatGoesByItselfMeanwhileCountsAsUnplugged() {
        a.faults().at(HostOperation.DETACH, 1, new Fault.NoAnswer(true));

        as(Outcome.Completed.class, hotplug().unplug("ua-net0").run());

        assertThat(devices()).isEmpty();
    }

    @Test
    void anAttachWhoseAnswerIsLostIsLookedForBeforeAnythingElse() {
        a.faults().at(HostOperation.ATTACH, 1, new Fault.DaemonDeath(true, Duration.ofSeconds(3)));

        as(Outcome.Completed.class, hotplug().plug(PAIR).run());

        assertThat(devices()).contains("ua-net1", "ua-net1-vf");
    }

    @Test
    void anAttachThatWasNeverTakenIsAskedForAgain() {
        a.faults().at(HostOperation.ATTACH, 2, new Fault.DaemonDeath(false, Duration.ofSeconds(3)));

        as(Outcome.Completed.class, hotplug().plug(PAIR).run());

        assertThat(devices()).contains("ua-net1", "ua-net1-vf");
    }

    @Test
    void aDomainThatEndsMeanwhileIsNotTakenForOneThatLetGo() {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());
        site.time().after(Duration.ofSeconds(5), () -> a.machines().destroy(vm));

        Outcome.NeedsAttention attention =
                as(Outcome.NeedsAttention.class, hotplug().unplug("ua-net0").run());

        assertThat(attention.cause().message()).contains("does not run any more");
    }

    @Test
    void aDaemonThatStaysAwayNeedsAttention() {
        a.faults().at(HostOperation.DETACH, 1, new Fault.DaemonDeath(true, Duration.ofHours(1)));

        as(Outcome.NeedsAttention.class, hotplug().unplug("ua-net0").run());
    }

    @Test
    void anInterruptCancelsAndIsNotForgotten() {
        a.machines().guest(vm).answers(new GuestAnswer.LetsGo(Duration.ofSeconds(6)));
        Thread me = Thread.currentThread();
        site.time().after(Duration.ofSeconds(2), me::interrupt);

        Outcome outcome = hotplug().unplug("ua-net0").run();

        assertThat(Thread.interrupted()).isTrue();
        as(Outcome.RolledBack.class, outcome);
        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void aListenerThatThrowsIsIgnored() {
        Outcome outcome = hotplug().unplug("ua-net0").run(event -> {
            throw new IllegalStateException("listener");
        });

        as(Outcome.Completed.class, outcome);
    }

    @Test
    void aListenerHearsEveryStepAndTheEnd() {
        List<OperationEvent> events = new java.util.ArrayList<>();

        Outcome outcome = hotplug().unplug("ua-net0").run(events::add);

        assertThat(events.get(0)).isEqualTo(new OperationEvent.Started(vm, "vm", 2));
        assertThat(events.get(events.size() - 1)).isEqualTo(new OperationEvent.Ended(outcome));
        assertThat(events)
                .filteredOn(OperationEvent.StepEnded.class::isInstance)
                .extracting(event -> ((OperationEvent.StepEnded) event).entry())
                .isEqualTo(outcome.journal().entries());
    }

    @Test
    void aHostThatCannotBeReadIsLeftAlone() {
        Hotplug hotplug = hotplug();
        var planned = hotplug.unplug("ua-net0");
        a.faults().at(HostOperation.FIND, 1, new Fault.DaemonDeath(false, Duration.ofHours(1)));

        as(Outcome.Refused.class, planned.run());

        assertThat(devices()).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @Test
    void anUnknownDomainIsAnErrorOfTheCaller() {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> Hotplug.of("nobody").on(a).timing(site.time()).unplug("ua-net0"));
    }

    private List<HostOperation> changes() {
        return a.calls().stream()
                .map(HostCall::operation)
                .filter(HostOperation::isChange)
                .toList();
    }
}
