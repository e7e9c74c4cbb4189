package org.netfailover.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Version;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VfRequest;
import org.netfailover.model.VlanText;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;

/** What a target asks, what it says it could not ask, and how a report is put together. */
class RulesTest {
    private static final Rules ANY = Rules.forTarget(Target.any());

    private static List<String> unchecked(Report report) {
        return report.unchecked().stream()
                .map(unchecked -> unchecked.rule().code() + " " + unchecked.missing())
                .toList();
    }

    private static Report on(Target.Builder target, Checkable subject) {
        return subject.check(Rules.forTarget(target.build()));
    }

    @Test
    void theExampleOfTheDocumentationCompilesAndFindsAFault() {
        DomainNics domain = domain(standby().model("e1000"), vf()).build();
        List<String> lines = new ArrayList<>();

        Rules rules = Rules.forTarget(Target.builder()
                .libvirt(Version.of(9, 0, 0))
                .qemu(Version.of(7, 2, 0))
                .guest(Guest.parse("linux:6.1"))
                .build());
        Report report = rules.check(domain);
        for (Finding finding : report.findings()) {
            lines.add(finding.location() + " " + finding.rule().code() + ": " + finding.message());
        }

        assertThat(lines)
                .containsExactly(
                        "/domain/devices/interface[1]/model STANDBY_NOT_VIRTIO: the standby's model is 'e1000';"
                                + " use <model type='virtio'/>");
    }

    @Test
    void aThousandFaultsAreAThousandFindings() {
        NicSpec[] nics = new NicSpec[1000];
        for (int i = 0; i < nics.length; i++) {
            nics[i] = nic("user").mac("not a MAC");
        }
        assertThat(domain(nics).check(ANY).codes()).hasSize(1000).containsOnly("MAC_MALFORMED");
    }

    @Test
    void aThousandDanglingReferencesAreAThousandFindings() {
        NicSpec[] nics = new NicSpec[1000];
        for (int i = 0; i < nics.length; i++) {
            nics[i] = vf().refersTo("ua-nothing" + i)
                    .alias("ua-vf" + i)
                    .vf(new PciAddress(0, 1 + i / 256, i % 256 / 8, i % 8).toString());
        }
        assertThat(domain(nics).check(ANY).codes()).hasSize(1000).containsOnly("REFERENCE_DANGLING");
    }

    @Test
    void thingsOfADomainAreLookedAtAsOftenPerNicHoweverManyThereAre() {
        long few = looksPerNic(100);
        long many = looksPerNic(2000);
        assertThat(many).isLessThanOrEqualTo(few + 1);
    }

    /** How often the place of a NIC is asked for, per faulty pair; every pair has faults that the others could see. */
    private static long looksPerNic(int pairs) {
        long[] looks = new long[1];
        DomainNics.Builder domain = DomainNics.builder().machine("q35");
        for (int i = 0; i < pairs; i++) {
            domain.addNics(counted(standby().alias("ua-net" + i), looks), counted(vf().refersTo("ua-net" + i), looks));
        }
        ANY.check(domain.build());
        return looks[0] / pairs;
    }

    private static Nic counted(NicSpec nic, long[] looks) {
        Nic built = nic.build("/x");
        return Nic.builder(built.element(), built.type())
                .source(built.source())
                .teaming(built.teaming())
                .aliasText(built.aliasText())
                .mac(built.mac())
                .model(built.model())
                .origin(child -> {
                    looks[0]++;
                    return built.origin().locate(child);
                })
                .build();
    }

    @Test
    void placesAreNotAskedForWhereNothingIsWrong() {
        long[] looks = new long[1];
        ANY.check(DomainNics.builder()
                .machine("q35")
                .addNics(counted(standby(), looks), counted(vf(), looks))
                .build());
        assertThat(looks[0]).isZero();
    }

    @Test
    void aGoodPairOfEitherKindIsClean() {
        assertThat(pair().check(ANY).isClean()).isTrue();
        assertThat(domain(standby(), pooled()).check(ANY).isClean()).isTrue();
        assertThat(domain(standby(), hostdev()).check(ANY).isClean()).isTrue();
    }

    @Test
    void aDomainWithoutPairsAsksForNothing() {
        Report report = domain(nic("user"), nic("network")).check(ANY);
        assertThat(report.unchecked()).isEmpty();
    }

    @Test
    void aPairOnAnUnknownTargetSaysWhatCouldNotBeChecked() {
        Report report = domain(standby(), pooled()).check(ANY);
        assertThat(unchecked(report))
                .contains(
                        "LIBVIRT_WITHOUT_TEAMING LIBVIRT_VERSION",
                        "QEMU_WITHOUT_FAILOVER QEMU_VERSION",
                        "GUEST_KERNEL_TOO_OLD GUEST",
                        "GUEST_WITHOUT_PROTOCOL_DRIVER PROTOCOL_DRIVER",
                        "PRIMARY_NETWORK_NOT_POOL NETWORK",
                        "NETWORK_UNKNOWN HOST",
                        "MTUS_DIFFER HOST")
                .doesNotContain("VDSM_CANNOT_MATCH HOST");
        assertThat(report.toString())
                .contains("PRIMARY_NETWORK_NOT_POOL not checked: the network's definition was not given");
    }

