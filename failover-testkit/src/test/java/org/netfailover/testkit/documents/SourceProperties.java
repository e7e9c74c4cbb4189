package org.netfailover.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.Dialect;
import org.netfailover.model.Nic;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.testkit.arbitraries.Primaries;
import org.netfailover.testkit.arbitraries.Spellings;
import org.netfailover.testkit.arbitraries.Standbys;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** NICs come, go and lead elsewhere, however the document is spelled, and back again. */
class SourceProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aNicThatIsAddedAndRemovedLeavesTheSameBytes(
            @ForAll("any") SpelledDomain domain, @ForAll("pairs") TeamingPair pair, @ForAll boolean primary) {
        DeviceXml device =
                primary ? DeviceXml.primary(pair, Dialect.TEAMING) : DeviceXml.standby(pair, Dialect.TEAMING);
        String alias = device.nic().alias().orElseThrow();
        Assume.that(!domain.document().text().contains("'" + alias + "'"));
        DomainXml before = domain.parsed();

        DomainXml with = DomainXml.parse(before.withNic(device).toBytes());

        assertThat(with.nic(alias)).isEqualTo(device.nic());
        assertThat(with.nics().nics()).hasSize(before.nics().nics().size() + 1);
        assertThat(with.device(with.nic(alias)).nic()).isEqualTo(device.nic());
        assertThat(with.withoutNic(alias).toBytes()).isEqualTo(domain.bytes());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aNicThatIsRemovedIsGoneAndTheOthersAreAsTheyWere(@ForAll("any") SpelledDomain domain) {
        DomainXml before = domain.parsed();
        for (Nic nic : before.nics().nics()) {
            DomainXml without = before.withoutNic(nic);
            assertThat(DomainXml.parse(without.toBytes()).nics().nics())
                    .containsExactlyElementsOf(before.nics().nics().stream()
                            .filter(other -> other != nic)
                            .toList());
            assertThat(without.nics().otherDevices()).isEqualTo(before.nics().otherDevices());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aStandbyLeadsElsewhereAndNothingElseOfItChanges(
            @ForAll("any") SpelledDomain domain, @ForAll("standbys") StandbySource to) {
        DomainXml before = domain.parsed();
        TeamingPair pair = assured(before);
        Optional<TeamingPair> expected = leading(pair, to);
        Assume.that(expected.isPresent());
        String alias = pair.standby().alias().value();

        DomainXml after = DomainXml.parse(before.withSource(alias, to).toBytes());

        assertThat(assured(after)).isEqualTo(expected.get());
        assertThat(after.nic(alias).guestAddress()).isEqualTo(before.nic(alias).guestAddress());
        DomainXml back = after.withSource(alias, pair.standby().source());
        assertThat(assured(back)).isEqualTo(pair);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void inLibvirtsSpellingTheWayBackGivesTheSameBytes(
            @ForAll("documents") DomainDocument domain, @ForAll("standbys") StandbySource to) {
        DomainXml before = DomainXml.parse(domain.text());
        TeamingPair pair = assured(before);
        Assume.that(leading(pair, to).isPresent());
        Assume.that(!(pair.standby().source() instanceof StandbySource.Ethernet)); // whose target stands elsewhere here
        String alias = pair.standby().alias().value();

        DomainXml back =
                before.withSource(alias, to).withSource(alias, pair.standby().source());

        assertThat(back.text()).isEqualTo(before.text());
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aPrimaryLeadsElsewhereAndNothingElseOfItChanges(
            @ForAll("any") SpelledDomain domain, @ForAll("primaries") PrimarySource to) {
        DomainXml before = domain.parsed();
        TeamingPair pair = assured(before);
        Primary old = pair.primary();
        Assume.that(to instanceof PrimarySource.Hostdev == old.source() instanceof PrimarySource.Hostdev);
        Primary expected = Primary.on(to)
                .alias(old.alias())
                .vlan(old.vlan())
                .managed(to instanceof PrimarySource.Pool || old.managed())
                .build();
        String alias = old.alias().value();

        DomainXml after = DomainXml.parse(before.withSource(alias, to).toBytes());

        assertThat(assured(after).primary()).isEqualTo(expected);
        assertThat(assured(after).standby()).isEqualTo(pair.standby());
        assertThat(after.nic(alias).guestAddress()).isEqualTo(before.nic(alias).guestAddress());
        assertThat(assured(after.withSource(alias, old.source())).primary().source())
                .isEqualTo(old.source());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aDeviceOfADefinitionHasNothingOfAHost(@ForAll("any") SpelledDomain domain) {
        DomainXml before = domain.parsed();
        before.pairs().forEach(pair -> {
            DeviceXml standby = before.device(pair.standby());
            assertThat(standby.attachable()).isSameAs(standby);
            DeviceXml primary = before.device(pair.primary());
            assertThat(primary.attachable()).isSameAs(primary);
        });
    }

    private static Optional<TeamingPair> leading(TeamingPair pair, StandbySource to) {
        Standby old = pair.standby();
        try {
            return Optional.of(TeamingPair.builder()
                    .mac(pair.mac())
                    .standby(Standby.on(to)
                            .alias(old.alias())
                            .model(old.model())
                            .mtu(old.mtu())
                            .vlan(old.vlan())
                            .link(old.link())
                            .queues(old.queues()))
                    .primary(pair.primary())
                    .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static TeamingPair assured(DomainXml domain) {
        return domain.pairs().get(0).assured().orElseThrow();
    }

    @Provide
    Arbitrary<SpelledDomain> any() {
        return Combinators.combine(DomainDocuments.sound(), Spellings.any()).as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<DomainDocument> documents() {
        return DomainDocuments.sound();
    }

    @Provide
    Arbitrary<TeamingPair> pairs() {
        return Pairs.any();
    }

    @Provide
    Arbitrary<StandbySource> standbys() {
        return Standbys.sources();
    }

    @Provide
    Arbitrary<PrimarySource> primaries() {
        return Primaries.sources();
    }
}
