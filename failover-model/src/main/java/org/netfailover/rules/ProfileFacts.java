package org.netfailover.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;

/** The vNIC profiles of one check, and what is known around them. */
final class ProfileFacts implements Facts {
    /** Each profile, for rules that look at one by itself. */
    static final Function<ProfileFacts, List<VnicProfile>> PROFILES = ProfileFacts::profiles;

    private final Target target;
    private final List<VnicProfile> profiles;
    private final boolean complete;
    private final Optional<List<VmVnic>> vnics;
    private final Map<String, VnicProfile> byId = new HashMap<>();

    /**
     * Gathers them.
     *
     * @param complete whether these are all the profiles there are
     * @param vnics what VMs use, where it is known
     */
    ProfileFacts(Target target, List<VnicProfile> profiles, boolean complete, Optional<List<VmVnic>> vnics) {
        this.target = target;
        this.profiles = profiles;
        this.complete = complete;
        this.vnics = vnics;
        for (VnicProfile profile : profiles) {
            profile.id().ifPresent(id -> byId.putIfAbsent(id, profile));
        }
    }

    Target target() {
        return target;
    }

    List<VnicProfile> profiles() {
        return profiles;
    }

    /** What VMs use, nothing where it is not known. */
    List<VmVnic> vnics() {
        return vnics.orElse(List.of());
    }

    Optional<VnicProfile> profile(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The profile of a profile's standby, where it is among these. */
    Optional<VnicProfile> failoverOf(VnicProfile profile) {
        return profile.failover().flatMap(this::profile);
    }

    static boolean isPassThrough(VnicProfile profile) {
        return profile.passThrough() == PassThrough.ENABLED;
    }

    static boolean isMigratable(VnicProfile profile) {
        return profile.migratable().orElse(!isPassThrough(profile));
    }

    @Override
    public boolean misses(Need need) {
        boolean failover =
                profiles.stream().anyMatch(profile -> profile.failover().isPresent());
        return switch (need) {
            case PROFILES -> !complete && failover;
            case VNICS -> vnics.isEmpty() && profiles.stream().anyMatch(ProfileFacts::isPassThrough);
            default -> failover;
        };
    }
}
