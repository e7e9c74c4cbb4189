package org.netfailover.rules;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;

/**
 * Profiles before and after a change.
 *
 * @param before every profile there was
 * @param after every profile there is to be
 */
record ProfileChangeFacts(ProfileFacts before, ProfileFacts after) implements Facts {
    static ProfileChangeFacts of(Target target, List<VnicProfile> before, List<VnicProfile> after, List<VmVnic> vnics) {
        return new ProfileChangeFacts(
                new ProfileFacts(target, before, true, Optional.of(vnics)),
                new ProfileFacts(target, after, true, Optional.of(vnics)));
    }

    @Override
    public boolean misses(Need need) {
        return before.misses(need) || after.misses(need);
    }
}
