package org.netfailover.rules;

import static org.netfailover.rules.Authority.OVIRT;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.netfailover.model.Quoted;
import org.netfailover.model.Version;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;

/** What oVirt's engine imposes on vNIC profiles and on the vNICs that use them. */
final class ProfileRules {
    private static final String SOURCE = "oVirt 4.6, vNIC profiles and SR-IOV live migration without downtime";
    private static final Version CLUSTER_LEVEL = Version.of(4, 6, 0);

    private ProfileRules() {}

    static List<Bound<ProfileFacts>> all() {
        return List.of(
                notPassThrough(),
                notMigratable(),
                unknown(),
                isPassThrough(),
                isItself(),
                isExternal(),
                clusterLevel(),
                forbidden(
                        "PORT_MIRRORING",
                        "port mirroring",
                        "port_mirroring",
                        p -> p.portMirroring().orElse(false)),
                forbidden("QOS", "QoS", "qos", p -> p.qos().isPresent()),
                forbidden(
                        "FILTER",
                        "a network filter",
                        "network_filter",
                        p -> p.networkFilter().isPresent()),
                forbidden(
                        "PORT_ISOLATION",
                        "port isolation",
                        "network",
                        p -> p.portIsolation().orElse(false)),
                unlinked(),
                immovable(),
                twoVfs());
    }

    private static Rule.Builder rule(String code) {
        return Rule.error(code, OVIRT).subject(Rule.Subject.PROFILE).source(SOURCE);
    }

    private static Bound<ProfileFacts> notPassThrough() {
        return rule("PROFILE_FAILOVER_NOT_PASSTHROUGH")
                .requirement("Only a pass-through profile has a failover profile.")
                .says("FAILOVER_IS_SUPPORTED_ONLY_FOR_MIGRATABLE_PASSTHROUGH")
                .remedy("enable pass-through, or remove the failover")
                .onEach(ProfileFacts.PROFILES, (profile, sink) -> {
                    if (profile.failover().isPresent() && !ProfileFacts.isPassThrough(profile)) {
                        sink.found(
                                profile.origin().locate("failover"),
                                "the profile is not pass-through and has a failover");
                    }
                });
    }

    private static Bound<ProfileFacts> notMigratable() {
        return rule("PROFILE_FAILOVER_NOT_MIGRATABLE")
                .requirement("Only a migratable profile has a failover profile.")
                .says("FAILOVER_IS_SUPPORTED_ONLY_FOR_MIGRATABLE_PASSTHROUGH")
                .remedy("make the profile migratable, or remove the failover")
                .onEach(ProfileFacts.PROFILES, (profile, sink) -> {
                    if (profile.failover().isPresent() && !ProfileFacts.isMigratable(profile)) {
                        sink.found(
                                profile.origin().locate("migratable"),
                                "the profile is not migratable and has a failover");
                    }
                });
    }

    private static Bound<ProfileFacts> unknown() {
        return rule("PROFILE_FAILOVER_UNKNOWN")
                .needs(Need.PROFILES)
                .requirement("The failover profile exists.")
                .says("FAILOVER_VNIC_PROFILE_ID_IS_NOT_VALID")
                .remedy("refer to a profile that exists")
                .checkedBy((facts, sink) -> {
                    for (VnicProfile profile : facts.profiles()) {
                        if (profile.failover().isPresent()
                                && facts.failoverOf(profile).isEmpty()) {
                            sink.found(
                                    profile.origin().locate("failover"),
                                    "there is no profile "
                                            + Quoted.of(profile.failover().get()));
                        }
                    }
                });
    }

    private static Bound<ProfileFacts> isPassThrough() {
        return rule("PROFILE_FAILOVER_IS_PASSTHROUGH")
                .needs(Need.PROFILES)
                .requirement("The failover profile is not pass-through.")
                .says("FAILOVER_VNIC_PROFILE_ID_IS_NOT_VALID")
                .remedy("refer to a profile of virtio NICs")
                .checkedBy(onFailover(ProfileFacts::isPassThrough, "the failover profile is pass-through"));
    }

    private static Bound<ProfileFacts> isItself() {
        return rule("PROFILE_FAILOVER_IS_ITSELF")
                .requirement("A profile is not its own failover.")
                .says("CANNOT_POINT_TO_SELF")
                .remedy("refer to another profile")
                .onEach(ProfileFacts.PROFILES, (profile, sink) -> {
                    if (profile.id().isPresent() && profile.id().equals(profile.failover())) {
                        sink.found(profile.origin().locate("failover"), "the profile is its own failover");
                    }
                });
    }

    private static Bound<ProfileFacts> isExternal() {
        return rule("PROFILE_FAILOVER_ON_EXTERNAL_NETWORK")
                .needs(Need.PROFILES)
                .requirement("The failover profile is not on an external network.")
                .remedy("refer to a profile on a network of oVirt's own")
                .checkedBy(onFailover(
                        profile -> profile.externalNetwork().orElse(false),
                        "the failover profile's network is external"));
    }

