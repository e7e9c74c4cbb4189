package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.netfailover.plan.Observations.DESIRED;
import static org.netfailover.plan.Observations.PLAIN;
import static org.netfailover.plan.Observations.POOLED;
import static org.netfailover.plan.Observations.domain;
import static org.netfailover.plan.Observations.known;
import static org.netfailover.plan.Observations.primary;
import static org.netfailover.plan.Observations.standby;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingText;

class PairStateProperties {
    private static final String OTHER_MAC = "52:54:00:aa:bb:09";

    private static Nic changed(Nic nic, String alias, String mac, TeamingText teaming) {
        Nic.Builder changed = Nic.builder(nic.element(), nic.type())
                .source(nic.source())
                .aliasText(alias)
                .teaming(teaming);
        return (nic.element() == Nic.Element.HOSTDEV ? changed : changed.mac(mac)).build();
    }

    private static Nic named(Nic nic, String alias) {
        return changed(nic, alias, nic.mac().orElse(""), nic.teaming());
    }

    private static Nic withMac(Nic nic) {
        return changed(nic, nic.aliasText().orElseThrow(), OTHER_MAC, nic.teaming());
    }

    private static Nic marked(Nic nic, TeamingText teaming) {
        return changed(nic, nic.aliasText().orElseThrow(), nic.mac().orElse(""), teaming);
    }

