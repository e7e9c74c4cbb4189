package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Journal;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Hotplug as a whole, on a real daemon. */
@WithTwoHosts
@Timeout(60)
class HotplugOperationTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final MacAddress OTHER_MAC = MacAddress.parse("52:54:00:aa:bb:02");

    private final TwoHosts hosts;
    private final LibvirtHost a;

    HotplugOperationTest(TwoHosts hosts) {
        this.hosts = hosts;
        a = hosts.a().connect();
    }

    @AfterEach
    void close() {
        a.close();
    }

    @Test
    void aNicIsPluggedAndUnplugged() {
        try (RunningGuest guest = started(TinyGuest.named("plugged").nic(MAC, "ua-net0"))) {
            Outcome plugged = hotplug("plugged")
                    .plug(TinyGuest.nicXml(OTHER_MAC, "ua-net1"))
                    .run();

            assertThat(plugged).as(plugged.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(live(guest)).contains("ua-net1");

            List<OperationEvent> events = new ArrayList<>();
            Outcome unplugged = hotplug("plugged").unplug("ua-net1").run(events::add);

            assertThat(unplugged).as(unplugged.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(live(guest)).doesNotContain("ua-net1");
            assertThat(unplugged.journal().entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.observed())
                            .contains("event: device ua-net1 removed", "the XML lacks ua-net1"));
            assertThat(events).hasAtLeastOneElementOfType(OperationEvent.StepEnded.class);
        }
    }

    @Test
    void aDefinitionChangesToo() {
        try (RunningGuest guest = started(TinyGuest.named("defined").nic(MAC, "ua-net0"))) {
            Outcome unplugged =
                    hotplug("defined").config(true).unplug("ua-net0").run();

            assertThat(unplugged).as(unplugged.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(a.xml(guest.uuid(), XmlKind.INACTIVE)).doesNotContain("ua-net0");
            assertThat(live(guest)).doesNotContain("ua-net0");
        }
    }

    @Test
    void whatIsNotThereCountsAsUnplugged() {
        try (RunningGuest guest = started(TinyGuest.named("absent").nic(MAC, "ua-net0"))) {
            Outcome outcome = hotplug("absent").unplug("ua-net7").run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(live(guest)).contains("ua-net0");
        }
    }

    @Test
    void anUnplugThatTheGuestIgnoresIsSaidToBePending() {
        try (RunningGuest guest =
                started(TinyGuest.named("ignores").nic(MAC, "ua-net0").ignoringUnplugs())) {
            Outcome outcome = hotplug("ignores")
                    .deadline(Duration.ofSeconds(2))
                    .unplug("ua-net0")
                    .run();

            assertThat(outcome)
                    .as(outcome.toJson())
                    .isInstanceOfSatisfying(
                            Outcome.NeedsAttention.class,
                            attention -> assertThat(attention.left())
                                    .singleElement()
                                    .satisfies(
                                            left -> assertThat(left.message()).contains("pending")));
            assertThat(live(guest)).contains("ua-net0");
        }
    }

    @Test
    void anUnplugThatComesLateIsUndone() {
        try (RunningGuest guest =
                started(TinyGuest.named("late").nic(MAC, "ua-net0").ignoringUnplugs())) {
            String before = live(guest);
            CompletableFuture.runAsync(
                    () -> guest.guest().answerUnplugs(hosts.a()),
                    CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS));

            Outcome outcome = hotplug("late")
                    .deadline(Duration.ofSeconds(2))
                    .unplug("ua-net0")
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(withoutTap(live(guest))).isEqualTo(withoutTap(before));
        }
    }

    @Test
    void aSecondUnplugWhileOneIsPendingGoesOnWaiting() {
        try (RunningGuest guest =
                started(TinyGuest.named("twice").nic(MAC, "ua-net0").ignoringUnplugs())) {
            a.detach(guest.uuid(), "ua-net0", org.netfailover.libvirt.Scope.LIVE);
            CompletableFuture.runAsync(
                    () -> guest.guest().answerUnplugs(hosts.a()),
                    CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));

            Outcome outcome = hotplug("twice")
                    .deadline(Duration.ofSeconds(15))
                    .unplug("ua-net0")
                    .run();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.Completed.class);
            assertThat(live(guest)).doesNotContain("ua-net0");
        }
    }

    @Test
    void aTakenAliasIsNoReasonToUnplugWhoHasIt() {
        try (RunningGuest guest = started(TinyGuest.named("taken").nic(MAC, "ua-net0"))) {
            Outcome outcome = hotplug("taken")
                    .plug(TinyGuest.nicXml(OTHER_MAC, "ua-net0"))
                    .run();

            assertThat(outcome).as(outcome.toJson()).isNotInstanceOf(Outcome.Completed.class);
            assertThat(live(guest)).contains("ua-net0", MAC.toString());
        }
    }

    @Test
    void aCancelledUnplugIsUndoneOnceTheGuestHasLetGo() throws Exception {
        try (RunningGuest guest =
                started(TinyGuest.named("cancelled").nic(MAC, "ua-net0").ignoringUnplugs())) {
            Running running = hotplug("cancelled").unplug("ua-net0").start(event -> {});
            TimeUnit.SECONDS.sleep(2);
            running.cancel();
            TimeUnit.SECONDS.sleep(1);
            guest.guest().answerUnplugs(hosts.a());

            Outcome outcome = running.await();

            assertThat(outcome).as(outcome.toJson()).isInstanceOf(Outcome.RolledBack.class);
            assertThat(outcome.journal().entries())
                    .extracting(Journal.Entry::undo)
                    .contains(true);
            assertThat(live(guest)).contains("ua-net0");
        }
    }

    private Hotplug hotplug(String name) {
        return Hotplug.of(name).on(a);
    }

    private String live(RunningGuest guest) {
        return a.xml(guest.uuid(), XmlKind.LIVE);
    }

    private static String withoutTap(String xml) {
        return xml.replaceAll("<target dev='[^']*'/>", "");
    }

    private RunningGuest started(TinyGuest.Builder guest) {
        return RunningGuest.started(guest.build(), hosts.a(), a);
    }
}
