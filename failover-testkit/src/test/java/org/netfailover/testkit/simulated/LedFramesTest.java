package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Announcement;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.PciAddress;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VirtualFunction;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Reconciler;
import org.netfailover.xml.DomainXml;

/** Where the frames for a pair go while it moves: its bridges have an uplink of their own beside the PF. */
class LedFramesTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final InterfaceName PF = InterfaceName.of("pf0");
    private static final InterfaceName BRIDGE = InterfaceName.of("br0");
    private static final Pattern TAP = Pattern.compile("<target dev='(\\w+)'/>");

    private static final List<TeamingPair> DESIRED =
            DomainXml.parse(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY))).pairs().stream()
                    .map(pair -> pair.assured().orElseThrow())
                    .toList();

    private final SimulatedSite site = Domains.site(2);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));
    private final String tap = tap();

    private String tap() {
        Matcher found = TAP.matcher(a.xml(vm, XmlKind.LIVE));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @BeforeEach
    void networks() {
        for (SimulatedHost host : site.hosts()) {
            for (int vf = 0; vf < 2; vf++) {
                host.hardware()
                        .function(VirtualFunction.at(PciAddress.parse("0000:03:00." + vf))
                                .pfDevice("pf0")
                                .build());
            }
            host.network()
                    .bridge("br0")
                    .device("up0", "")
                    .port("br0", "up0")
                    .device(tap, "tun")
                    .port("br0", tap)
                    .pf("pf0", 2);
            NetworkChange unused = host.network()
                    .apply(new NetworkChange.SetVf(
                            PF, 0, VfSettings.builder().mac(MAC).build()));
        }
    }

    private Outcome migrated() {
        return Migration.of("vm")
                .from(a, a.network())
                .to(b, b.network())
                .timing(site.time())
                .plan()
                .run();
    }

    private static List<FdbEntry> entries(SimulatedHost host) {
        return host.network().fdb(BRIDGE, MAC);
    }

    private void isUntouched(SimulatedHost host) {
        assertThat(host.network().ownFdb(PF)).noneMatch(entry -> entry.mac().equals(MAC));
        assertThat(host.network().redirection(PF, Optional.of(MAC))).isEmpty();
        assertThat(host.network().redirection(InterfaceName.of(tap))).isEmpty();
    }

    @Test
    void theyGoToBothHalvesUntilTheGuestUsesItsPrimaryAndNothingIsLeft() {
        b.network().drive("pf0", 0, true);

        Outcome outcome = migrated();

        assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
        assertThat(outcome.journal().toString())
                .contains("redirect pf0 to " + tap + " for " + MAC)
                .contains("redirect " + tap + " to pf0")
                .contains("the guest uses ua-net0-vf");
        assertThat(b.network().announcements()).extracting(Announcement::device).containsExactly(PF);
        isUntouched(a);
        isUntouched(b);
        assertThat(entries(b)).isEmpty();
    }

    @Test
    void aPrimaryThatNoDriverTakesIsMissing() {
        Outcome outcome = migrated();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Degraded.class,
                        degraded -> assertThat(degraded.missing()).containsExactly("ua-net0-vf"));
        assertThat(outcome.journal().toString()).contains("no driver of the guest has taken VF 0 of pf0");
        isUntouched(b);
        assertThat(entries(b))
                .isNotEmpty()
                .allMatch(entry -> entry.device().value().equals(tap));
    }

    @Test
    void aNetworkThatRefusesIsAsItWasAndTheGuestStaysWithItsPrimary() {
        a.faults().at(HostOperation.NETWORK_CHANGE, 1, new Fault.Fail(1, 0, "no"));

        Outcome outcome = migrated();

        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        assertThat(site.truth().hostsOf(vm)).containsExactly(a);
        assertThat(site.truth().devices(vm)).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
        isUntouched(a);
    }

    @Test
    void aNetworkThatDoesNotAnswerAndDoesItIsClearedAllTheSame() {
        a.faults().at(HostOperation.NETWORK_CHANGE, 1, new Fault.NoAnswer(true));

        Outcome outcome = migrated();

        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        assertThat(site.truth().hostsOf(vm)).containsExactly(a);
        isUntouched(a);
    }

    @Test
    void whatWasLedIsPutBackWhenTheGuestKeepsItsPrimary() {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());

        Outcome outcome = migrated();

        assertThat(outcome).isInstanceOf(Outcome.NeedsAttention.class); // the unplug stays pending
        isUntouched(a);
        assertThat(entries(a)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = HostOperation.class,
            names = {"DETACH", "MIGRATE", "ATTACH"})
    void whatADeadProgramHasLeftIsTakenAwayByARepair(HostOperation at) {
        SimulatedHost asked = at == HostOperation.ATTACH ? b : a;
        asked.faults().at(at, 1, new Fault.ClientDeath(true));
        a.network().drive("pf0", 0, true);
        b.network().drive("pf0", 0, true);
        assertThatThrownBy(this::migrated).isInstanceOf(ClientCrash.class);
        site.startClient();
        site.time().advance(Duration.ofMinutes(1));

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(outcome).as(outcome.journal().toString()).isInstanceOf(Outcome.Completed.class);
        isUntouched(a);
        isUntouched(b);
        assertThat(reconciler().repair("vm", DESIRED).journal().entries())
                .extracting(Journal.Entry::result)
                .doesNotContain(Journal.Result.DONE);
    }

    @Test
    void aPrimaryThatNoGuestHasIsPluggedAnewOnceAndThenMissed() {
        a.network().drive("pf0", 0, false);

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Degraded.class,
                        degraded -> assertThat(degraded.missing()).containsExactly("ua-net0-vf"));
        assertThat(outcome.journal().entries())
                .extracting(Journal.Entry::what)
                .containsOnlyOnce("unplug ua-net0-vf", "plug ua-net0-vf");
    }

    private Reconciler reconciler() {
        return Reconciler.of(a, b)
                .network(a, a.network())
                .network(b, b.network())
                .timing(site.time());
    }
}
