package org.netfailover.testkit.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Dialect;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Severity;
import org.netfailover.rules.Target;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.DomainXmlException;

/**
 * What whoever writes pairs into domains owes their readers: pairs are written into documents, which are then read and
 * checked by the rules. A failure says what was written, what is required and by whom, and what would become of a real
 * guest; it shows nothing of a document but the place. Extend it, and write with {@link #write}:
 *
 * <pre><code>
 * class MyWriterTest extends PairWriterContract {
 *     {@literal @}Override
 *     protected String write(String domain, TeamingPair pair, Dialect dialect) {
 *         return DomainXml.parse(domain).withPair(pair, dialect).text(); // your writer
 *     }
 * }
 * </code></pre>
 */
@Timeout(60)
public abstract class PairWriterContract {
    private static final String TEAMING = "libvirt, domain XML, Teaming a virtio/hostdev NIC pair";
    private static final String PAIRLESS = "the guest has two NICs with one MAC that know nothing of each other";

    /** For subclasses. */
    protected PairWriterContract() {}

    /**
     * Writes a pair into a domain.
     *
     * @param domain a {@code <domain>} document, which may have pairs already
     * @param pair the pair. Its aliases are a proposal: a writer that makes its own gives each half one that no other
     *     device of the domain has
     * @param dialect one of {@link #dialects()}
     * @return the domain with the pair
     */
    protected abstract String write(String domain, TeamingPair pair, Dialect dialect);

    /**
     * The dialects that the writer knows.
     *
     * @return {@link Dialect#TEAMING} unless overridden
     */
    protected Set<Dialect> dialects() {
        return EnumSet.of(Dialect.TEAMING);
    }

    /**
     * A pair to write: on the bridge {@code br0} and of the pool {@code vfpool}. Override it for a writer that knows
     * other sources.
     *
     * @param mac its MAC
     * @param alias the standby's alias; the primary's begins with it
     * @return a pair of this MAC, on the same sources each time
     */
    protected TeamingPair pair(MacAddress mac, String alias) {
        return TeamingPair.builder()
                .mac(mac)
                .standby(Standby.bridge("br0").alias(alias))
                .primary(Primary.pooled("vfpool").alias(alias + "-vf"))
                .build();
    }

    private TeamingPair first() {
        return pair(MacAddress.parse("52:54:00:5d:0d:01"), "ua-eth1");
    }

    private TeamingPair second() {
        return pair(MacAddress.parse("52:54:00:5d:0d:02"), "ua-eth2");
    }

    private DomainXml written(String domain, TeamingPair pair, Dialect dialect) {
        try {
            return DomainXml.parse(write(domain, pair, dialect));
        } catch (DomainXmlException e) {
            new Breach(
                            "The writer gave something that is no domain: at line "
                                    + e.location().line() + ", " + e.fault() + ".",
                            "A domain with a pair is a well-formed <domain> document as the one before (libvirt,"
                                    + " domain XML)",
                            "libvirt refuses it")
                    .fail(e);
            throw e;
        }
    }

    private static List<Nic> halves(DomainXml domain, MacAddress mac) {
        return domain.nics().nics().stream()
                .filter(nic -> nic.macAddress().equals(Optional.of(mac)))
                .toList();
    }

    private static Optional<NicPair> found(DomainXml domain, MacAddress mac) {
        return domain.pairs().stream()
                .filter(pair -> pair.standby().macAddress().equals(Optional.of(mac)))
                .findFirst();
    }

    @Test
    void bothHalvesAreThereWithThePairsMac() {
        for (Dialect dialect : dialects()) {
            int halves = halves(written(SampleDomains.SHOP, first(), dialect), first().mac())
                    .size();
            if (halves != 2) {
                new Breach(
                                "Of the NICs that the writer wrote for a pair, " + halves
                                        + " had the pair's MAC, in the dialect " + dialect + ".",
                                "A pair is two NICs with one MAC, by which the guest finds that they belong together"
                                        + " (Linux, Documentation/networking/net_failover.rst)",
                                "the guest never uses the VF, or has no standby when it moves")
                        .fail();
            }
        }
    }

