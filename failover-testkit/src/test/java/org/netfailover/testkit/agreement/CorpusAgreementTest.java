package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Rule;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DomainXml;

/** Domains of others, read by a real libvirt and by the library. */
@WithLibvirt
@Tag("daemon")
class CorpusAgreementTest {
    private static final Set<String> EXCEPTIONS = Set.of(
            // What libvirt says of a VF twice it says here of other devices of the host.
            "hostdev-mdev-duplicate.xml",
            "hostdev-scsi-duplicate.xml",
            "hostdev-usb-duplicate.xml",
            // vhost-user by passt needs no socket; libvirt knows it since 11.1.0, and 9.0.0 does not.
            "net-vhostuser-passt-no-shmem.xml",
            "net-vhostuser-passt.x86_64-latest.xml",
            "net-vhostuser-passt.xml",
            "schema-reorder-domain-subelements.x86_64-latest.xml",
            "schema-reorder-domain-subelements.xml");

    private static final PciAddress VF = PciAddress.parse("00fe:ed:1e.7");

    @Test
    void whatLibvirtDefinesTheLibraryDoesNotCallRefused() {
        Map<String, List<Finding>> alarms = new TreeMap<>();
        int defined = 0;
        for (CorpusDomains.Entry entry : CorpusDomains.ofQemu()) {
            if (Daemon.refusal(entry.text()).isEmpty()) {
                defined++;
                List<Finding> found = LibvirtsRules.found(entry.text());
                if (!found.isEmpty()) {
                    alarms.put(entry.path(), found);
                }
            }
        }

        assertThat(alarms).isEmpty();
        assertThat(defined).isGreaterThan(100);
    }

    @Test
    void whatLibvirtRefusesForAReasonOfOursTheLibraryFinds() {
        Map<String, String> silent = new TreeMap<>();
        List<Rule> rules = LibvirtsRules.refused();
        for (CorpusDomains.Entry entry : CorpusDomains.ofQemu()) {
            String text = entry.text();
            Optional<String> refusal = Daemon.refusal(text);
            if (refusal.isPresent() && rules.stream().anyMatch(rule -> LibvirtsRules.says(rule, refusal.get()))) {
                boolean found = LibvirtsRules.found(text).stream()
                        .anyMatch(finding -> LibvirtsRules.says(finding.rule(), refusal.get()));
                if (!found && EXCEPTIONS.stream().noneMatch(entry.path()::endsWith)) {
                    silent.put(entry.path(), refusal.get());
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void aPairIsAddedToWhatLibvirtValidatesAndComesBack() {
        List<String> refused = new ArrayList<>();
        int given = 0;
        for (CorpusDomains.Entry entry : CorpusDomains.ofQemu()) {
            String text = entry.text();
            if (Daemon.refusal(text, DefineOption.VALIDATE).isPresent()) {
                continue;
            }
            TeamingPair pair = pair(given++);
            try {
                String back = Daemon.define(DomainXml.parse(text).withPair(pair).text(), DefineOption.VALIDATE)
                        .inactiveXml();
                assertThat(DomainXml.parse(back).pairs())
                        .as(entry.path())
                        .extracting(NicPair::assured)
                        .contains(Optional.of(pair));
            } catch (RuntimeException e) {
                refused.add(entry.path() + ": " + e.getMessage());
            }
        }

        assertThat(refused).isEmpty();
        assertThat(given).isGreaterThan(100);
    }

    private static TeamingPair pair(int which) {
        Primary.Builder primary = switch (which % 3) {
            case 0 -> Primary.vf(VF);
            case 1 -> Primary.pooled("pool");
            default -> Primary.hostdev(VF);
        };
        return TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:c0:ff:ee"))
                .standby(Standby.bridge("br-added").alias("ua-added"))
                .primary(primary.alias("ua-added-vf"))
                .build();
    }

    @Test
    void everyDomainWithTeamingIsReadAndChecked() {
        List<CorpusDomains.Entry> teamed = CorpusDomains.all().stream()
                .filter(entry -> entry.text().contains("<teaming"))
                .toList();

        assertThat(teamed).isNotEmpty().allSatisfy(entry -> {
            DomainXml domain = DomainXml.parse(entry.text());
            assertThat(domain.nics().nics()).as(entry.path()).anyMatch(nic -> nic.isStandby() || nic.isPrimary());
            assertThat(Daemon.rules().check(domain.nics())).isNotNull();
        });
    }
}
