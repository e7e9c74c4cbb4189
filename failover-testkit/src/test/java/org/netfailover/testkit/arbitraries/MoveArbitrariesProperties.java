package org.netfailover.testkit.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NicPair;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.VirtualFunction;
import org.netfailover.operation.Migration;
import org.netfailover.plan.Planner;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;

/** Data centres are sound as they are, and their domains move or do not move as is said. */
class MoveArbitrariesProperties {
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyDomainKeepsAllRulesWhereItRuns(@ForAll("centres") DataCentre centre) {
        for (DataCentre.Domain domain : centre.domains()) {
            HostInventory host = centre.host(domain.host());
            Rules rules = Rules.forTarget(Target.builder()
                    .host(host)
                    .libvirt(host.libvirt())
                    .qemu(host.qemu())
                    .guest(domain.guest())
                    .build());

            assertThat(rules.check(domain.nics())).isClean().isComplete();
            assertThat(domain.nics().pairs()).hasSize(domain.document().pairs().size());
            for (NicPair pair : domain.nics().pairs()) {
                assertThat(pair).isWhole();
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyDomainHasAHostAndItsVfsToItself(@ForAll("centres") DataCentre centre) {
        assertThat(centre.hosts())
                .extracting(HostInventory::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
        assertThat(centre.hosts().stream().flatMap(host -> centre.domainsOn(host.name()).stream()))
                .containsExactlyInAnyOrderElementsOf(centre.domains());
        for (HostInventory host : centre.hosts()) {
            List<String> holders = host.functions().stream()
                    .map(VirtualFunction::heldBy)
                    .flatMap(holder -> holder.stream())
                    .toList();
            List<String> pairs = centre.domainsOn(host.name()).stream()
                    .flatMap(domain -> domain.document().pairs().stream().map(pair -> domain.name()))
                    .toList();

            assertThat(holders).containsExactlyInAnyOrderElementsOf(pairs);
        }
        List<TeamingPair> all = centre.domains().stream()
                .flatMap(domain -> domain.document().pairs().stream())
                .toList();
        assertThat(Pairs.areApart(all)).isTrue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyDomainMovesInItsSimulation(@ForAll("centres") DataCentre centre) {
        SimulatedSite site = centre.site();
        for (DataCentre.Domain domain : centre.domains()) {
            SimulatedHost from = host(site, domain.host());
            SimulatedHost to = site.hosts().stream()
                    .filter(host -> !host.equals(from))
                    .findFirst()
                    .orElseThrow();

            assertThat(Migration.of(domain.name())
                            .from(from)
                            .to(to)
                            .timing(site.time())
                            .plan()
                            .run())
                    .isCompleted()
                    .journal()
                    .did("migrate");
            assertThat(site.truth().hostsOf(domain.uuid())).containsExactly(to);
        }
        site.time().advance(Duration.ofSeconds(1));
        assertThat(site.truth().leaks()).isEmpty();
    }

    private static SimulatedHost host(SimulatedSite site, String name) {
        return site.hosts().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aSoundMoveIsPlannedWithoutAWord(@ForAll("moves") DomainMove move) {
        assertThat(move.code()).isEmpty();
        assertThat(Planner.migration(move.order()))
                .isReady()
                .hasSteps("migrate")
                .report()
                .isClean();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aBrokenMoveIsRefusedForItsRuleAndNoOther(@ForAll("broken") DomainMove move) {
        String code = move.code().orElseThrow();

        assertThat(Planner.migration(move.order()))
                .isRefused()
                .onlyBecause(code)
                .report()
                .hasOnly(code);
    }

    @Example
    void everyCodeIsARuleOfTheCatalogueAndCanBeBroken() {
        assertThat(Rules.catalogue()).extracting(Rule::code).containsAll(Moves.codes());
        for (String code : Moves.codes()) {
            assertThat(Moves.breaking(code).sample().code()).contains(code);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyKindOfMoveComesUp(@ForAll("moves") DomainMove move) {
        Set<String> kinds = new HashSet<>();
        move.order().domain().nics().nics().forEach(nic -> kinds.add(nic.isPrimary() ? nic.type() : ""));
        kinds.remove("");
        Statistics.label("primaries").collect(kinds.stream().sorted().collect(Collectors.joining(" ")));
        Statistics.label("primaries").coverage(coverage -> {
            coverage.check("").percentage(share -> share > 1);
            coverage.check("network").percentage(share -> share > 3);
            coverage.check("hostdev").percentage(share -> share > 3);
            coverage.check("pci").percentage(share -> share > 3);
            coverage.check("hostdev network pci").percentage(share -> share > 1);
        });
        Statistics.label("mode").collect(move.order().mode());
        Statistics.label("strategy").collect(move.order().strategy());
        Statistics.label("mapped").collect(!move.order().map().isEmpty());
        Statistics.label("mapped").coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
        Statistics.label("led").collect(move.order().leading().size());
        Statistics.label("led").coverage(coverage -> {
            coverage.check(0).percentage(share -> share > 20);
            coverage.check(1).percentage(share -> share > 3);
            coverage.check(2).percentage(share -> share > 3);
        });
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyRuleIsBrokenAboutAsOften(@ForAll("broken") DomainMove move) {
        Statistics.label("rule").collect(move.code().orElseThrow());
        Statistics.label("rule").coverage(coverage -> {
            for (String code : Moves.codes()) {
                coverage.check(code).percentage(share -> share > 1);
            }
        });
    }

    @Example
    void aFalsifiedPropertyEndsInOnePairOnTwoHosts() {
        DataCentre centre = Shrunk.from(
                DataCentres.any(),
                one -> one.domains().stream()
                        .anyMatch(domain -> !domain.document().pairs().isEmpty()));
        DomainMove move = Shrunk.from(
                Moves.breaking("POOL_WITHOUT_FREE_VF"),
                one -> !one.order().destination().pools().isEmpty());

        assertThat(centre.hosts()).hasSize(2);
        assertThat(centre.domains()).singleElement().satisfies(domain -> {
            assertThat(domain.nics().nics()).hasSize(2);
            assertThat(domain.document().text().lines()).hasSizeLessThan(40);
        });
        assertThat(centre.toString().lines()).hasSize(2);
        assertThat(move.order().domain().nics().nics()).hasSize(2);
        assertThat(move.toString().lines()).hasSize(4);
    }

    @Provide
    Arbitrary<DataCentre> centres() {
        return DataCentres.any();
    }

    @Provide
    Arbitrary<DomainMove> moves() {
        return Moves.sound();
    }

    @Provide
    Arbitrary<DomainMove> broken() {
        return Moves.broken();
    }
}
