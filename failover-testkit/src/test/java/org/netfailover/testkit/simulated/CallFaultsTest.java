package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;

/** Faults strike the call that they are for, on the host that they are for, once. */
class CallFaultsTest {
    private static final Fault.Fail DENIED = new Fault.Fail(29, 10, "denied");

    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    private void detach(String alias) {
        a.detach(vm, alias, Scope.LIVE);
        site.time().advance(Duration.ofSeconds(1));
    }

    private void isDenied(String alias) {
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> detach(alias))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED));
    }

    @Test
    void aFaultAboutOneDevicePassesAnotherBy() {
        a.faults().at(HostOperation.DETACH, "ua-net0", 1, DENIED);

        detach("ua-net0-vf");
        assertThat(a.faults().struck()).isEmpty();
        isDenied("ua-net0");
        detach("ua-net0");

        assertThat(a.faults().struck()).containsExactly(DENIED);
        assertThat(site.truth().devices(vm)).isEmpty();
    }

    @Test
    void aFaultAtTheSecondCallAboutADeviceStrikesTheSecond() {
        a.machines().guest(vm).answers(new GuestAnswer.Refuses(Duration.ofMillis(10)));
        a.faults().at(HostOperation.DETACH, "ua-net0-vf", 2, DENIED);

        detach("ua-net0-vf");
        isDenied("ua-net0-vf");

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
    }

    @Test
    void aFaultOfOneHostIsNoneOfAnother() {
        b.faults().atCall(1, DENIED);

        detach("ua-net0-vf");

        assertThat(b.faults().struck()).isEmpty();
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(b::domains);
        assertThat(b.domains()).isEmpty();
    }
}
