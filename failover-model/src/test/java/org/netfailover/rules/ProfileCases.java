package org.netfailover.rules;

import java.util.List;
import java.util.function.UnaryOperator;
import org.netfailover.model.Origin;
import org.netfailover.model.Version;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;

/** Cases of oVirt's vNIC profiles. */
final class ProfileCases {
    private ProfileCases() {}

    private static VnicProfile profile(String id, UnaryOperator<VnicProfile.Builder> more) {
        return more.apply(VnicProfile.builder().id(id).name("name-" + id).origin(Origin.ofPath("/" + id)))
                .build();
    }

    /** A pass-through profile that may have a failover. */
    private static VnicProfile passThrough(UnaryOperator<VnicProfile.Builder> more) {
        return profile("vf", b -> more.apply(b.passThrough(PassThrough.ENABLED)));
    }

    /** A good profile of VFs whose failover is the profile {@code lan}. */
    private static VnicProfile vf() {
        return passThrough(b -> b.migratable(true).failover("lan"));
    }

    private static VnicProfile lan() {
        return profile("lan", b -> b);
    }

    private static Checkable profiles(VnicProfile... profiles) {
        return rules -> rules.checkProfiles(List.of(profiles));
    }

    private static Checkable used(List<VmVnic> vnics, VnicProfile... profiles) {
        return rules -> rules.checkProfiles(List.of(profiles), vnics);
    }

    private static Checkable change(List<VnicProfile> before, List<VnicProfile> after, VmVnic... vnics) {
        return rules -> rules.checkProfileChange(before, after, List.of(vnics));
    }

