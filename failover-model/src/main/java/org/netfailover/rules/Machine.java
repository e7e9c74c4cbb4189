package org.netfailover.rules;

import java.util.Optional;
import org.netfailover.model.DomainNics;

/** What a machine type says about the guest's PCI. */
enum Machine {
    /** It has PCI Express: q35, and the virt machines. */
    EXPRESS,
    /** It has conventional PCI, or none: i440fx and its ancestors, pseries, s390. */
    CONVENTIONAL,
    /** The document names none; libvirt takes i440fx on x86. */
    NOT_GIVEN,
    /** A machine that is not known here. */
    UNKNOWN;

    static Machine of(DomainNics domain) {
        Optional<String> machine = domain.machine();
        if (machine.isEmpty()) {
            String arch = domain.arch().orElse("x86_64");
            return arch.equals("x86_64") || arch.equals("i686") ? NOT_GIVEN : UNKNOWN;
        }
        return of(machine.get());
    }

    private static Machine of(String machine) {
        if (machine.equals("q35")
                || machine.startsWith("pc-q35")
                || machine.equals("virt")
                || machine.startsWith("virt-")) {
            return EXPRESS;
        }
        boolean conventional = machine.equals("pc")
                || machine.startsWith("pc-")
                || machine.equals("isapc")
                || machine.startsWith("rhel6.")
                || machine.startsWith("pseries")
                || machine.startsWith("s390-");
        return conventional ? CONVENTIONAL : UNKNOWN;
    }
}
