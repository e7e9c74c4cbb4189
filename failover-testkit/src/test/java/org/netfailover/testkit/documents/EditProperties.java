package org.netfailover.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.testkit.arbitraries.Aliases;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.MacAddresses;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.testkit.arbitraries.PciAddresses;
import org.netfailover.testkit.arbitraries.Primaries;
import org.netfailover.testkit.arbitraries.Spelling.Trait;
import org.netfailover.testkit.arbitraries.Spellings;
import org.netfailover.testkit.arbitraries.Standbys;
import org.netfailover.xml.DomainXml;

/** Edits do what they say and can be undone, however the document is spelled. */
class EditProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aPairThatIsAddedAndRemovedLeavesTheSameBytes(
            @ForAll("any") SpelledDomain domain, @ForAll("pairs") TeamingPair pair) {
        Assume.that(isFree(domain, pair));
        DomainXml before = domain.parsed();

        DomainXml with = before.withPair(pair);

        assertThat(assured(with))
                .contains(pair)
                .hasSize(domain.document().pairs().size() + 1);
        assertThat(assured(DomainXml.parse(with.toBytes()))).isEqualTo(assured(with));
        assertThat(with.withoutPair(pair.standby().alias().value()).toBytes()).isEqualTo(domain.bytes());
        assertThat(with.withoutPair(pair.primary().alias().value()).toBytes()).isEqualTo(domain.bytes());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyVfIsMappedAtOnceAndBack(
            @ForAll("libvirtsNumbers") SpelledDomain domain, @ForAll("vfs") List<PciAddress> targets) {
        Map<PciAddress, PciAddress> there = new HashMap<>();
        Map<PciAddress, PciAddress> back = new HashMap<>();
        List<PciAddress> vfs = vfs(domain);
        for (int i = 0; i < vfs.size(); i++) {
            there.put(vfs.get(i), targets.get(i));
            back.put(targets.get(i), vfs.get(i));
        }

        DomainXml mapped = domain.parsed().withVfsMapped(there);

        assertThat(primaries(mapped)).isEqualTo(targets.subList(0, vfs.size()));
        assertThat(mapped.withVfsMapped(back).toBytes()).isEqualTo(domain.bytes());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void mappedThereAndBackSaysTheSameInAnySpelling(
            @ForAll("any") SpelledDomain domain, @ForAll("vfs") List<PciAddress> targets) {
        List<PciAddress> vfs = vfs(domain);
        Assume.that(!vfs.isEmpty());

        DomainXml mapped = domain.parsed().withVfsMapped(Map.of(vfs.get(0), targets.get(0)));
        Assume.that(!vfs.contains(targets.get(0)));
        DomainXml back = mapped.withVfsMapped(Map.of(targets.get(0), vfs.get(0)));

        assertThat(primaries(mapped)).startsWith(targets.get(0));
        assertThat(assured(back)).isEqualTo(assured(domain.parsed()));
        assertThat(back.nics().nics().stream().map(nic -> nic.guestAddress()))
                .containsExactlyElementsOf(domain.parsed().nics().nics().stream()
                        .map(nic -> nic.guestAddress())
                        .toList());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void vfsThatChangePlacesDoNotChain(@ForAll("severalVfs") SpelledDomain domain) {
        List<PciAddress> vfs = vfs(domain);
        Map<PciAddress, PciAddress> turn = new HashMap<>();
        for (int i = 0; i < vfs.size(); i++) {
            turn.put(vfs.get(i), vfs.get((i + 1) % vfs.size()));
        }

        DomainXml turned = domain.parsed();
        for (int i = 1; i <= vfs.size(); i++) {
            turned = turned.withVfsMapped(turn);
            assertThat(primaries(turned)).startsWith(vfs.get(i % vfs.size()));
        }

        assertThat(turned.toBytes()).isEqualTo(domain.bytes());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void valuesAreSetAndTheRestIsLeft(
            @ForAll("any") SpelledDomain domain,
            @ForAll("aliases") UserAlias alias,
            @ForAll("macs") MacAddress mac,
            @ForAll LinkState link) {
        TeamingPair old = assured(domain.parsed()).get(0);
        Assume.that(!domain.document().text().contains("'" + alias + "'"));
        String standby = old.standby().alias().value();

        DomainXml edited =
                domain.parsed().withLink(standby, link).withMac(standby, mac).withAlias(standby, alias);
        DomainXml read = DomainXml.parse(edited.toBytes());

        NicPair pair = read.pairs().get(0);
        assertThat(pair.standby().alias()).contains(alias.value());
        assertThat(pair.standby().macAddress()).contains(mac);
        assertThat(pair.standby().link()).contains(link.text());
        assertThat(pair.primary().standbyReference()).contains(alias.value());
        assertThat(edited.withAlias(alias.value(), old.standby().alias())
                        .withMac(standby, old.mac())
                        .nics()
                        .otherDevices())
                .isEqualTo(domain.parsed().nics().otherDevices());
        assertThat(edited.changes()).isNotEmpty();
    }

    private static boolean isFree(SpelledDomain domain, TeamingPair pair) {
        String text = domain.document().text();
        return !text.contains("'" + pair.standby().alias() + "'")
                && !text.contains("'" + pair.primary().alias() + "'");
    }

    private static List<TeamingPair> assured(DomainXml domain) {
        return domain.pairs().stream()
                .map(NicPair::assured)
                .map(Optional::orElseThrow)
                .toList();
    }

    private static List<PciAddress> primaries(DomainXml domain) {
        return assured(domain).stream().map(Pairs::vf).flatMap(Optional::stream).toList();
    }

    private static List<PciAddress> vfs(SpelledDomain domain) {
        return primaries(domain.plain());
    }

    @Provide
    Arbitrary<SpelledDomain> any() {
        return Combinators.combine(DomainDocuments.sound(), Spellings.any()).as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<SpelledDomain> libvirtsNumbers() {
        return Combinators.combine(DomainDocuments.sound(), Spellings.without(Trait.NUMBERS, Trait.REFERENCES))
                .as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<SpelledDomain> severalVfs() {
        return Combinators.combine(
                        Pairs.of(
                                        Standbys.any(),
                                        Primaries.any().filter(one -> !(one.source() instanceof PrimarySource.Pool)))
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(3)
                                .filter(Pairs::areApart)
                                .flatMap(DomainDocuments::around),
                        Spellings.without(Trait.NUMBERS, Trait.REFERENCES))
                .as(SpelledDomain::new);
    }

    @Provide
    Arbitrary<TeamingPair> pairs() {
        return Pairs.any();
    }

    @Provide
    Arbitrary<List<PciAddress>> vfs() {
        return PciAddresses.ofVfs().list().ofSize(3).uniqueElements();
    }

    @Provide
    Arbitrary<UserAlias> aliases() {
        return Aliases.user();
    }

    @Provide
    Arbitrary<MacAddress> macs() {
        return MacAddresses.unicast();
    }
}
