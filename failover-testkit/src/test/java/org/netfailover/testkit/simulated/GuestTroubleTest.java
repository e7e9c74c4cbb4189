package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.DomainState;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;

/** Guests that reboot or stand still when they are asked to let go of a device. */
class GuestTroubleTest {
    private static final String PRIMARY = "ua-net0-vf";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));
    private final SimulatedGuest guest = a.machines().guest(vm);

    private Outcome unplugged() {
        return Hotplug.of("vm").on(a).timing(site.time()).unplug("ua-net0").run();
    }

    private Outcome moved() {
        return Migration.of("vm")
                .from(a)
                .to(b)
                .timing(site.time())
                .strategy(Strategy.AUTOMATIC_FAILOVER)
                .plan()
                .run();
    }

    @Test
    void theResetOfAGuestThatRebootsTakesTheDeviceOut() {
        guest.answers(new GuestAnswer.Reboots(SECOND, Duration.ofSeconds(20)));
        a.detach(vm, PRIMARY, Scope.LIVE);
        site.time().advance(Duration.ofMillis(900));
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);

        site.time().advance(Duration.ofMillis(200));

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
        assertThat(guest.pending()).isEmpty();
    }

    @Test
    void whatAGuestIsAskedWhileItBootsItAnswersAfterwards() {
        guest.reboot(Duration.ofSeconds(10));
        a.detach(vm, PRIMARY, Scope.LIVE);
        site.time().advance(Duration.ofSeconds(9));
        assertThat(guest.pending()).containsExactly(PRIMARY);

        site.time().advance(Duration.ofSeconds(2));

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void ofTwoRebootsTheSecondCounts() {
        guest.reboot(Duration.ofSeconds(10));
        site.time().advance(Duration.ofSeconds(5));
        guest.reboot(Duration.ofSeconds(10));
        a.detach(vm, PRIMARY, Scope.LIVE);

        site.time().advance(Duration.ofSeconds(6));
        assertThat(guest.pending()).containsExactly(PRIMARY);
        site.time().advance(Duration.ofSeconds(5));
        assertThat(guest.pending()).isEmpty();
    }

    @Test
    void aPairIsUnpluggedFromAGuestThatRebootsMeanwhile() {
        guest.answersNext(new GuestAnswer.Reboots(SECOND, Duration.ofSeconds(5)));

        assertThat(unplugged()).isCompleted();

        assertThat(site.truth().devices(vm)).isEmpty();
        assertThat(site.truth().leaks()).isEmpty();
    }

    @Test
    void aGuestThatRebootsInWaitUnplugMoves() {
        guest.answersNext(new GuestAnswer.Reboots(SECOND, Duration.ofSeconds(20)));

        assertThat(moved()).isCompleted();

        site.time().advance(SECOND);
        assertThat(site.truth().hostsOf(vm)).containsExactly(b);
        assertThat(site.truth().devices(vm)).containsExactlyInAnyOrder("ua-net0", PRIMARY);
        assertThat(site.truth().leaks()).isEmpty();
    }

    @Test
    void aGuestThatStandsStillLetsGoWhenItGoesOn() {
        guest.answers(new GuestAnswer.Pauses(SECOND));
        a.detach(vm, PRIMARY, Scope.LIVE);
        site.time().advance(Duration.ofMinutes(1));
        assertThat(a.find(vm).orElseThrow().state()).isEqualTo(DomainState.PAUSED);
        assertThat(guest.pending()).containsExactly(PRIMARY);

        a.machines().resume(vm);
        site.time().advance(Duration.ofMillis(1));

        assertThat(a.find(vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void anUnplugFromAGuestThatStandsStillIsSaidToBePending() {
        guest.answers(new GuestAnswer.Pauses(SECOND));

        assertThat(unplugged()).needsAttention().left("pending");

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
    }
}
