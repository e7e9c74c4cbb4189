package org.netfailover.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A domain, and devices of it as an update describes them. */
final class UpdateFacts implements Facts {
    private final List<ChangedNic> changed = new ArrayList<>();

    UpdateFacts(DomainFacts before, DomainFacts after) {
        Counterparts counterparts = new Counterparts(before.nics());
        for (int i = 0; i < after.nics().size(); i++) {
            NicFacts nic = after.nics().get(i);
            Optional<NicFacts> old = counterparts.of(nic, i, after.nics().size());
            old.ifPresent(was -> changed.add(new ChangedNic(was, nic)));
        }
    }

    /** The devices that the update describes and the domain has. */
    List<ChangedNic> changed() {
        return changed;
    }

    @Override
    public boolean misses(Need need) {
        return false;
    }
}
