package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.netfailover.model.VnicProfile;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.xml.sax.InputSource;

/**
 * What holds of any bytes: a document of a kind is refused with a {@link DomainXmlException} or is its bytes, can be
 * described and checked, and every edit of it is refused or gives such a document again.
 */
final class Invariants {
    private static final Rules RULES =
            Rules.forTarget(Target.builder().ovirt(true).nova(true).build());
    private static final PciAddress VF = PciAddress.parse("00fe:ed:1e.7");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:c0:ff:ee");
    private static final UserAlias ALIAS = UserAlias.of("ua-fuzzed");
    private static final List<TeamingPair> PAIRS = List.of(
            pair(Standby.network("br'\"<&>").alias("ua-fuzzed"), Primary.vf(VF)),
            pair(Standby.network("n\u00e9\ud83d\ude00t").alias("ua-fuzzed"), Primary.pooled("pool")),
            pair(Standby.bridge("br1").alias("ua-fuzzed"), Primary.hostdev(VF)));
    private static final int EDITED_NICS = 3;

    private long seen;
    private long refused;
    private long accepted;
    private long edits;
    private long refusedEdits;

    private static TeamingPair pair(Standby.Builder standby, Primary.Builder primary) {
        return TeamingPair.builder()
                .mac(MAC)
                .standby(standby.build())
                .primary(primary.alias("ua-fuzzed-vf").build())
                .build();
    }

    /** Checks all of them, and counts. */
    void check(byte[] bytes) {
        seen++;
        Optional<DomainXml> domain = parsed(() -> DomainXml.parse(bytes));
        domain.ifPresent(document -> checkDomain(document, bytes));
        boolean any = domain.isPresent();
        any |= check(bytes, DeviceXml::parse, DeviceXml::toBytes, DeviceXml::text, DeviceXml::parse, DeviceXml::nic);
        any |= check(
                bytes,
                NetworkXml::parse,
                NetworkXml::toBytes,
                NetworkXml::text,
                NetworkXml::parse,
                NetworkXml::definition);
        any |= check(
                bytes,
                NodeDeviceXml::parse,
                NodeDeviceXml::toBytes,
                NodeDeviceXml::text,
                NodeDeviceXml::parse,
                NodeDeviceXml::device);
        any |= check(
                bytes,
                CapabilitiesXml::parse,
                CapabilitiesXml::toBytes,
                CapabilitiesXml::text,
                CapabilitiesXml::parse,
                CapabilitiesXml::capabilities);
        any |= check(
                bytes,
                DomainCapabilitiesXml::parse,
                DomainCapabilitiesXml::toBytes,
                DomainCapabilitiesXml::text,
                DomainCapabilitiesXml::parse,
                DomainCapabilitiesXml::capabilities);
        any |= check(
                bytes,
                NetworkPortXml::parse,
                NetworkPortXml::toBytes,
                NetworkPortXml::text,
                NetworkPortXml::parse,
                port -> parsed(() -> port.port("pool")));
        any |= check(
                bytes,
                HostInterfaceXml::parse,
                HostInterfaceXml::toBytes,
                HostInterfaceXml::text,
                HostInterfaceXml::parse,
                HostInterfaceXml::bridge);
        Optional<VnicProfileXml> profiles = parsed(() -> VnicProfileXml.parse(bytes));
        profiles.ifPresent(document -> checkProfiles(document, bytes));
        any |= profiles.isPresent();
        if (any) {
            accepted++;
        } else {
            refused++;
        }
    }