    @Test
    void thePrimaryNamesItsStandby() {
        for (Dialect dialect : dialects()) {
            DomainXml domain = written(SampleDomains.SHOP, first(), dialect);
            boolean named = found(domain, first().mac())
                    .filter(pair -> pair.standby().dialects().contains(dialect)
                            && pair.primary().dialects().contains(dialect)
                            && pair.primary().macAddress().equals(Optional.of(first().mac())))
                    .isPresent();
            if (!named) {
                new Breach(
                                "The writer wrote a pair of which the primary does not refer to the standby by its"
                                        + " alias, in the dialect " + dialect + ".",
                                "A standby is marked, has an alias that begins with ua-, and its primary refers to"
                                        + " that alias (" + TEAMING + ")",
                                PAIRLESS)
                        .fail();
            }
        }
    }

    @Test
    void aPairIsReadBackAsItWasAskedFor() {
        for (Dialect dialect : dialects()) {
            Optional<TeamingPair> read = found(written(SampleDomains.SHOP, first(), dialect), first().mac())
                    .flatMap(NicPair::assured);
            boolean same = read.filter(pair -> pair.standby()
                                    .source()
                                    .equals(first().standby().source())
                            && pair.primary().source().equals(first().primary().source()))
                    .isPresent();
            if (!same) {
                new Breach(
                                "The writer wrote a pair that is not the one it was asked for: its halves lead"
                                        + " somewhere else, or it is none that can be read, in the dialect " + dialect
                                        + ".",
                                "The standby is a virtio NIC on the bridge that was asked for, and the primary a VF"
                                        + " from the pool that was asked for (" + TEAMING + ")",
                                "the guest is on another network than somebody meant it to be")
                        .fail();
            }
        }
    }

    @Test
    void noRuleIsBroken() {
        for (String document : SampleDomains.ALL) {
            for (Dialect dialect : dialects()) {
                requireRules(written(document, first(), dialect), dialect);
            }
        }
    }

    /** The rules are libvirt's, which knows one dialect; of the other they ask what it would be in that one. */
    private static void requireRules(DomainXml domain, Dialect dialect) {
        DomainXml asked = dialect == Dialect.TEAMING ? domain : domain.convertedTo(Dialect.TEAMING);
        Rules.forTarget(Target.any()).check(asked.nics()).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(
                        finding -> Breach.of(finding, "The writer wrote a pair").fail());
    }

    @Test
    void twoPairsHaveAliasesOfTheirOwn() {
        for (Dialect dialect : dialects()) {
            DomainXml one = written(SampleDomains.SHOP, first(), dialect);
            DomainXml both = written(one.text(), second(), dialect);
            List<String> aliases = new ArrayList<>();
            for (TeamingPair pair : List.of(first(), second())) {
                halves(both, pair.mac())
                        .forEach(nic -> aliases.add(nic.aliasText().orElse("")));
            }
            Optional<String> twice = aliases.stream()
                    .filter(alias -> !alias.isEmpty() && aliases.indexOf(alias) != aliases.lastIndexOf(alias))
                    .findFirst();
            if (twice.isPresent()) {
                Breach.ofRule(
                                "ALIAS_TWICE",
                                "For two pairs of one domain the writer used the alias '" + twice.get() + "' twice.",
                                "libvirt refuses the domain, so a guest cannot have two NICs of one bridge and pool")
                        .fail();
            }
            requireRules(both, dialect);
        }
    }

    @Test
    void theRestOfTheDomainIsAsItWas() {
        for (String document : SampleDomains.ALL) {
            for (Dialect dialect : dialects()) {
                DomainXml rest = written(document, first(), dialect);
                for (int i = halves(rest, first().mac()).size(); i > 0; i--) {
                    rest = rest.withoutNic(halves(rest, first().mac()).get(0));
                }
                XmlDifference.first(document, rest.text()).ifPresent(PairWriterContract::changed);
            }
        }
    }

    private static void changed(String path) {
        new Breach(
                        "The writer wrote a pair, and changed something else in the domain as well, at " + path + ".",
                        "Elements, attributes, metadata and comments that are not the pair's stay, also those that"
                                + " the writer does not know (libvirt, domain XML)",
                        "a guest loses a device or a setting the next time it starts, and what others keep in its"
                                + " metadata is gone")
                .fail();
    }
}