    private static VmVnic vnic(String vm, String profile) {
        return new VmVnic(vm, profile, true);
    }

    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }

    static List<RuleCase> all() {
        Checkable good = profiles(vf(), lan());
        VnicProfile renamed = profile("lan", b -> b.qos("q"));
        VnicProfile elsewhere = passThrough(b -> b.migratable(true).failover("lan2"));
        VnicProfile lan2 = profile("lan2", b -> b);
        return List.of(
                RuleCase.of("PROFILE_FAILOVER_NOT_PASSTHROUGH")
                        .breaks(profiles(profile("x", b -> b.failover("lan")), lan()), "/x/failover")
                        .breaks(rules -> rules.checkProfile(profile("x", b -> b.failover("lan"))), "/x/failover")
                        .keeps(good, rules -> rules.checkProfile(vf())),
                RuleCase.of("PROFILE_FAILOVER_NOT_MIGRATABLE")
                        .breaks(
                                profiles(passThrough(b -> b.migratable(false).failover("lan")), lan()),
                                "/vf/migratable")
                        .breaks(profiles(passThrough(b -> b.failover("lan")), lan()), "/vf/migratable")
                        .keeps(good, profiles(passThrough(b -> b.migratable(false)))),
                RuleCase.of("PROFILE_FAILOVER_UNKNOWN")
                        .breaks(profiles(vf()), "/vf/failover")
                        .keeps(good, profiles(lan())),
                RuleCase.of("PROFILE_FAILOVER_IS_PASSTHROUGH")
                        .breaks(profiles(vf(), profile("lan", b -> b.passThrough(PassThrough.ENABLED))), "/vf/failover")
                        .keeps(good),
                RuleCase.of("PROFILE_FAILOVER_IS_ITSELF")
                        .breaks(profiles(passThrough(b -> b.migratable(true).failover("vf"))), "/vf/failover")
                        .keeps(good, profiles(VnicProfile.builder().build())),
                RuleCase.of("PROFILE_FAILOVER_ON_EXTERNAL_NETWORK")
                        .breaks(profiles(vf(), profile("lan", b -> b.externalNetwork(true))), "/vf/failover")
                        .keeps(good, profiles(vf(), profile("lan", b -> b.externalNetwork(false)))),
                RuleCase.of("PROFILE_CLUSTER_LEVEL_WITHOUT_FAILOVER")
                        .on(Target.builder().clusterLevel(Version.parse("4.5")))
                        .breaks(good, "/vf/failover")
                        .keeps(profiles(lan()), on(Target.builder().clusterLevel(Version.parse("4.6")), good)),
                RuleCase.of("PROFILE_PASSTHROUGH_WITH_PORT_MIRRORING")
                        .breaks(profiles(passThrough(b -> b.portMirroring(true))), "/vf/port_mirroring")
                        .keeps(
                                profiles(passThrough(b -> b.portMirroring(false))),
                                profiles(profile("lan", b -> b.portMirroring(true)))),
                RuleCase.of("PROFILE_PASSTHROUGH_WITH_QOS")
                        .breaks(profiles(passThrough(b -> b.qos("q"))), "/vf/qos")
                        .keeps(profiles(profile("lan", b -> b.qos("q")))),
                RuleCase.of("PROFILE_PASSTHROUGH_WITH_FILTER")
                        .breaks(profiles(passThrough(b -> b.networkFilter("f"))), "/vf/network_filter")
                        .keeps(profiles(profile("lan", b -> b.networkFilter("f")))),
                RuleCase.of("PROFILE_PASSTHROUGH_WITH_PORT_ISOLATION")
                        .breaks(profiles(passThrough(b -> b.portIsolation(true))), "/vf/network")
                        .keeps(
                                profiles(passThrough(b -> b.portIsolation(false))),
                                profiles(profile("lan", b -> b.portIsolation(true)))),
                RuleCase.of("PASSTHROUGH_VNIC_UNLINKED")
                        .breaks(used(List.of(new VmVnic("vm", "vf", false)), vf(), lan()), "/vf")
                        .keeps(
                                used(List.of(vnic("vm", "vf"), new VmVnic("vm", "lan", false)), vf(), lan()),
                                used(List.of(new VmVnic("vm", "nope", false)), vf(), lan())),
                RuleCase.of("PASSTHROUGH_VNIC_NOT_MIGRATABLE")
                        .breaks(used(List.of(vnic("vm", "vf")), passThrough(b -> b.migratable(false))), "/vf")
                        .keeps(used(List.of(vnic("vm", "vf"), vnic("vm", "lan")), vf(), lan())),
                RuleCase.of("TWO_VFS_OF_ONE_FAILOVER_PROFILE")
                        .on(Target.builder().aliasPerProfile(true))
                        .breaks(used(List.of(vnic("vm", "vf"), vnic("vm", "vf")), vf(), lan()), "/vf/failover")
                        .keeps(
                                used(List.of(vnic("vm", "vf"), vnic("vm2", "vf"), vnic("vm", "lan")), vf(), lan()),
                                on(Target.builder(), used(List.of(vnic("vm", "vf"), vnic("vm", "vf")), vf(), lan()))),
                RuleCase.of("FAILOVER_PROFILE_UPDATED")
                        .breaks(change(List.of(vf(), lan()), List.of(vf(), renamed)), "/lan")
                        .keeps(
                                change(List.of(vf(), lan()), List.of(vf(), lan())),
                                change(List.of(lan()), List.of(renamed))),
                RuleCase.of("FAILOVER_PROFILE_REMOVED")
                        .breaks(change(List.of(vf(), lan()), List.of(vf())), "/lan")
                        .keeps(change(List.of(vf(), lan()), List.of(lan())), change(List.of(lan()), List.of())),
                RuleCase.of("FAILOVER_CHANGED_IN_USE")
                        .breaks(
                                change(List.of(vf(), lan(), lan2), List.of(elsewhere, lan(), lan2), vnic("vm", "vf")),
                                "/vf/failover")
                        .keeps(
                                change(List.of(vf(), lan(), lan2), List.of(elsewhere, lan(), lan2), vnic("vm", "lan")),
                                change(List.of(vf(), lan()), List.of(vf(), lan()), vnic("vm", "vf")),
                                change(List.of(lan()), List.of(vf(), lan()), vnic("vm", "vf"))));
    }
}
