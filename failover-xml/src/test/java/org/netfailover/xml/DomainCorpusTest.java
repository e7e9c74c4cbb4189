package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import eu.maveniverse.domtrip.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netfailover.model.Dialect;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.xml.Corpus.Entry;
import org.w3c.dom.Node;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.Diff;

/** Edits of every domain of the corpus, with other readers of XML as witnesses of what changed. */
class DomainCorpusTest {
    private static final PciAddress VF = PciAddress.parse("00fe:ed:1e.7");
    private static final List<Primary> PRIMARIES = Stream.of(
                    Primary.vf(VF), Primary.pooled("pool"), Primary.hostdev(VF))
            .map(primary -> primary.alias("ua-corpus-vf").build())
            .toList();
    private static final MacAddress MAC = MacAddress.parse("52:54:00:c0:ff:ee");
    private static final UserAlias ALIAS = UserAlias.of("ua-edited");
    private static final String ADDED =
            "//*[alias/@name='ua-corpus' or alias/@name='ua-corpus-vf'][self::interface or self::hostdev]";

    private static List<Entry> domains;

    @BeforeAll
    static void open() {
        domains = Corpus.entries("domain", "domain-status");
    }

    @Test
    void every_domain_comes_back_as_it_was_and_is_described() {
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            assertThat(domain.toBytes()).isEqualTo(entry.bytes());
            assertThat(DomainXml.parse(domain.text()).text()).isEqualTo(domain.text());
            Dom dom = Dom.of(entry.bytes()).orElseThrow();
            String first = "(//domain)[1]";
            assertThat(domain.nics().nics())
                    .hasSize(dom.count(first + "/devices/interface") + dom.count(first + "/devices/hostdev"));
            assertThat(domain.nics().name()).isEqualTo(dom.text(first + "/name[1]"));
            assertThat(domain.nics().machine()).isEqualTo(dom.text(first + "/os/type/@machine"));
        });
    }

    @Test
    void a_pair_of_any_kind_is_added_and_removed_without_a_trace() {
        int[] seen = {0};
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            TeamingPair pair = pair(seen[0]++);
            DomainXml edited = domain.withPair(pair);
            assertThat(edited.nics().nics()).hasSize(domain.nics().nics().size() + 2);
            assertThat(edited.pairs()).extracting(found -> found.assured()).contains(Optional.of(pair));
            assertOnlyAdded(domain.text(), edited);
            assertThat(Document.of(edited.text()).toXml()).isEqualTo(edited.text());
            if (Dom.of(entry.bytes()).orElseThrow().count("(//domain)[1]/devices/*") > 0) {
                DomainXml removed = edited.withoutPair("ua-corpus");
                assertThat(removed.toBytes()).isEqualTo(entry.bytes());
            }
        });
    }

    @Test
    void a_domain_that_was_valid_is_valid_with_a_pair_of_any_kind() {
        Schemas schema = Schemas.domain();
        int[] valid = {0};
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            if (schema.faults(domain.text()).isEmpty()) {
                DomainXml edited = domain.withPair(pair(valid[0]++));
                assertThat(schema.faults(edited.text())).isEmpty();
            }
        });
        assertThat(valid[0]).isGreaterThan(domains.size() / 2);
    }

    @Test
    void there_and_back_between_the_dialects_gives_the_same_bytes() {
        int[] converted = {0};
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            TeamingPair pair = pair(converted[0] % 2);
            DomainXml edited;
            DomainXml there;
            try {
                edited = domain.withPair(pair).convertedTo(Dialect.TEAMING);
                there = edited.convertedTo(Dialect.DRIVER_ATTRIBUTES);
            } catch (XmlEditException e) {
                return;
            }
            converted[0]++;
            assertThat(there.text()).contains("backupAlias=").isNotEqualTo(edited.text());
            assertThat(there.nics().nics()).noneMatch(nic -> nic.teaming().isPresent());
            assertThat(there.convertedTo(Dialect.TEAMING).toBytes()).isEqualTo(edited.toBytes());
        });
        assertThat(converted[0]).isGreaterThan(domains.size() - 30);
    }

    @Test
    void an_edit_of_one_nic_leaves_every_other_as_it_was() {
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            List<Nic> nics = domain.nics().nics();
            for (int i = 0; i < Math.min(nics.size(), 4); i++) {
                Nic nic = nics.get(i);
                if (nic.element() == Nic.Element.INTERFACE && nics.indexOf(nic) == nics.lastIndexOf(nic)) {
                    assertEdited(
                            domain,
                            i,
                            domain.withMac(nic, MAC),
                            one -> one.mac().equals(Optional.of(MAC.toString())));
                    assertEdited(
                            domain,
                            i,
                            domain.withLink(nic, LinkState.DOWN),
                            one -> one.link().equals(Optional.of("down")));
                    assertEdited(
                            domain,
                            i,
                            domain.withAlias(nic, ALIAS),
                            one -> one.alias().equals(Optional.of("ua-edited")));
                    assertEdited(
                            domain,
                            i,
                            domain.withPrimaryTeaming(nic, ALIAS),
                            one -> one.teaming().isTransient());
                    DomainXml plain = domain.withoutTeaming(nic);
                    DomainXml standby =
                            plain.withStandbyTeaming(plain.nics().nics().get(i));
                    assertThat(standby.withoutTeaming(standby.nics().nics().get(i))
                                    .text())
                            .isEqualTo(plain.text());
                }
            }
        });
    }

    private static void assertEdited(DomainXml before, int index, DomainXml after, Predicate<Nic> expected) {
        assertThat(Document.of(after.text()).toXml()).isEqualTo(after.text());
        List<Nic> old = before.nics().nics();
        List<Nic> now = after.nics().nics();
        assertThat(now).hasSameSizeAs(old);
        assertThat(now.get(index)).matches(expected);
        for (int i = 0; i < old.size(); i++) {
            if (i != index && !after.changes().toString().contains("@persistent")) {
                assertThat(now.get(i)).isEqualTo(old.get(i));
            }
        }
        String path = old.get(index).origin().location().path();
        if (!after.changes().toString().contains("@persistent")) {
            assertThat(after.changes()).allMatch(change -> change.path().startsWith(path));
        }
        assertThat(mismatch(before.text(), after.text())).isGreaterThanOrEqualTo(offset(before.text(), old.get(index)));
    }

    private static int mismatch(String one, String other) {
        int at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** Where a NIC's start tag begins. */
    private static int offset(String text, Nic nic) {
        int line = nic.origin().location().line();
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + nic.origin().location().column() - 1;
    }

    @Test
    void mapping_vfs_changes_their_addresses_and_nothing_else() {
        int[] mapped = {0};
        each(entry -> {
            DomainXml domain = DomainXml.parse(entry.bytes());
            Map<PciAddress, PciAddress> map = otherVfs(domain);
            if (map.isEmpty()) {
                return;
            }
            mapped[0]++;
            DomainXml edited = domain.withVfsMapped(map);
            assertOnlySourceAddressesDiffer(domain, edited);
            assertThat(otherVfs(edited).keySet()).containsExactlyInAnyOrderElementsOf(map.values());
            assertThat(Document.of(edited.text()).toXml()).isEqualTo(edited.text());
        });
        assertThat(mapped[0]).isGreaterThan(10);
    }

    private static TeamingPair pair(int number) {
        return TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.network("lan<&>'\"").alias("ua-corpus"))
                .primary(PRIMARIES.get(number % PRIMARIES.size()))
                .build();
    }

    /** As text, without what the changes name only white space is new; to XMLUnit, without it nothing is. */
    private static void assertOnlyAdded(String before, DomainXml edited) {
        String rest = edited.text();
        for (XmlChange change : edited.changes()) {
            assertThat(change.kind()).isEqualTo(XmlChange.Kind.ADDED);
            String added = change.after().orElseThrow();
            assertThat(rest).contains(added);
            rest = rest.replace(added, "");
        }
        assertThat(withoutBlanks(rest)).isEqualTo(withoutBlanks(before));
        Dom dom = Dom.of(edited.toBytes()).orElseThrow();
        List<Node> added = dom.nodes(ADDED);
        assertThat(added).hasSize(2);
        Node devices = added.get(0).getParentNode();
        added.forEach(devices::removeChild);
        if (!before.contains("<devices")) {
            devices.getParentNode().removeChild(devices);
        }
        dom.document().normalize();
        Diff diff = DiffBuilder.compare(before)
                .withTest(dom.document())
                .withNodeFilter(node -> node.getNodeType() != Node.TEXT_NODE
                        || !node.getNodeValue().isBlank())
                .withDifferenceEvaluator(DomainCorpusTest::blanksAside)
                .build();
        assertThat(diff.getDifferences()).isEmpty();
    }

    private static ComparisonResult blanksAside(Comparison comparison, ComparisonResult outcome) {
        return comparison.getType() == ComparisonType.TEXT_VALUE
                        && withoutBlanks(String.valueOf(
                                        comparison.getControlDetails().getValue()))
                                .equals(withoutBlanks(String.valueOf(
                                        comparison.getTestDetails().getValue())))
                ? ComparisonResult.EQUAL
                : outcome;
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "").replaceAll("(?<=[^/])></(domain|devices)>", "/>");
    }

    private static void assertOnlySourceAddressesDiffer(DomainXml before, DomainXml after) {
        Diff diff = DiffBuilder.compare(before.text()).withTest(after.text()).build();
        for (var difference : diff.getDifferences()) {
            Comparison comparison = difference.getComparison();
            assertThat(comparison.getControlDetails().getXPath()).contains("/source[1]/address[1]");
            assertThat(comparison.getType())
                    .isIn(
                            ComparisonType.ATTR_VALUE,
                            ComparisonType.ATTR_NAME_LOOKUP,
                            ComparisonType.ELEMENT_NUM_ATTRIBUTES);
        }
        assertThat(after.changes())
                .isNotEmpty()
                .allMatch(change ->
                        change.path().matches(".*/source(\\[1])?/address(\\[1])?/@(domain|bus|slot|function)"));
    }

    /** Every VF that is in one device alone, with another one in its place. */
    private static Map<PciAddress, PciAddress> otherVfs(DomainXml domain) {
        List<PciAddress> found = new ArrayList<>();
        for (Nic nic : domain.nics().nics()) {
            Optional<PciAddressText> own = nic.element() == Nic.Element.INTERFACE
                    ? nic.source().address().filter(address -> nic.type().equals("hostdev"))
                    : nic.source().address().filter(address -> nic.type().equals("pci"));
            Optional<PciAddress> one = own.flatMap(PciAddressText::address);
            Optional<PciAddress> actual =
                    nic.actual().flatMap(live -> live.source().address()).flatMap(PciAddressText::address);
            one.ifPresent(found::add);
            actual.filter(address -> !one.equals(Optional.of(address))).ifPresent(found::add);
        }
        Map<PciAddress, PciAddress> map = new LinkedHashMap<>();
        for (PciAddress address : found) {
            if (found.indexOf(address) == found.lastIndexOf(address)) {
                map.put(
                        address,
                        new PciAddress(
                                address.domain() ^ 0x100,
                                address.bus() ^ 0x40,
                                address.slot() ^ 0x10,
                                address.function() ^ 3));
            }
        }
        return map;
    }

    private static void each(Consumer<Entry> test) {
        List<String> faults = new ArrayList<>();
        for (Entry entry : domains) {
            try {
                test.accept(entry);
            } catch (RuntimeException | AssertionError e) {
                faults.add(entry + ": " + e);
            }
        }
        assertThat(faults).isEmpty();
    }
}
