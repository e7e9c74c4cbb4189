package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.DomainStatus;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Reconciler;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.xml.DomainXml;

/** A domain is brought to its pairs from whatever was left of it. */
class RepairScenarioTest {
    private static final String MAC = "52:54:00:aa:bb:01";
    private static final List<TeamingPair> DESIRED =
            DomainXml.parse(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY))).pairs().stream()
                    .map(pair -> pair.assured().orElseThrow())
                    .toList();

    private final SimulatedSite site = Domains.site(2);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);

    private UUID start(String... nics) {
        return a.machines().start(Domains.domain("vm", List.of(nics)));
    }

    private Reconciler reconciler() {
        return Reconciler.of(a, b).timing(site.time());
    }

    private List<PairState> states() {
        return reconciler().status("vm", DESIRED).pairs().stream()
                .map(PairStatus::state)
                .toList();
    }

    private long changes() {
        return site.hosts().stream()
                .flatMap(host -> host.calls().stream())
                .filter(call -> call.operation().isChange())
                .count();
    }

    private void isRightAndStaysSo(UUID vm) {
        assertThat(states()).containsOnly(PairState.PAIRED);
        assertThat(site.truth().devices(vm)).contains("ua-net0", "ua-net0-vf");
        assertThat(site.truth().leaks()).isEmpty();
        long before = changes();
        String snapshot = site.truth().snapshot(vm);
        assertThat(reconciler().repair("vm", DESIRED))
                .isInstanceOf(Outcome.Completed.class)
                .satisfies(again -> assertThat(again.journal().entries()).isEmpty());
        assertThat(changes()).isEqualTo(before);
        assertThat(site.truth().snapshot(vm)).isEqualTo(snapshot);
    }

    private static List<String> done(Outcome outcome) {
        return outcome.journal().entries().stream()
                .filter(entry -> entry.result() == Journal.Result.DONE)
                .map(Journal.Entry::what)
                .toList();
    }

    @Test
    void aVfThatIsMissingIsPlugged() {
        UUID vm = start(Domains.STANDBY);
        assertThat(states()).containsExactly(PairState.STANDBY_ONLY);

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(done(outcome)).containsExactly("reserve a VF of vfpool for ua-net0-vf", "plug ua-net0-vf");
        assertThat(site.truth().gaps(vm)).isEmpty();
        isRightAndStaysSo(vm);
    }

    @Test
    void nothingIsThereAndTheStandbyComesFirst() {
        UUID vm = start();
        assertThat(states()).containsExactly(PairState.ABSENT);

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(done(outcome))
                .containsExactly("plug ua-net0", "reserve a VF of vfpool for ua-net0-vf", "plug ua-net0-vf");
        isRightAndStaysSo(vm);
    }

    @Test
    void anOrphanGoesBeforeItsStandbyComes() {
        a.crashOnWrongOrder();
        UUID vm = start(Domains.PRIMARY);
        assertThat(states()).containsExactly(PairState.ORPHAN_VF);

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(done(outcome))
                .containsExactly(
                        "unplug ua-net0-vf",
                        "plug ua-net0",
                        "reserve a VF of vfpool for ua-net0-vf",
                        "plug ua-net0-vf");
        isRightAndStaysSo(vm);
    }

    @Test
    void anOrphanIsLeftAloneWhereThePathIsToBeKept() {
        UUID vm = start(Domains.PRIMARY);
        long before = changes();

        assertThat(reconciler().keepPath(true).repair("vm", DESIRED))
                .isInstanceOf(Outcome.Refused.class)
                .extracting(Outcome::summary)
                .asString()
                .contains("ORPHAN_VF", "only path");
        assertThat(changes()).isEqualTo(before);
        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0-vf");
    }

    @Test
    void aPairWhoseMacIsAnotherIsReplaced() {
        UUID vm = start(
                Domains.standby("ua-net0", "52:54:00:aa:bb:07"),
                Domains.primary("ua-net0-vf", "52:54:00:aa:bb:07", "ua-net0"));
        assertThat(states()).containsExactly(PairState.MAC_MISMATCH);

        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);
        assertThat(site.truth().places().keySet()).extracting(Object::toString).containsExactly(MAC);
        isRightAndStaysSo(vm);
    }

    @Test
    void anAliasThatLibvirtDroppedIsFoundByTheMac() {
        UUID vm = start(Domains.standby("net.0", MAC), Domains.primary("ua-net0-vf", MAC, "ua-net0"));
        assertThat(states()).containsExactly(PairState.ALIAS_LOST);

        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);
        assertThat(site.truth().shownDevices(vm)).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
        isRightAndStaysSo(vm);
    }

    @Test
    void twoThatCouldBeTheStandbyAreForAPerson() {
        UUID vm = start(Domains.STANDBY, Domains.standby("ua-other", MAC));
        String snapshot = site.truth().snapshot(vm);

        assertThat(reconciler().repair("vm", DESIRED))
                .isInstanceOf(Outcome.Refused.class)
                .extracting(Outcome::summary)
                .asString()
                .contains("AMBIGUOUS");
        assertThat(site.truth().snapshot(vm)).isEqualTo(snapshot);
    }

    @Test
    void withoutAFreeVfTheGuestStaysOnItsStandby() {
        SimulatedSite poor = Domains.site(0);
        SimulatedHost host = poor.hosts().get(0);
        UUID vm = host.machines().start(Domains.domain("vm", List.of()));

        Outcome outcome = Reconciler.of(host).timing(poor.time()).repair("vm", DESIRED);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Degraded.class,
                        degraded -> assertThat(degraded.missing()).containsExactly("ua-net0-vf"));
        assertThat(poor.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void whatFailsBeforeTheStandbyIsThereIsUndone() {
        UUID vm = start(Domains.PRIMARY);
        String snapshot = site.truth().snapshot(vm);
        a.faults().at(HostOperation.ATTACH, 1, new Fault.Fail(8, 10, "no such bridge"));

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(outcome).as("%s", outcome.journal()).isInstanceOf(Outcome.RolledBack.class);
        assertThat(site.truth().shownDevices(vm)).containsExactly("ua-net0-vf");
        assertThat(site.truth().snapshot(vm)).isEqualTo(snapshot);
    }

    @Test
    void anUnplugOfThePastThatIsCompletedMeanwhileIsCopedWith() {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY, Domains.standby("ua-net1", "52:54:00:aa:bb:02"));
        a.machines().guest(vm).answersNext(new GuestAnswer.Ignores());
        a.detach(vm, "ua-net0-vf", Scope.LIVE);
        TeamingPair second = DomainXml.parse(Domains.domain(
                        "vm",
                        List.of(
                                Domains.standby("ua-net1", "52:54:00:aa:bb:02"),
                                Domains.primary("ua-net1-vf", "52:54:00:aa:bb:02", "ua-net1"))))
                .pairs()
                .get(0)
                .assured()
                .orElseThrow();
        site.time().after(Duration.ofMillis(30), () -> a.machines().guest(vm).answerPending());
        List<TeamingPair> both = List.of(second, DESIRED.get(0));

        assertThat(reconciler().repair("vm", both)).isInstanceOf(Outcome.Completed.class);
        assertThat(reconciler().status("vm", both).isRight()).isTrue();
    }

    @Test
    void aMigrationThatRunsIsWaitedForAndTheDomainFoundOnTheOtherHost() {
        UUID vm = start(Domains.STANDBY);
        a.migrate(
                vm,
                b,
                MigrationRequest.of(MigrationMode.PEER_TO_PEER).persist(true).build());
        site.time().advance(Duration.ofMillis(100));
        assertThat(states()).containsExactly(PairState.IN_MIGRATION);

        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(site.truth().hostsOf(vm)).containsExactly(b);
        isRightAndStaysSo(vm);
    }

    @Test
    void aMigrationThatDoesNotEndIsNoTimeToRepair() {
        UUID vm = start(Domains.STANDBY, Domains.PRIMARY);
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());
        a.migrate(vm, b, MigrationRequest.of(MigrationMode.MANAGED).build());
        site.time().advance(Duration.ofMillis(100));
        long before = changes();

        assertThat(reconciler().patience(Duration.ofSeconds(30)).repair("vm", DESIRED))
                .isInstanceOf(Outcome.Refused.class)
                .extracting(Outcome::summary)
                .asString()
                .contains("a job runs");
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void aDomainOnBothHostsIsNeverTouched() {
        String xml = Domains.domain("vm", List.of(Domains.STANDBY))
                .replace("<name>", "<uuid>" + new UUID(1, 2) + "</uuid><name>");
        a.machines().start(xml);
        b.machines().start(xml);
        site.time().advance(Duration.ofSeconds(1));
        long before = changes();

        assertThat(states()).containsExactly(PairState.DUPLICATE);
        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.NeedsAttention.class);
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void oneNameForTwoDomainsIsRefused() {
        start(Domains.STANDBY);
        b.machines()
                .start(Domains.domain("vm", List.of()).replace("<name>", "<uuid>" + new UUID(3, 4) + "</uuid><name>"));

        assertThatThrownBy(() -> reconciler().status("vm", DESIRED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different domains");
    }

    @Test
    void aHostThatFallsSilentAfterItHasToldOfTheDomainDoesNotKnowItAnyMore() {
        a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY)));
        a.faults().atCall(2, new Fault.NoAnswer(false));

        assertThatThrownBy(() -> reconciler().repair("vm", DESIRED))
                .isInstanceOfSatisfying(
                        LibvirtException.class,
                        error -> assertThat(error.kind()).isEqualTo(ErrorKind.NO_DOMAIN))
                .hasMessageContaining("no domain vm on any host");
    }

    @Test
    void aDomainThatNobodyKnowsIsSaidToBeUnknown() {
        DomainStatus status = reconciler().status("vm", DESIRED);

        assertThat(status.where().hindrance()).contains(PairState.NO_DOMAIN);
        assertThat(status.domain()).isEmpty();
        assertThatThrownBy(() -> reconciler().repair("vm", DESIRED))
                .isInstanceOfSatisfying(
                        LibvirtException.class,
                        error -> assertThat(error.kind()).isEqualTo(ErrorKind.NO_DOMAIN));
    }

    @Test
    void aHostThatHangsIsSaidAndTheOtherRepaired() {
        UUID vm = start(Domains.STANDBY);
        b.daemon().freeze();

        DomainStatus status = reconciler().status("vm", DESIRED);
        Outcome outcome = reconciler().repair("vm", DESIRED);

        assertThat(status.where().unreachable()).hasSize(1);
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(outcome.summary()).contains("did not answer", "host-b");
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
    }

    @Test
    void aDomainThatIsOffOnOneHostMayRunOnOneThatHangs() {
        UUID vm = start(Domains.STANDBY);
        a.machines().destroy(vm);
        assertThat(states()).containsExactly(PairState.NOT_RUNNING);
        b.daemon().freeze();
        assertThat(states()).containsExactly(PairState.UNREACHABLE);
        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aDaemonThatWasStartedAgainIsReachedOverANewConnection() {
        UUID vm = start(Domains.STANDBY);
        a.daemon().kill();
        a.daemon().start();

        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);
        isRightAndStaysSo(vm);
    }

    @Test
    void aPausedGuestIsGivenDevicesAndAskedForNone() {
        UUID vm = start(Domains.PRIMARY);
        a.machines().pause(vm);

        assertThat(reconciler().repair("vm", DESIRED))
                .isInstanceOf(Outcome.Refused.class)
                .extracting(Outcome::summary)
                .asString()
                .contains("stands still");
    }

    @Test
    void theDefinitionIsBroughtAlongWhenAskedFor() {
        UUID vm = start(Domains.STANDBY);

        assertThat(reconciler().config(true).repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);

        assertThat(DomainXml.parse(a.xml(vm, XmlKind.INACTIVE)).pairs()).hasSize(1);
        long before = changes();
        assertThat(reconciler().config(true).repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void ofADomainThatIsOffTheDefinitionIsRepaired() {
        UUID vm = a.machines().define(Domains.domain("vm", List.of()));

        assertThat(reconciler().repair("vm", DESIRED)).isInstanceOf(Outcome.Refused.class);
        assertThat(reconciler().config(true).repair("vm", DESIRED)).isInstanceOf(Outcome.Completed.class);
        assertThat(DomainXml.parse(a.xml(vm, XmlKind.INACTIVE)).pairs()).hasSize(1);
    }

    @Provide
    Arbitrary<List<String>> leftovers() {
        return Arbitraries.of(
                        Domains.STANDBY,
                        Domains.PRIMARY,
                        Domains.standby("ua-net0", "52:54:00:aa:bb:07"),
                        Domains.standby("dropped-standby", MAC),
                        Domains.primary("ua-net0-vf", "52:54:00:aa:bb:07", "ua-net0"),
                        Domains.primary("dropped-primary", MAC, "ua-net0"),
                        Domains.standby("ua-net0", MAC).replace("<teaming type='persistent'/>", ""),
                        Domains.standby("ua-net0", MAC).replace("<model", "<link state='down'/><model"),
                        Domains.standby("ua-other", "52:54:00:aa:bb:09"))
                .list()
                .uniqueElements(text -> text.replaceAll(".*<alias", ""))
                .ofMaxSize(3)
                .filter(nics ->
                        nics.stream().filter(nic -> nic.contains("transient")).count() < 2);
    }

    @Property(tries = 300)
    void fromAnythingThatIsLeftOneRepairIsEnoughAndASecondDoesNothing(@ForAll("leftovers") List<String> nics) {
        RepairScenarioTest fresh = new RepairScenarioTest();
        UUID vm = fresh.start(nics.toArray(String[]::new));
        String before = fresh.site.truth().snapshot(vm);

        Outcome outcome = fresh.reconciler().repair("vm", DESIRED);

        if (outcome instanceof Outcome.Completed) {
            fresh.isRightAndStaysSo(vm);
        } else {
            assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(fresh.states()).containsExactly(PairState.AMBIGUOUS);
            assertThat(fresh.site.truth().snapshot(vm)).isEqualTo(before);
        }
    }
}
