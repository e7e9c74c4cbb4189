package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.Guest;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Version;
import org.netfailover.model.VirtualFunction;
import org.netfailover.plan.MigrationMode;

/** What guests of one kind and of another see of a pair, and how they use it. */
class GuestKindsTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final InterfaceName PF = InterfaceName.of("pf0");
    private static final String[] FUNCTIONS = {"0000:03:10.0", "0000:03:10.1"};
    private static final String PRIMARY = "ua-net0-vf";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedSite site = new SimulatedSite();
    private final SimulatedHost host = site.host("host-a");
    private final Segment segment = site.segment("lan");

    GuestKindsTest() {
        host.network().bridge("br0").device("up0", "").port("br0", "up0").pf("pf0", FUNCTIONS.length);
        for (String address : FUNCTIONS) {
            host.hardware()
                    .function(VirtualFunction.at(PciAddress.parse(address))
                            .pciClass(0x020000)
                            .pfDevice("pf0")
                            .mtu(1500)
                            .build());
        }
        host.hardware().bridge("br0").pool("vfpool", FUNCTIONS);
        segment.plug(host, "pf0").plug(host, "up0");
    }

    private UUID start(String... nics) {
        return host.machines().start(Domains.domain("vm", List.of(nics)));
    }

    private UUID pair(String kind) {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY);
        runs(vm, Guest.parse(kind));
        return vm;
    }

    private SimulatedGuest runs(UUID vm, Guest guest) {
        return host.machines().guest(vm).runs(guest);
    }

    private void unplug(UUID vm) {
        host.detach(vm, PRIMARY, Scope.LIVE);
        site.time().advance(SECOND);
    }

    private boolean isDriven(int vf) {
        return host.network().isDriven(PF, vf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux:4.17", "windows:0.1.188"})
    void fromAGuestThatKnowsNoStandbyThePrimaryIsHidden(String kind) {
        UUID vm = pair(kind);
        host.machines().guest(vm).answers(new GuestAnswer.Ignores());

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0", PRIMARY);
        assertThat(isDriven(0)).isFalse();
        unplug(vm); // nobody has to be asked
        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().gaps(vm)).isEmpty();
    }

    @Test
    void aMigrationDoesNotWaitForAPrimaryThatIsHidden() {
        SimulatedHost other = site.host("host-b");
        other.hardware().bridge("br0").pool("vfpool", FUNCTIONS);
        UUID vm = pair("linux:4.17");
        host.machines().guest(vm).answers(new GuestAnswer.Ignores());

        CompletableFuture<Void> end = host.migrate(
                vm, other, MigrationRequest.of(MigrationMode.PEER_TO_PEER).build());
        site.time().advance(Duration.ofSeconds(10));

        assertThat(end).isCompleted();
        assertThat(site.truth().hostsOf(vm)).containsExactly(other);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void whatAGuestIsCanChange() {
        UUID vm = pair("linux:4.17");

        runs(vm, Guest.parse("linux:4.18"));

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
        assertThat(isDriven(0)).isTrue();
    }

    @Test
    void windowsWithoutTheProtocolDriverHasNoPathWhenTheVfGoes() {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY);
        runs(vm, new Guest.Windows(Version.parse("0.1.240"), Optional.of(false)));
        assertThat(site.truth().paths(vm)).containsEntry(MAC, true);

        unplug(vm);

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().paths(vm)).containsEntry(MAC, false);
        assertThat(site.truth().gaps(vm)).hasSize(1);
    }

    @Test
    void theStandbyOfWindowsHasALinkOnceItHasHadAVf() {
        UUID vm = start(Domains.STANDBY);
        runs(vm, Guest.parse("windows:0.1.240"));
        assertThat(site.truth().paths(vm)).containsEntry(MAC, false);

        host.attach(vm, Domains.PRIMARY, Scope.LIVE);
        assertThat(site.truth().paths(vm)).containsEntry(MAC, true);
        unplug(vm);

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
        assertThat(site.truth().paths(vm)).containsEntry(MAC, true);
    }

    @ParameterizedTest
    @CsvSource({
        "linux:6.1, 1500, true",
        "linux:6.1, 9000, false",
        "windows:0.1.240, 1500, true",
        "windows:0.1.240, 9000, false",
    })
    void aVfIsNotTakenWhosePfIsTooSmallForTheStandbysMtu(String kind, int mtu, boolean driven) {
        UUID vm = start(Domains.STANDBY.replace("<model", "<mtu size='" + mtu + "'/><model"), Domains.PRIMARY);
        runs(vm, Guest.parse(kind));

        assertThat(isDriven(0)).isEqualTo(driven);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
    }

    @ParameterizedTest
    @CsvSource({
        "linux:6.1, 1500, true",
        "linux:6.1, 1400, true",
        "windows:0.1.240, 1500, true",
        "windows:0.1.240, 1400, false",
    })
    void linuxGivesAVfTheStandbysMtuAndWindowsLeavesOneOfAnotherAlone(String kind, int own, boolean driven) {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY);
        runs(vm, Guest.parse(kind)).vfMtu(own);

        assertThat(isDriven(0)).isEqualTo(driven);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux:6.1", "windows:0.1.240"})
    void ofTwoVfsWithTheStandbysMacTheFirstIsTaken(String kind) {
        String second = Domains.PRIMARY
                .replace("<teaming type='transient' persistent='ua-net0'/>", "")
                .replace(PRIMARY, "ua-second");
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY, second);
        runs(vm, Guest.parse(kind));

        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY, "ua-second");
        assertThat(isDriven(0)).isTrue();
        assertThat(isDriven(1)).isFalse();
    }

    @Test
    void aVfWithAnotherMacIsNotThePrimary() {
        start(Domains.STANDBY, Domains.primary(PRIMARY, "52:54:00:aa:bb:10", "ua-net0"));
        PacketMeter meter = segment.meter(MAC).start();
        site.time().advance(Duration.ofSeconds(3));

        assertThat(meter.report().lost()).as("%s", meter.report()).isZero();
        assertThat(meter.trace(Duration.ofSeconds(3))).contains(new PacketPlace("vm", "ua-net0"));
    }

    @Test
    void linuxDropsWhatComesToTheStandbyOnceItHasAPrimaryAndWindowsDoesNot() {
        UUID vm = pair("linux:6.1");
        PacketMeter linux = segment.meter(MAC).start();
        site.time().advance(SECOND);
        assertThat(linux.stop().lost(LossReason.PRIMARY_REGISTERED)).isPositive();

        runs(vm, Guest.parse("windows:0.1.240"));
        PacketMeter windows = segment.meter(MAC).start();
        site.time().advance(Duration.ofMillis(500)); // the VF has no carrier yet
        assertThat(windows.stop().lost()).as("%s", windows.report()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"linux:6.1, pf0", "windows:0.1.240, up0"})
    void windowsAnnouncesItselfWhenItsVfGoesAndLinuxDoesNot(String kind, String port) {
        UUID vm = pair(kind);
        PacketMeter meter = segment.meter(MAC).broadcasts(Duration.ofSeconds(3)).start();
        site.time().advance(Duration.ofSeconds(5));
        assertThat(segment.whereIs(MAC)).contains(new PacketPlace("host-a", "pf0"));
        meter.stop();

        unplug(vm);

        assertThat(segment.whereIs(MAC)).contains(new PacketPlace("host-a", port));
    }

    @Test
    void noDriverHasTheVfOfAGuestThatBoots() {
        UUID vm = pair("linux:6.1");
        site.time().advance(Duration.ofSeconds(5));

        host.machines().guest(vm).reboot(Duration.ofSeconds(10));

        assertThat(isDriven(0)).isFalse();
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", PRIMARY);
        PacketMeter meter = segment.meter(MAC).start();
        site.time().advance(SECOND);
        assertThat(meter.stop().lost()).isEqualTo(meter.report().sent());
        site.time().advance(Duration.ofSeconds(10));
        assertThat(isDriven(0)).isTrue();
    }
}
