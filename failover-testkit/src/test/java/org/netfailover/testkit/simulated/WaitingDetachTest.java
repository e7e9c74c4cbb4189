package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;

/** A detach that waits for the guest, and says success when it has waited long enough. */
class WaitingDetachTest {
    private static final String PRIMARY = "ua-net0-vf";

    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    WaitingDetachTest() {
        a.daemon().waitInDetach();
    }

    private void guest(GuestAnswer answer) {
        a.machines().guest(vm).answers(answer);
    }

    private LibvirtException refused() {
        return assertThrows(LibvirtException.class, () -> a.detach(vm, PRIMARY, Scope.LIVE));
    }

    private Duration elapsed() {
        return Duration.ofNanos(site.time().nanoTime());
    }

    @Test
    void returnsWhenTheDeviceIsGone() {
        a.detach(vm, PRIMARY, Scope.LIVE);

        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0");
        assertThat(elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void saysSuccessAfterFiveSecondsWithTheDeviceStillThere() {
        guest(new GuestAnswer.LetsGo(Duration.ofSeconds(8)));

        a.detach(vm, PRIMARY, Scope.LIVE);

        assertThat(elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
        site.time().advance(Duration.ofSeconds(4));
        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0");
    }

    @Test
    void saysThatTheGuestHasRefused() {
        guest(new GuestAnswer.Refuses(Duration.ofSeconds(1)));

        assertThat(refused()).hasMessageContaining("rejected by the guest");
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
    }

    @Test
    void endsWithTheDaemon() {
        guest(new GuestAnswer.Ignores());
        site.time().after(Duration.ofSeconds(2), a.daemon()::kill);

        assertThat(refused().kind()).isEqualTo(ErrorKind.DISCONNECTED);
        assertThat(elapsed()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void doesNotWaitForADefinition() {
        guest(new GuestAnswer.Ignores());

        a.detach(vm, PRIMARY, Scope.CONFIG);

        assertThat(elapsed()).isLessThan(Duration.ofSeconds(1));
    }
}
