package org.netfailover.rules;

import static org.netfailover.rules.Authority.OVIRT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netfailover.model.Quoted;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;

/** What oVirt's engine refuses to change about profiles in use. */
final class ProfileChangeRules {
    private static final String SOURCE = "oVirt 4.6, SR-IOV live migration without downtime";

    private ProfileChangeRules() {}

    static List<Bound<ProfileChangeFacts>> all() {
        return List.of(updated(), removed(), failoverChanged());
    }

    private static Rule.Builder rule(String code) {
        return Rule.error(code, OVIRT).subject(Rule.Subject.PROFILE_CHANGE).source(SOURCE);
    }

    /** The identifiers of the profiles that serve others as failover, each with one it serves. */
    private static Map<String, VnicProfile> servingBefore(ProfileChangeFacts facts) {
        Map<String, VnicProfile> serving = new LinkedHashMap<>();
        for (VnicProfile profile : facts.before().profiles()) {
            profile.failover().ifPresent(id -> serving.putIfAbsent(id, profile));
        }
        return serving;
    }

    private static Bound<ProfileChangeFacts> updated() {
        return rule("FAILOVER_PROFILE_UPDATED")
                .requirement("A profile that serves as failover is not updated.")
                .says("UPDATE_OF_FAILOVER_PROFILE_IS_NOT_SUPPORTED")
                .remedy("remove it from the profiles that it serves first, or make another profile")
                .checkedBy((facts, sink) -> servingBefore(facts).forEach((id, served) -> {
                    Optional<VnicProfile> before = facts.before().profile(id);
                    Optional<VnicProfile> after = facts.after().profile(id);
                    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
                        sink.found(
                                after.get().origin().location(),
                                "the profile is the failover of " + name(served) + " and is changed");
                    }
                }));
    }

    private static Bound<ProfileChangeFacts> removed() {
        return rule("FAILOVER_PROFILE_REMOVED")
                .requirement("A profile that serves as failover is not removed.")
                .remedy("remove it from the profiles that it serves first")
                .checkedBy((facts, sink) -> servingBefore(facts).forEach((id, served) -> {
                    Optional<VnicProfile> before = facts.before().profile(id);
                    if (before.isPresent() && facts.after().profile(id).isEmpty()) {
                        sink.found(
                                before.get().origin().location(),
                                "the profile is the failover of " + name(served) + " and is removed");
                    }
                }));
    }

    private static Bound<ProfileChangeFacts> failoverChanged() {
        return rule("FAILOVER_CHANGED_IN_USE")
                .requirement("A profile's failover does not change while VMs use the profile.")
                .remedy("unplug the vNICs of the profile first")
                .checkedBy((facts, sink) -> {
                    Set<String> used =
                            facts.before().vnics().stream().map(VmVnic::profile).collect(Collectors.toSet());
                    for (VnicProfile profile : facts.after().profiles()) {
                        Optional<VnicProfile> before = profile.id().flatMap(facts.before()::profile);
                        if (before.isPresent()
                                && used.contains(profile.id().get())
                                && !before.get().failover().equals(profile.failover())) {
                            sink.found(
                                    profile.origin().locate("failover"),
                                    "VMs use the profile and its failover changes");
                        }
                    }
                });
    }

    private static String name(VnicProfile profile) {
        return Quoted.of(profile.name().or(profile::id).orElse(""));
    }
}