    private static <T> Optional<T> parsed(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DomainXmlException e) {
            assertThat(e.fault()).doesNotContainIgnoringCase(Seeds.SECRET.substring(0, 8));
            assertThat(e.location()).isNotNull();
            assertThat(e).hasNoCause();
            return Optional.empty();
        }
    }

    private static <T> boolean check(
            byte[] bytes,
            Function<byte[], T> parse,
            Function<T, byte[]> stored,
            Function<T, String> text,
            Function<String, T> again,
            Function<T, ?> described) {
        Optional<T> document = parsed(() -> parse.apply(bytes));
        document.ifPresent(read -> {
            assertThat(stored.apply(read)).isEqualTo(bytes);
            assertThat(text.apply(again.apply(text.apply(read)))).isEqualTo(text.apply(read));
            assertThat(described.apply(read).toString()).isNotNull();
            assertThat(read.toString()).doesNotContain(Seeds.SECRET.substring(0, 8));
        });
        return document.isPresent();
    }

    private void checkDomain(DomainXml domain, byte[] bytes) {
        assertThat(domain.toBytes()).isEqualTo(bytes);
        assertThat(domain.changes()).isEmpty();
        assertThat(DomainXml.parse(domain.text()).text()).isEqualTo(domain.text());
        assertThat(domain.toString()).doesNotContain(Seeds.SECRET.substring(0, 8));
        described(domain);
        boolean known = isWellFormed(domain.text());
        for (Supplier<DomainXml> edit : edits(domain)) {
            checkEdit(domain, edit, known);
        }
    }

    private static void described(DomainXml domain) {
        RULES.check(domain.nics())
                .findings()
                .forEach(finding -> assertThat(finding.toString()).isNotEmpty());
        domain.pairs().forEach(pair -> assertThat(pair.assured()).isNotNull());
    }

    private List<Supplier<DomainXml>> edits(DomainXml domain) {
        List<Supplier<DomainXml>> all = new ArrayList<>();
        TeamingPair pair = PAIRS.get((int) (seen % PAIRS.size()));
        Dialect dialect = seen % 2 == 0 ? Dialect.TEAMING : Dialect.DRIVER_ATTRIBUTES;
        all.add(() -> domain.withPair(pair, dialect));
        all.add(() -> domain.convertedTo(Dialect.DRIVER_ATTRIBUTES));
        all.add(() -> domain.convertedTo(Dialect.TEAMING));
        Map<PciAddress, PciAddress> vfs = vfs(domain);
        if (!vfs.isEmpty()) {
            all.add(() -> domain.withVfsMapped(vfs));
        }
        domain.pairs().forEach(found -> {
            String alias = found.standby().alias().orElseThrow();
            all.add(() -> domain.withoutPair(alias));
            all.add(() -> domain.withPairReplaced(alias, pair, dialect));
        });
        List<Nic> nics = domain.nics().nics();
        for (Nic nic : nics.subList(0, Math.min(nics.size(), EDITED_NICS))) {
            all.add(() -> domain.withMac(nic, MAC));
            all.add(() -> domain.withLink(nic, LinkState.DOWN));
            all.add(() -> domain.withAlias(nic, ALIAS));
            all.add(() -> domain.withStandbyTeaming(nic));
            all.add(() -> domain.withPrimaryTeaming(nic, ALIAS));
            all.add(() -> domain.withoutTeaming(nic));
        }
        return all;
    }

    private static Map<PciAddress, PciAddress> vfs(DomainXml domain) {
        Map<PciAddress, PciAddress> map = new HashMap<>();
        for (Nic nic : domain.nics().nics()) {
            nic.hostAddress().flatMap(PciAddressText::address).ifPresent(from -> map.put(from, opposite(from)));
        }
        return map;
    }

    private static PciAddress opposite(PciAddress from) {
        return new PciAddress(from.domain() ^ 0x100, from.bus() ^ 0x40, from.slot() ^ 0x10, from.function() ^ 3);
    }

    private void checkEdit(DomainXml before, Supplier<DomainXml> edit, boolean known) {
        DomainXml after;
        try {
            after = edit.get();
        } catch (IllegalArgumentException e) {
            assertThat(e).isNotInstanceOf(DomainXmlException.class);
            if (!(e instanceof XmlEditException)) {
                assertThat(e)
                        .hasMessageMatching(".*(plain hostdev|two VFs are mapped to one|are like the given one).*");
            }
            refusedEdits++;
            return;
        }
        edits++;
        assertThat(after.changes().isEmpty()).isEqualTo(after.text().equals(before.text()));
        DomainXml again = DomainXml.parse(after.toBytes());
        assertThat(again.text()).isEqualTo(after.text());
        described(after);
        assertThat(!known || isWellFormed(after.text()))
                .as("well-formed to the JDK's parser after %s", after.changes())
                .isTrue();
    }

    private static boolean isWellFormed(String text) {
        return Dom.of(new InputSource(new StringReader(text))).isPresent();
    }

    private void checkProfiles(VnicProfileXml document, byte[] bytes) {
        assertThat(document.toBytes()).isEqualTo(bytes);
        assertThat(document.toString()).doesNotContain(Seeds.SECRET.substring(0, 8));
        RULES.checkProfiles(document.profiles());
        for (VnicProfile profile : document.profiles()) {
            String id = profile.id().orElse("none");
            List<Supplier<VnicProfileXml>> all =
                    List.of(() -> document.withFailover(id, "fuzzed<'\">"), () -> document.withoutFailover(id));
            for (Supplier<VnicProfileXml> edit : all) {
                try {
                    VnicProfileXml after = edit.get();
                    edits++;
                    assertThat(after.changes().isEmpty()).isEqualTo(after.text().equals(document.text()));
                    assertThat(VnicProfileXml.parse(after.toBytes()).text()).isEqualTo(after.text());
                } catch (XmlEditException e) {
                    refusedEdits++;
                }
            }
        }
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long edits() {
        return edits;
    }

    /** The figures. */
    @Override
    public String toString() {
        return String.format(
                "%,d mutants: %,d refused, %,d accepted; %,d edits made, %,d refused",
                seen, refused, accepted, edits, refusedEdits);
    }
}
