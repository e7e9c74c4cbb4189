package org.netfailover.testkit.arbitraries;

import java.util.List;

/** Marks in the dialect that no released libvirt knows. */
final class DialectBreakages {
    private static final String TEAMING = "teaming";

    private DialectBreakages() {}

    static List<Breakage> all() {
        return List.of(
                Breakage.of(
                        "DRIVER_FAILOVER_DROPPED",
                        "standby marked by its driver",
                        Half.STANDBY,
                        device -> Edits.set(device.withoutChildren(TEAMING), "driver", "failover", "on")),
                Breakage.of(
                        "DRIVER_BACKUP_ALIAS_DROPPED",
                        "primary marked by its driver",
                        Half.INTERFACE_PRIMARY,
                        device -> Edits.set(
                                device.withoutChildren(TEAMING),
                                "driver",
                                "backupAlias",
                                device.child(TEAMING)
                                        .flatMap(teaming -> teaming.attribute("persistent"))
                                        .orElse("ua-x"))),
                Breakage.of(
                        "MARKED_AS_BOTH",
                        "standby marked as a primary by its driver",
                        Half.STANDBY,
                        Edits.child("driver", "backupAlias", "ua-other")),
                Breakage.of(
                        "DRIVER_ATTRIBUTES_BESIDE_TEAMING",
                        "standby marked twice",
                        Half.STANDBY,
                        Edits.child("driver", "failover", "on")));
    }
}
