package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabTopology;

/** What libvirt and QEMU do otherwise than they were asked, without a word. */
class SilentLibvirtTest {
    private static final String MAC = "52:54:00:aa:bb:01";

    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);

    private UUID start(String... nics) {
        return a.machines().start(Domains.domain("vm", List.of(nics)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.0", "ua-net.0", "UA-net0", "ua-n\u00e9t0"})
    void anAliasThatLibvirtDoesNotKeepIsDroppedAndTheReferenceToItDangles(String alias) {
        UUID vm = start(Domains.standby(alias, MAC), Domains.primary("ua-net0-vf", MAC, alias));

        assertThat(site.truth().shownDevices(vm)).containsExactly("net0", "ua-net0-vf");
        assertThat(a.xml(vm, XmlKind.LIVE)).contains("persistent='" + alias + "'");
        assertThat(site.truth().devices(vm)).as("QEMU hides the primary").containsExactly("net0");
    }

    @Test
    void aDeviceThatIsPluggedLosesSuchAnAliasToo() {
        UUID vm = start(Domains.STANDBY);
        List<HostEvent> told = new ArrayList<>();
        a.subscribe(told::add);

        a.attach(vm, Domains.standby("ua-net.1", "52:54:00:aa:bb:02"), Scope.LIVE, Scope.CONFIG);
        site.time().advance(Duration.ofSeconds(1));

        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0", "net0");
        assertThat(told).contains(new HostEvent.DeviceAdded(vm, "net0"));
        assertThat(a.xml(vm, XmlKind.INACTIVE)).doesNotContain("ua-net.1");
    }

    @Test
    void aVfThatQemuCannotOpenWhenItArrivesIsShownAllTheSame() {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY);
        b.hardware().setInterruptRemapping(false);

        a.migrate(vm, b, MigrationRequest.of(MigrationMode.PEER_TO_PEER).build());
        site.time().advance(Duration.ofSeconds(10));

        assertThat(site.truth().hostsOf(vm)).containsExactly(b);
        assertThat(b.xml(vm, XmlKind.LIVE)).contains("ua-net0-vf");
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().gaps(vm)).isEmpty();
    }

    @Test
    void aVfThatQemuCannotOpenWhenItIsPluggedIsRefused() {
        UUID vm = start(Domains.STANDBY);
        a.hardware().setInterruptRemapping(false);

        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> a.attach(vm, Domains.PRIMARY, Scope.LIVE))
                .withMessageContaining("failed to setup container");

        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().leaks()).isEmpty();
        a.hardware().setInterruptRemapping(true);
        a.attach(vm, Domains.PRIMARY, Scope.LIVE);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
    }

    @Test
    void aMigrationThatLooksAtTheHostsNetworkMissesAVfThatDidNotCome() {
        SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
        lab.start(LabGuest.withPair("stranger"));
        lab.b().hardware().setInterruptRemapping(false);
        lab.site().time().advance(Duration.ofSeconds(5));

        Outcome outcome = Migration.of("stranger")
                .from(lab.a(), lab.a().network())
                .to(lab.b(), lab.b().network())
                .timing(lab.site().time())
                .strategy(Strategy.AUTOMATIC_FAILOVER)
                .plan()
                .run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Degraded.class,
                        degraded -> assertThat(degraded.missing()).containsExactly(LabGuest.PRIMARY));
    }
}
