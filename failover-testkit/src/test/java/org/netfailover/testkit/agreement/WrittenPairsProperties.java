package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.model.Dialect;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.testkit.arbitraries.Aliases;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.arbitraries.MacAddresses;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.testkit.arbitraries.PciAddresses;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DomainXml;

/** What the library writes is valid, is defined by a real libvirt, and comes back from it as the same pair. */
@WithLibvirt
@Tag("daemon")
class WrittenPairsProperties {
    private static final String NO_DEVICES = "<domain type='qemu'><name>vm</name><memory>65536</memory><vcpu>1</vcpu>"
            + "<os><type arch='x86_64' machine='q35'>hvm</type></os></domain>";

    @Property(tries = 300)
    void aPairThatIsAddedIsDefinedAndComesBack(@ForAll("pairs") TeamingPair pair) throws Exception {
        assertThat(acceptedAndGivenBack(DomainXml.parse(NO_DEVICES).withPair(pair)))
                .containsExactly(pair);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void pairsAreAddedToADomainThatHasSome(@ForAll("sound") DomainDocument domain, @ForAll("pairs") TeamingPair pair)
            throws Exception {
        Assume.that(Pairs.areApart(concat(domain.pairs(), pair)) && isFree(domain, pair));

        List<TeamingPair> back =
                acceptedAndGivenBack(DomainXml.parse(domain.text()).withPair(pair));

        assertThat(back).containsExactlyInAnyOrderElementsOf(concat(domain.pairs(), pair));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPairTakesThePlaceOfAnother(@ForAll("sound") DomainDocument domain, @ForAll("pairs") TeamingPair pair)
            throws Exception {
        List<TeamingPair> others = domain.pairs().subList(1, domain.pairs().size());
        Assume.that(Pairs.areApart(concat(others, pair)) && isFree(domain, pair));
        String old = domain.pairs().get(0).primary().alias().value();

        List<TeamingPair> back =
                acceptedAndGivenBack(DomainXml.parse(domain.text()).withPairReplaced(old, pair, Dialect.TEAMING));

        assertThat(back).containsExactlyInAnyOrderElementsOf(concat(others, pair));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void vfsAreMapped(@ForAll("sound") DomainDocument domain, @ForAll("vfs") PciAddress target) throws Exception {
        List<PciAddress> vfs =
                domain.pairs().stream().map(Pairs::vf).flatMap(Optional::stream).toList();
        Assume.that(!vfs.isEmpty() && !vfs.contains(target));

        List<TeamingPair> back =
                acceptedAndGivenBack(DomainXml.parse(domain.text()).withVfsMapped(Map.of(vfs.get(0), target)));

        assertThat(back.stream().map(Pairs::vf).flatMap(Optional::stream))
                .containsExactlyInAnyOrderElementsOf(concat(vfs.subList(1, vfs.size()), target));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aliasMacAndLinkAreSet(
            @ForAll("sound") DomainDocument domain,
            @ForAll("aliases") UserAlias alias,
            @ForAll("macs") MacAddress mac,
            @ForAll LinkState link)
            throws Exception {
        TeamingPair old = domain.pairs().get(0);
        Assume.that(!domain.text().contains("'" + alias + "'"));
        String standby = old.standby().alias().value();
        DomainXml edited =
                DomainXml.parse(domain.text()).withLink(standby, link).withMac(standby, mac);
        if (!(old.primary().source() instanceof PrimarySource.Hostdev)) {
            edited = edited.withMac(old.primary().alias().value(), mac);
        }

        List<TeamingPair> back = acceptedAndGivenBack(edited.withAlias(standby, alias));

        assertThat(back).anySatisfy(pair -> {
            assertThat(pair.mac()).isEqualTo(mac);
            assertThat(pair.standby().alias()).isEqualTo(alias);
            assertThat(pair.standby().link()).contains(link);
            assertThat(pair.primary()).isEqualTo(old.primary());
        });
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void aDomainWithoutItsPairsIsStillDefined(@ForAll("sound") DomainDocument domain) throws Exception {
        DomainXml edited = DomainXml.parse(domain.text());
        for (TeamingPair pair : domain.pairs()) {
            edited = edited.withoutPair(pair.standby().alias().value());
        }

        assertThat(acceptedAndGivenBack(edited)).isEmpty();
    }

    /** The pairs of a domain as libvirt gives it back. */
    private static List<TeamingPair> acceptedAndGivenBack(DomainXml domain) throws Exception {
        Schemas.assertValid("domain.rng", domain.text());
        String back = Daemon.define(domain.text(), DefineOption.VALIDATE).inactiveXml();
        return DomainXml.parse(back).pairs().stream()
                .map(NicPair::assured)
                .map(Optional::orElseThrow)
                .toList();
    }

    private static boolean isFree(DomainDocument domain, TeamingPair pair) {
        return !domain.text().contains("'" + pair.standby().alias() + "'")
                && !domain.text().contains("'" + pair.primary().alias() + "'");
    }

    private static <T> List<T> concat(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    @Provide
    Arbitrary<TeamingPair> pairs() {
        return Pairs.any();
    }

    @Provide
    Arbitrary<DomainDocument> sound() {
        return DomainDocuments.sound();
    }

    @Provide
    Arbitrary<PciAddress> vfs() {
        return PciAddresses.ofVfs();
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