    @Test
    void aPassedThroughDeviceAloneAsksForTheHostOnly() {
        Report report = domain(hostdev().noTeaming()).check(ANY);
        assertThat(report.unchecked()).extracting(Unchecked::missing).containsOnly(Need.HOST);
    }

    @Test
    void aPairOffAnyNetworkAsksForNoNetwork() {
        assertThat(pair().check(ANY).unchecked()).extracting(Unchecked::missing).doesNotContain(Need.NETWORK);
    }

    @Test
    void oneNetworkThatIsNotGivenIsSaidWhileTheOthersAreChecked() {
        Target.Builder target = Target.builder()
                .addNetworks(
                        NetworkDefinition.named("vfpool").forwardMode("nat").build());
        DomainSpec domain = domain(standby().type("network").source(NicSource.ofNetwork("lan")), pooled());
        Report report = on(target, domain);
        assertThat(report.codes()).containsExactly("PRIMARY_NETWORK_NOT_POOL");
        assertThat(unchecked(report)).contains("PRIMARY_NETWORK_NOT_POOL NETWORK", "STANDBY_NETWORK_IS_POOL NETWORK");
    }

    @Test
    void aTargetThatGivesEverythingLeavesNothingUnchecked() {
        Target.Builder target = Target.builder()
                .libvirt(Version.of(9, 0, 0))
                .qemu(Version.of(7, 2, 0))
                .guest(Guest.parse("linux:6.1"))
                .ovirt(true)
                .clusterLevel(Version.parse("4.7"))
                .nova(true)
                .host(HostInventory.named("a").build());
        assertThat(on(target, pair()).unchecked()).isEmpty();
    }

    @Test
    void aHostGivesItsVersions() {
        HostInventory host = HostInventory.named("a")
                .libvirt(Version.of(6, 0, 0))
                .qemu(Version.of(4, 1, 0))
                .build();
        Report report = pair().check(Rules.forTarget(Target.of(host)));
        assertThat(report.codes()).contains("LIBVIRT_WITHOUT_TEAMING", "QEMU_WITHOUT_FAILOVER");
    }

    @Test
    void anOlderLibvirtIsNotAskedWhatItDoesNotImpose() {
        DomainSpec domain = domain(standby().model("e1000"), vf());
        assertThat(on(Target.builder().libvirt(Version.of(6, 0, 0)), domain).codes())
                .doesNotContain("STANDBY_NOT_VIRTIO")
                .contains("LIBVIRT_WITHOUT_TEAMING");
        assertThat(on(Target.builder().libvirt(Version.of(6, 1, 0)), domain).codes())
                .containsExactly("STANDBY_NOT_VIRTIO");
        assertThat(on(
                                Target.builder().libvirt(Version.of(3, 8, 0)),
                                domain(standby(), vf(), nic("user").alias("ua-vf0")))
                        .codes())
                .doesNotContain("ALIAS_TWICE");
    }

    @Test
    void anOlderQemuIsNotAskedWhatItDoesNotImpose() {
        assertThat(on(Target.builder().qemu(Version.of(4, 1, 0)), pair().machine("pc"))
                        .codes())
                .doesNotContain("MACHINE_WITHOUT_PCI_EXPRESS");
    }

    @Test
    void platformsAreAskedOnlyWhenTheyAreMeant() {
        DomainSpec domain = domain(standby(), vf().with(b -> b.filter("f")));
        assertThat(domain.check(ANY).isClean()).isTrue();
        assertThat(on(Target.builder().ovirt(true), domain).codes()).containsExactly("PASSTHROUGH_NIC_WITH_FILTER");
        assertThat(on(Target.builder().nova(true), domain).codes()).containsExactly("NOVA_LEAVES_INTERFACE");
    }

    @Test
    void aProfileAloneSaysThatTheOthersWereNotGiven() {
        VnicProfile profile = VnicProfile.builder()
                .id("a")
                .passThrough(PassThrough.ENABLED)
                .migratable(true)
                .failover("b")
                .build();
        Report alone = ANY.checkProfile(profile);
        assertThat(alone.codes()).isEmpty();
        assertThat(unchecked(alone))
                .containsExactly(
                        "PROFILE_FAILOVER_UNKNOWN PROFILES",
                        "PROFILE_FAILOVER_IS_PASSTHROUGH PROFILES",
                        "PROFILE_FAILOVER_ON_EXTERNAL_NETWORK PROFILES",
                        "PROFILE_CLUSTER_LEVEL_WITHOUT_FAILOVER CLUSTER_LEVEL",
                        "PASSTHROUGH_VNIC_UNLINKED VNICS",
                        "PASSTHROUGH_VNIC_NOT_MIGRATABLE VNICS");
        assertThat(ANY.checkProfile(VnicProfile.builder().id("a").build()).unchecked())
                .isEmpty();
        assertThat(unchecked(ANY.checkProfiles(List.of(profile), List.of())))
                .containsExactly("PROFILE_CLUSTER_LEVEL_WITHOUT_FAILOVER CLUSTER_LEVEL");
        assertThat(ANY.checkProfileChange(List.of(profile), List.of(profile), List.of())
                        .unchecked())
                .isEmpty();
    }

