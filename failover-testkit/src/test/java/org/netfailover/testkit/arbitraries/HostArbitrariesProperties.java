package org.netfailover.testkit.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NicPair;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VnicProfile;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;

/** Guests, pools, profiles and hosts are what their names say, and all kinds of them come up. */
class HostArbitrariesProperties {
    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(MacAddress.parse("52:54:00:aa:bb:01"))
            .standby(Standby.bridge("br0").alias("ua-net0"))
            .primary(Primary.pooled("vfpool").alias("ua-net0-vf"))
            .build();

    private static Report check(Target.Builder target) {
        NicPair pair = PAIR.described();
        return Rules.forTarget(target.build())
                .check(DomainNics.builder()
                        .machine("q35")
                        .addNics(pair.standby(), pair.primary())
                        .build());
    }

    @Property(tries = 200)
    void failoverWorksInAGuestThatIsAble(@ForAll("ableGuests") Guest guest) {
        assertThat(check(Target.builder().guest(guest))).isClean();
    }

    @Property(tries = 200)
    void aGuestThatIsBrokenBreaksItsRuleAndNoOther(@ForAll("brokenGuests") Tuple2<String, Guest> broken) {
        assertThat(check(Target.builder().guest(broken.get2()))).hasOnly(broken.get1());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyKindOfGuestComesUp(@ForAll("guests") Guest guest) {
        boolean able = check(Target.builder().guest(guest)).isClean();
        Statistics.label("guest").collect(guest.getClass().getSimpleName(), able);
        Statistics.label("guest").coverage(coverage -> {
            for (String kind : List.of("Linux", "Windows")) {
                coverage.check(kind, true).percentage(share -> share > 5);
                coverage.check(kind, false).percentage(share -> share > 5);
            }
        });
    }

    @Property(tries = 200)
    void everyVfOfAFreePoolCanBeTakenAndNoneOfAnExhaustedOne(
            @ForAll("freePools") VfPool free, @ForAll("exhaustedPools") VfPool exhausted) {
        assertThat(free.free()).isEqualTo(free.functions()).hasSizeBetween(2, 5);
        assertThat(exhausted.free()).isEmpty();
        assertThat(exhausted.functions()).isNotEmpty();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyKindOfPoolComesUp(@ForAll("pools") VfPool pool) {
        String kind = pool.functions().isEmpty()
                ? "empty"
                : pool.free().isEmpty()
                        ? "exhausted"
                        : pool.free().size() == pool.functions().size() ? "free" : "mixed";
        Statistics.label("pool").collect(kind);
        Statistics.label("pool").coverage(coverage -> {
            coverage.check("empty").percentage(share -> share > 1);
            coverage.check("exhausted").percentage(share -> share > 1);
            coverage.check("free").percentage(share -> share > 1);
            coverage.check("mixed").percentage(share -> share > 30);
        });
    }

    @Property(tries = 200)
    void soundProfilesAreAcceptedAtAnyLevelThatKnowsFailover(@ForAll("profiles") List<VnicProfile> profiles) {
        Target target = Target.builder().clusterLevel(Version.parse("4.6")).build();

        assertThat(Rules.forTarget(target).checkProfiles(profiles, List.of()))
                .isClean()
                .isComplete();
        assertThat(profiles).extracting(VnicProfile::id).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void brokenProfilesBreakTheirRuleAndNoOther(@ForAll("brokenProfiles") Tuple2<String, List<VnicProfile>> broken) {
        List<VnicProfile> profiles = broken.get2();

        assertThat(Rules.forTarget(Target.any()).checkProfiles(profiles))
                .hasOnly(broken.get1())
                .hasFinding(broken.get1())
                .once();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void profilesOfWhichNothingIsSureAreOftenRightAndOftenWrong(@ForAll("anyProfiles") VnicProfile profile) {
        Statistics.collect(Rules.forTarget(Target.any()).checkProfile(profile).isClean());
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 10);
            coverage.check(false).percentage(share -> share > 10);
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPairFindsAllThatItNeedsOnAHostThatIsAble(@ForAll("ableHosts") HostInventory host) {
        assertThat(check(Target.builder().host(host).libvirt(host.libvirt()).qemu(host.qemu())))
                .isClean();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void hostsOfWhichNothingIsSureAreOftenRightAndOftenWrong(@ForAll("hosts") HostInventory host) {
        Report report =
                check(Target.builder().host(host).libvirt(host.libvirt()).qemu(host.qemu()));
        Statistics.label("host").collect(report.isClean(), host.links().isEmpty());
        Statistics.label("host").coverage(coverage -> {
            coverage.check(true, true).percentage(share -> share > 5);
            coverage.check(true, false).percentage(share -> share > 5);
            coverage.check(false, true).percentage(share -> share > 5);
            coverage.check(false, false).percentage(share -> share > 5);
        });
    }

    @Example
    void aCodeThatNothingBreaksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guests.breaking("VF_IN_USE"))
                .withMessage("no guest breaks a rule VF_IN_USE");
        assertThatIllegalArgumentException().isThrownBy(() -> VnicProfiles.breaking("VF_IN_USE"));
        assertThatIllegalArgumentException().isThrownBy(() -> Moves.breaking("VLANS_DIFFER"));
    }

    @Example
    void whatShrinksIsTheLeastThatIsLeft() {
        VfPool pool = Shrunk.from(
                VfPools.any(),
                one -> one.functions().stream()
                        .anyMatch(function -> function.heldBy().isPresent()));
        List<VnicProfile> profiles = Shrunk.from(
                VnicProfiles.sound(),
                all -> all.stream().anyMatch(profile -> profile.failover().isPresent()));

        assertThat(pool.functions()).hasSize(1);
        assertThat(profiles).hasSize(2);
    }

    @Provide
    Arbitrary<Guest> guests() {
        return Guests.any();
    }

    @Provide
    Arbitrary<Guest> ableGuests() {
        return Guests.able();
    }

    @Provide
    Arbitrary<Tuple2<String, Guest>> brokenGuests() {
        return Arbitraries.of(List.copyOf(Guests.codes()))
                .flatMap(code -> Guests.breaking(code).map(guest -> Tuple.of(code, guest)));
    }

    @Provide
    Arbitrary<VfPool> pools() {
        return VfPools.any();
    }

    @Provide
    Arbitrary<VfPool> freePools() {
        return VfPools.free(2, 5);
    }

    @Provide
    Arbitrary<VfPool> exhaustedPools() {
        return VfPools.exhausted();
    }

    @Provide
    Arbitrary<VnicProfile> anyProfiles() {
        return VnicProfiles.any();
    }

    @Provide
    Arbitrary<List<VnicProfile>> profiles() {
        return VnicProfiles.sound();
    }

    @Provide
    Arbitrary<Tuple2<String, List<VnicProfile>>> brokenProfiles() {
        return Arbitraries.of(List.copyOf(VnicProfiles.codes()))
                .flatMap(code -> VnicProfiles.breaking(code).map(all -> Tuple.of(code, all)));
    }

    @Provide
    Arbitrary<HostInventory> ableHosts() {
        return HostInventories.able();
    }

    @Provide
    Arbitrary<HostInventory> hosts() {
        return HostInventories.any();
    }
}
