package org.netfailover.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the rules about a hotplug ask for, computed once for one check. */
final class HotplugFacts implements Facts {
    private final DomainFacts domain;
    private final List<NicFacts> plugged = new ArrayList<>();
    private final List<String> unplugged;
    private final Set<String> gone;

    HotplugFacts(Hotplug hotplug, Target target, HostFacts host) {
        domain = new DomainFacts(hotplug.domain(), target, host);
        hotplug.plugged().forEach(nic -> plugged.add(new NicFacts(nic)));
        unplugged = hotplug.unplugged();
        gone = Set.copyOf(unplugged);
    }

    DomainFacts domain() {
        return domain;
    }

    /** The devices that come. */
    List<NicFacts> plugged() {
        return plugged;
    }

    /** The aliases of what is to go, as they were given. */
    List<String> unplugged() {
        return unplugged;
    }

    /** Whether a device of the domain is to go. */
    boolean isUnplugged(NicFacts nic) {
        return nic.nic().aliasText().filter(gone::contains).isPresent();
    }

    @Override
    public boolean misses(Need need) {
        return false;
    }
}