    @Test
    void aMoveSaysWhatItWasNotGiven() {
        VfRequest request = new VfRequest(PciAddress.parse("b3:02.3"), LiveMigratable.YES, false);
        Move move = Move.of(pair().build())
                .addRequests(request)
                .addMap(VfMapping.of(PciAddress.parse("b3:02.3"), PciAddress.parse("b3:02.4")))
                .build();
        assertThat(ANY.checkMove(move).unchecked())
                .extracting(Unchecked::missing)
                .containsOnly(Need.DESTINATION_XML, Need.HOST, Need.LIBVIRT_VERSION, Need.QEMU_VERSION);
        assertThat(ANY.checkMove(Move.of(domain(nic("user")).build()).build()).unchecked())
                .isEmpty();
        assertThat(ANY.checkMove(Move.of(pair().build()).build()).unchecked())
                .extracting(Unchecked::missing)
                .containsOnly(Need.DESTINATION_XML);
    }

    @Test
    void anUpdateAsksForNothing() {
        assertThat(ANY.checkUpdate(pair().build(), pair().build()).unchecked()).isEmpty();
    }

    @Test
    void aWindowsGuestOfWhichTheProtocolDriverIsNotKnownSaysSo() {
        Report report = on(Target.builder().guest(Guest.parse("windows:0.1.240")), pair());
        assertThat(unchecked(report)).contains("GUEST_WITHOUT_PROTOCOL_DRIVER PROTOCOL_DRIVER");
        Guest known = new Guest.Windows(Version.of(0, 1, 240), Optional.of(true));
        assertThat(unchecked(on(Target.builder().guest(known), pair())))
                .doesNotContain("GUEST_WITHOUT_PROTOCOL_DRIVER PROTOCOL_DRIVER");
    }

    private static List<String> found(Target.Builder target, Checkable subject) {
        return on(target, subject).findings().stream().map(Finding::found).toList();
    }

    @Test
    void whatIsFoundNamesTheValues() {
        NicSpec other = vf().alias("ua-vf1").vf("b3:02.4");
        assertThat(found(Target.builder(), domain(standby(), vf(), other)))
                .containsExactly("the standby 'ua-net0' has a primary already");
        assertThat(found(Target.builder(), domain(standby().mac("52:54:00:aa:bb:0F"), vf())))
                .containsExactly("the primary's MAC is 52:54:00:aa:bb:01 and the standby's is 52:54:00:aa:bb:0f");
        assertThat(found(
                        Target.builder()
                                .addNetworks(NetworkDefinition.named("vfpool").build()),
                        domain(standby(), pooled())))
                .containsExactly("the primary's network 'vfpool' is no pool of VFs");
        assertThat(found(
                        Target.builder(),
                        domain(nic("user").with(b -> b.vlan(new VlanText(List.of(), Optional.empty()))))))
                .containsExactly("the VLAN has no tag");
        assertThat(found(Target.builder(), domain(NicSpec.plain("pci"))))
                .containsExactly("the VF's address is missing");
        assertThat(found(Target.builder(), domain(NicSpec.plain("pci").vf("pci", "0"))))
                .containsExactly("the VF's address is zero");
        assertThat(found(Target.builder(), domain(vf().refersTo("ua-x\ny"))))
                .containsExactly("the reference 'ua-x\\u000ay' leads to no device");
    }

    @Test
    void vlansThatDifferAreNamedAndATrunkIsCalledOne() {
        NicSpec lan = standby().type("network").source(NicSource.ofNetwork("lan"));
        DomainSpec domain = domain(
                lan.with(b -> b.vlan(new VlanText(List.of("5", "6"), Optional.empty()))),
                vf().with(b -> b.vlan(new VlanText(List.of("7"), Optional.empty()))));
        assertThat(found(Target.builder(), domain))
                .containsExactly("the primary is on VLAN 7 and the standby on a trunk");
    }

    @Test
    void aFailoverProfileThatChangesIsNamedByWhatItServes() {
        VnicProfile vf =
                VnicProfile.builder().id("a").name("fast").failover("b").build();
        VnicProfile before = VnicProfile.builder().id("b").build();
        VnicProfile after = VnicProfile.builder().id("b").name("new").build();
        assertThat(ANY.checkProfileChange(List.of(vf, before), List.of(vf, after), List.of())
                        .findings())
                .extracting(Finding::found)
                .containsExactly("the profile is the failover of 'fast' and is changed");
    }

    @Test
    void aDomainWithoutAnyPairHidesNoOtherRuleAboutADevice() {
        assertThat(domain(
                                NicSpec.plain("pci").vf("b3:02.3"),
                                NicSpec.plain("pci").vf("b3:02.3"))
                        .check(ANY)
                        .codes())
                .containsExactly("VF_TWICE");
    }
}