    static Stream<Arguments> states() {
        Nic standby = standby(POOLED);
        Nic primary = primary(POOLED);
        return Stream.of(
                arguments(PairState.ABSENT, List.of()),
                arguments(PairState.PAIRED, List.of(standby, primary)),
                arguments(PairState.STANDBY_ONLY, List.of(standby)),
                arguments(PairState.ORPHAN_VF, List.of(primary)),
                arguments(PairState.STANDBY_MISSING, List.of(marked(primary, TeamingText.NONE))),
                arguments(PairState.STANDBY_MISSING, List.of(marked(primary, TeamingText.ofTransient("ua-other")))),
                arguments(PairState.TEAMING_LOST, List.of(marked(standby, TeamingText.NONE))),
                arguments(PairState.TEAMING_LOST, List.of(standby, marked(primary, TeamingText.NONE))),
                arguments(PairState.TEAMING_LOST, List.of(standby, marked(primary, TeamingText.ofTransient("ua-x")))),
                arguments(PairState.TEAMING_LOST, List.of(marked(standby, TeamingText.NONE), primary)),
                arguments(PairState.ALIAS_LOST, List.of(named(standby, "net0"))),
                arguments(PairState.ALIAS_LOST, List.of(named(standby, "net0"), primary)),
                arguments(PairState.ALIAS_LOST, List.of(standby, named(primary, "hostdev0"))),
                arguments(PairState.ALIAS_LOST, List.of(named(primary, "hostdev0"))),
                arguments(PairState.MAC_MISMATCH, List.of(withMac(standby))),
                arguments(PairState.MAC_MISMATCH, List.of(standby, withMac(primary))),
                arguments(PairState.MAC_MISMATCH, List.of(withMac(standby), withMac(primary))),
                arguments(PairState.MAC_MISMATCH, List.of(withMac(named(primary, "hostdev0")))),
                arguments(PairState.AMBIGUOUS, List.of(standby, named(standby, "net1"))),
                arguments(PairState.AMBIGUOUS, List.of(standby, primary, named(primary, "hostdev0"))),
                arguments(PairState.PAIRED, List.of(standby, primary, standby(PLAIN), primary(PLAIN))),
                arguments(PairState.PAIRED, List.of(standby, primary, withMac(named(standby, "net1")))));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("states")
    void whatIsThereOfAPairHasAName(PairState state, List<Nic> nics) {
        assertThat(PairStatus.of(List.of(POOLED), domain(nics.toArray(Nic[]::new))))
                .singleElement()
                .extracting(PairStatus::state)
                .isEqualTo(state);
    }

    @Provide
    Arbitrary<DomainNics> domains() {
        return Observations.domains();
    }

    @Property(tries = 3000)
    void theOrderOfTheDevicesDoesNotMatter(@ForAll("domains") DomainNics domain, @ForAll Random random) {
        List<Nic> nics = new ArrayList<>(domain.nics());
        Collections.shuffle(nics, random);
        DomainNics other = DomainNics.builder()
                .addAllNics(nics)
                .addAllOtherDevices(domain.otherDevices())
                .build();
        assertThat(PairStatus.of(DESIRED, other))
                .extracting(PairStatus::state)
                .isEqualTo(PairStatus.of(DESIRED, domain).stream()
                        .map(PairStatus::state)
                        .toList());
    }

    @Property(tries = 3000)
    void aStateSaysWhichHalvesAreThere(@ForAll("domains") DomainNics domain) {
        for (PairStatus status : PairStatus.of(DESIRED, domain)) {
            boolean standby = status.standby().isPresent();
            boolean primary = status.primary().isPresent();
            assertThat(status.state().isOfPair()).isTrue();
            switch (status.state()) {
                case ABSENT -> assertThat(standby || primary).isFalse();
                case PAIRED -> assertThat(standby && primary).isTrue();
                case STANDBY_ONLY, PRIMARY_MISSING ->
                    assertThat(standby && !primary).isTrue();
                case ORPHAN_VF, STANDBY_MISSING ->
                    assertThat(!standby && primary).isTrue();
                default ->
                    assertThat(standby || primary || status.state() == PairState.AMBIGUOUS)
                            .isTrue();
            }
        }
    }

    @Property(tries = 3000)
    void aPairIsPairedWhenTheDomainsOwnPairsHaveIt(@ForAll("domains") DomainNics domain) {
        for (PairStatus status : PairStatus.of(DESIRED, domain)) {
            String standby = status.pair().standby().alias().value();
            String primary = status.pair().primary().alias().value();
            boolean held = domain.pairs().stream()
                    .anyMatch(pair -> pair.standby()
                                    .alias()
                                    .filter(standby::equals)
                                    .isPresent()
                            && pair.primary().alias().filter(primary::equals).isPresent());
            if (status.state() == PairState.PAIRED) {
                assertThat(held).isTrue();
            }
            if (!held) {
                assertThat(status.state()).isNotEqualTo(PairState.PAIRED);
            }
        }
    }

    @Provide
    Arbitrary<List<Sighting>> sightings() {
        Arbitrary<Sighting> known = Combinators.combine(
                        Arbitraries.of(DomainState.class), Arbitraries.of(true, false, false, false))
                .as((state, busy) -> known("a", state, busy && state.isActive(), domain(standby(POOLED))));
        Arbitrary<Sighting> any = Arbitraries.oneOf(
                known,
                known,
                Arbitraries.just(new Sighting.Unknown("b")),
                Arbitraries.just(new Sighting.Unreachable("c", "timeout")));
        return any.list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 3000)
    void aGuestIsLookedAtOnlyWhereItIsTheOnlyOne(@ForAll("sightings") List<Sighting> sightings) {
        Whereabouts where = new Whereabouts(sightings);
        long active = sightings.stream()
                .filter(seen ->
                        seen instanceof Sighting.Known known && known.state().isActive())
                .count();
        boolean busy = sightings.stream().anyMatch(seen -> seen instanceof Sighting.Known known && known.hasJob());
        boolean doubt = sightings.stream()
                .anyMatch(seen -> seen instanceof Sighting.Unreachable
                        || seen instanceof Sighting.Known known && known.state() == DomainState.UNKNOWN);

        if (where.guest().isPresent()) {
            assertThat(active).isEqualTo(1);
            assertThat(busy).isFalse();
            assertThat(where.guest().get().guestRuns()
                            || !doubt
                            || where.guest().get().state() == DomainState.SUSPENDED)
                    .isTrue();
        } else {
            PairState hindrance = where.hindrance().orElseThrow();
            assertThat(hindrance.isOfPair()).isFalse();
            assertThat(hindrance == PairState.IN_MIGRATION).isEqualTo(busy);
            assertThat(hindrance == PairState.DUPLICATE).isEqualTo(!busy && active > 1);
            if (hindrance == PairState.NO_DOMAIN) {
                assertThat(sightings).allMatch(Sighting.Unknown.class::isInstance);
            }
            if (active == 0 && doubt) {
                assertThat(hindrance).isEqualTo(PairState.UNREACHABLE);
            }
        }
        assertThat(where.pairs(DESIRED))
                .hasSize(2)
                .allSatisfy(status -> assertThat(status.state().isOfPair())
                        .isEqualTo(where.guest().isPresent()));
        assertThat(where.toString().lines()).hasSameSizeAs(sightings);
    }
}
