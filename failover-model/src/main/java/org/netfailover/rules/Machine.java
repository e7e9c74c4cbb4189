package org.netfailover.rules;

import java.util.Optional;
import org.netfailover.model.DomainNics;
import org.netfailover.model.PciAddress;

/** What a machine type says about the guest's PCI. */
enum Machine {
    /** It has PCI Express: the virt machines. */
    EXPRESS,
    /** The PC with PCI Express; its chipset has functions 0, 2 and 3 of slot 0x1f. */
    Q35,
    /** The PC with conventional PCI; its chipset has functions 0, 1 and 3 of slot 1. */
    I440FX,
    /** It has conventional PCI, or none: pseries, s390, isapc. */
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
        if (machine.equals("q35") || machine.startsWith("pc-q35")) {
            return Q35;
        }
        if (machine.equals("pc") || machine.startsWith("pc-") || machine.startsWith("rhel6.")) {
            return I440FX;
        }
        if (machine.equals("virt") || machine.startsWith("virt-")) {
            return EXPRESS;
        }
        boolean conventional = machine.equals("isapc") || machine.startsWith("pseries") || machine.startsWith("s390-");
        return conventional ? CONVENTIONAL : UNKNOWN;
    }

    /** Whether a primary can never be plugged into it. */
    boolean lacksExpress() {
        return this == CONVENTIONAL || this == I440FX;
    }

    /** Whether the chipset itself is at an address. */
    boolean hasBuiltIn(PciAddress address) {
        if (address.domain() != 0 || address.bus() != 0) {
            return false;
        }
        int function = address.function();
        return this == Q35 && address.slot() == 0x1f && (function == 0 || function == 2 || function == 3)
                || this == I440FX && address.slot() == 1 && (function == 0 || function == 1 || function == 3);
    }
}