    /** Looks at the failover profile of each profile; one that is its own failover is told elsewhere. */
    private static Bound.Check<ProfileFacts> onFailover(Predicate<VnicProfile> broken, String found) {
        return (facts, sink) -> {
            for (VnicProfile profile : facts.profiles()) {
                Optional<VnicProfile> failover = facts.failoverOf(profile);
                if (failover.isPresent() && !failover.get().equals(profile) && broken.test(failover.get())) {
                    sink.found(profile.origin().locate("failover"), found);
                }
            }
        };
    }

    private static Bound<ProfileFacts> clusterLevel() {
        return rule("PROFILE_CLUSTER_LEVEL_WITHOUT_FAILOVER")
                .needs(Need.CLUSTER_LEVEL)
                .requirement("A failover profile needs cluster level 4.6 or newer.")
                .remedy("raise the cluster's compatibility version")
                .checkedBy((facts, sink) -> {
                    Optional<Version> level = facts.target().clusterLevel();
                    for (VnicProfile profile : facts.profiles()) {
                        if (profile.failover().isPresent()
                                && level.isPresent()
                                && !level.get().isAtLeast(CLUSTER_LEVEL)) {
                            sink.found(profile.origin().locate("failover"), "the cluster level is " + level.get());
                        }
                    }
                });
    }

    private static Bound<ProfileFacts> forbidden(
            String code, String what, String child, Predicate<VnicProfile> present) {
        return rule("PROFILE_PASSTHROUGH_WITH_" + code)
                .requirement("A pass-through profile carries no " + what.replaceFirst("^a ", "") + ".")
                .remedy("remove " + what + ", or disable pass-through")
                .onEach(ProfileFacts.PROFILES, (profile, sink) -> {
                    if (ProfileFacts.isPassThrough(profile) && present.test(profile)) {
                        sink.found(profile.origin().locate(child), "the pass-through profile has " + what);
                    }
                });
    }

    /** Looks at the profile of each vNIC. */
    private static Bound.Check<ProfileFacts> onVnics(VnicCheck check) {
        return (facts, sink) -> {
            for (VmVnic vnic : facts.vnics()) {
                facts.profile(vnic.profile())
                        .filter(profile -> check.isBroken(vnic, profile))
                        .ifPresent(profile -> sink.found(
                                profile.origin().location(),
                                "the VM " + Quoted.of(vnic.vm()) + " has a vNIC of it " + check.what()));
            }
        };
    }

    /** What is wrong with a vNIC of a profile. */
    private record VnicCheck(String what, BiPredicate<VmVnic, VnicProfile> test) {
        boolean isBroken(VmVnic vnic, VnicProfile profile) {
            return test.test(vnic, profile);
        }
    }

    private static Bound<ProfileFacts> unlinked() {
        return rule("PASSTHROUGH_VNIC_UNLINKED")
                .needs(Need.VNICS)
                .requirement("A pass-through vNIC is linked; it cannot be unlinked.")
                .remedy("link the vNIC, or unplug it")
                .checkedBy(onVnics(new VnicCheck(
                        "that is unlinked", (vnic, profile) -> ProfileFacts.isPassThrough(profile) && !vnic.linked())));
    }

    private static Bound<ProfileFacts> immovable() {
        return Rule.warning("PASSTHROUGH_VNIC_NOT_MIGRATABLE", OVIRT)
                .subject(Rule.Subject.PROFILE)
                .needs(Need.VNICS)
                .requirement("A VM that is to migrate has no vNIC of a pass-through profile that is not migratable.")
                .remedy("make the profile migratable, or unplug the vNIC before the VM migrates")
                .source(SOURCE)
                .checkedBy(onVnics(new VnicCheck(
                        "and so cannot migrate",
                        (vnic, profile) ->
                                ProfileFacts.isPassThrough(profile) && !ProfileFacts.isMigratable(profile))));
    }

    private static Bound<ProfileFacts> twoVfs() {
        return rule("TWO_VFS_OF_ONE_FAILOVER_PROFILE")
                .onRequest(true)
                .needs(Need.VNICS)
                .requirement(
                        "A VM has one VF of a failover profile: oVirt derives the standby's alias from the profile.")
                .says("unsupported configuration: non unique alias detected: ua-…")
                .remedy("use another failover profile, or an alias for each vNIC")
                .checkedBy((facts, sink) -> {
                    Set<List<String>> used = new HashSet<>();
                    for (VmVnic vnic : facts.vnics()) {
                        Optional<VnicProfile> profile = facts.profile(vnic.profile());
                        Optional<String> failover = profile.flatMap(VnicProfile::failover);
                        if (failover.isPresent() && !used.add(List.of(vnic.vm(), failover.get()))) {
                            sink.found(
                                    profile.get().origin().locate("failover"),
                                    "the VM " + Quoted.of(vnic.vm()) + " has another VF with the same failover");
                        }
                    }
                });
    }
}
