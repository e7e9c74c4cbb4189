package org.netfailover.plan;

import java.util.HashSet;
import java.util.Set;
import org.netfailover.model.DomainNics;
import org.netfailover.model.UserAlias;

/** The aliases that devices have after they were unplugged and plugged again. */
final class Aliases {
    private final Set<String> taken = new HashSet<>();

    Aliases(DomainNics domain) {
        domain.nics().forEach(nic -> nic.aliasText().ifPresent(taken::add));
        domain.otherDevices().forEach(device -> device.alias().ifPresent(taken::add));
    }

    /**
     * A user's alias comes back. One that libvirt generated would be another one afterwards, by which nobody could tell
     * that the device is back: it becomes a user alias that is free.
     */
    String afterwards(String alias) {
        if (UserAlias.isKept(alias)) {
            return alias;
        }
        String base = "ua-" + alias.replaceAll("[^A-Za-z0-9_-]", "_");
        String free = base;
        for (int i = 2; !taken.add(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
